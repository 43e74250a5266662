import type { RequirementVerdict, Waiver } from '../../records/runs/verdict.ts';
import { anchors } from '../facts/anchors.ts';
import { evidencePaths } from '../facts/evidence.ts';
import { allRequirements } from '../facts/index.ts';
import { indicator, limit } from '../facts/threshold.ts';
import { lowered } from '../../words/text.ts';
import { date } from '../figures.ts';
import { brief } from './appendix-requirements.ts';
import { heading, list, paragraph, toAnchor } from './blocks.ts';
import type { Block, Line } from './blocks.ts';
import { evidenceLine, toCases } from './context.ts';
import type { Context } from './context.ts';

const MOST = 40;

/** V. Tồn tại, rủi ro. Parts with nothing to say are left out; none at all is said in so many words. */
export function risks(context: Context): Block[] {
  const parts: [string, Block[]][] = [
    [context.w.risks.unmet, unmet(context)],
    [context.w.risks.unjudged, unjudged(context)],
    [context.w.risks.harness, harness(context)],
    [context.w.risks.assumed, assumed(context)],
    [context.w.risks.flaky, flaky(context)],
    [context.w.risks.waivers, waivers(context)],
    [context.w.risks.leftBehind, leftBehind(context)],
    [context.w.risks.leftOut, leftOut(context)],
    [context.w.risks.missing, missing(context)],
  ];
  const told = parts.filter(([, blocks]) => blocks.length > 0);
  const title = heading(1, context.w.risks.heading);
  if (told.length === 0) return [title, paragraph(context.w.risks.none)];
  return [title, ...told.flatMap(([name, blocks]) => [heading(2, name), ...blocks])];
}

function unmet(context: Context): Block[] {
  const failed = allRequirements(context.report).filter(({ verdict }) => verdict === 'fail');
  return bounded(
    context,
    failed.map((requirement) => requirementLine(context, requirement)),
  );
}

function unjudged(context: Context): Block[] {
  const open = allRequirements(context.report).filter(
    ({ verdict }) => verdict === 'blocked' || verdict === 'not-run',
  );
  return bounded(
    context,
    open.map((requirement) => requirementLine(context, requirement)),
  );
}

function requirementLine({ w, t }: Context, requirement: RequirementVerdict): Line {
  const reasons = requirement.reasons.map(t).map(withoutStop).join('; ');
  return [
    toAnchor(requirement.id, anchors.requirement(requirement.id)),
    `: ${t(requirement.title)} – `,
    { text: w.verdict[requirement.verdict].toLowerCase(), tone: requirement.verdict },
    reasons === '' ? '.' : `. ${w.appendix.reasons}: ${reasons}.`,
  ];
}

function harness(context: Context): Block[] {
  const { report, w, t } = context;
  if (report.harness.length === 0) return [];
  const items = report.harness.map((fault): Line => {
    const proof = evidenceLine(context, fault.evidence);
    return [
      `${withoutStop(t(fault.text))} (${fault.code})`,
      ...(proof.length === 0 ? [] : [' – ', ...proof]),
      '.',
    ];
  });
  return [paragraph(w.risks.harnessNote), ...bounded(context, items)];
}

/** Of each platform its requirements by their ids, which the appendix explains, then each load with its limits. */
function assumed({ report, w, t, lang }: Context): Block[] {
  const items = report.platforms.flatMap(({ name, requirements, load: loads }): Line[] => {
    const ids = requirements.filter((one) => one.assumed).map(({ id }) => id);
    const links = ids.flatMap((id, index): Line => [
      ...(index === 0 ? [] : [', ']),
      toAnchor(id, anchors.requirement(id)),
    ]);
    const lines: Line[] =
      ids.length === 0 ? [] : [[w.risks.assumedRequirements(t(name), ids.length), ...links, '.']];
    for (const load of loads) {
      const limits = load.thresholds
        .filter((threshold) => threshold.assumed)
        .map((one) => `${lowered(indicator(one, lang))} ${limit(one, lang)}`);
      if (limits.length === 0) continue;
      const link = toAnchor(t(load.title), anchors.load(load.platform, load.profile));
      lines.push([`${t(name)}, `, link, `: ${limits.join('; ')}.`]);
    }
    return lines;
  });
  return items.length === 0 ? [] : [paragraph(w.risks.assumedNote), ...list(items)];
}

function flaky(context: Context): Block[] {
  const count = context.report.cases.filter((one) => one.flaky).length;
  return count === 0 ? [] : [paragraph(toCases(context, context.w.risks.flakyText(count)))];
}

function waivers({ report, w }: Context): Block[] {
  return list(
    report.waivers.map((waiver): Line => {
      const rest = w.risks.waiver(
        '',
        waiver.signer,
        date(waiver.expires),
        `${withoutStop(waiver.reason)}${waiver.applied ? '' : ` (${w.risks.waiverUnused})`}.`,
      );
      return [
        waived(
          waiver,
          report.defects.some(({ id }) => id === waiver.defect),
        ),
        rest,
      ];
    }),
  );
}

function waived(waiver: Waiver, known: boolean): Line[number] {
  if (waiver.requirement !== undefined) {
    return toAnchor(waiver.requirement, anchors.requirement(waiver.requirement));
  }
  const id = waiver.defect ?? '—';
  return known ? toAnchor(id, anchors.defect(id)) : id;
}

function leftBehind(context: Context): Block[] {
  const { w, report } = context;
  const lines = report.cases.flatMap(({ leftBehind: left = [], title }) =>
    left.map((one): Line => [w.risks.leftBehindLine(one.what, one.where, one.marker, title)]),
  );
  return lines.length === 0 ? [] : [paragraph(w.risks.leftBehindNote), ...bounded(context, lines)];
}

function leftOut(context: Context): Block[] {
  const { w, report } = context;
  const lines = report.cases.flatMap(({ leftOut: left = [], title }) =>
    left.map((one): Line => [
      w.risks.leftOutLine(brief(one.name, 80), w.unmaskable[one.why], title),
    ]),
  );
  return lines.length === 0 ? [] : [paragraph(w.risks.leftOutNote), ...bounded(context, lines)];
}

function missing({ report, w, input }: Context): Block[] {
  const lost = evidencePaths(report).filter((path) => !input.evidence.has(path));
  return lost.length === 0 ? [] : [paragraph(w.risks.missingEvidence(lost.length))];
}

function bounded({ w }: Context, items: Line[]): Block[] {
  const rest = items.length - MOST;
  if (rest <= 0) return list(items);
  return [...list(items.slice(0, MOST)), paragraph(w.risks.more(rest))];
}

/** A sentence that another one goes on after. */
export function withoutStop(text: string): string {
  return text.trim().replace(/[.;]+$/, '');
}
