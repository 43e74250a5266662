import type { CaseRecord } from '../../records/runs/case.ts';
import type { Proof, RequirementVerdict } from '../../records/runs/verdict.ts';
import type { Dimension } from '../../words/scales/dimension.ts';
import { anchors } from '../facts/anchors.ts';
import { nameIn, whyOf } from '../facts/failure.ts';
import { countVerdicts, dimensionsOf, platformName, troubledCases } from '../facts/index.ts';
import { lastPicture, picturedJourneys } from '../facts/pictures.ts';
import { dateTime } from '../figures.ts';
import { cell, heading, paragraph, small, toAnchor } from './blocks.ts';
import type { Block, Cell, Inline, Line, Row } from './blocks.ts';
import { evidenceLine, recordLink, toCases } from './context.ts';
import type { Context } from './context.ts';

/** Proofs shown one by one for a requirement; the rest are counted. */
const PROOFS = 4;
/** Cases shown one by one, so that a run of ten thousand stays a document people can print. */
export const CASES = 200;
/** Letters of a failure message shown in print. */
const MESSAGE = 400;

/** Phụ lục I: each requirement with its verdict, proof and evidence; then the cases that need eyes. */
export function requirementAppendix(context: Context): Block[] {
  const troubled = new Map(
    troubledCases(context.report)
      .slice(0, CASES)
      .map((one) => [one.id, one]),
  );
  const indexes = new Map(context.report.cases.map((one, index) => [one.id, index]));
  const tables = context.report.platforms.flatMap((platform): Block[] =>
    platform.requirements.length === 0
      ? []
      : [
          heading(2, context.t(platform.name)),
          ...dimensionsOf(platform.requirements).flatMap((dimension): Block[] => {
            const list = platform.requirements.filter((one) => one.dimension === dimension);
            const rows = list.map((one) =>
              requirementRow(context, one, platform.slug, troubled, indexes),
            );
            const id = anchors.group(platform.slug, dimension);
            return [
              heading(3, context.w.dimension[dimension], id),
              table(context, dimension, rows),
            ];
          }),
        ],
  );
  const body = tables.length === 0 ? [paragraph(context.w.general.noPlatform)] : tables;
  return [
    ...body,
    heading(2, context.w.appendix.cases),
    ...cases(context, troubled, indexes),
    ...pictures(context),
  ];
}

/** How each journey that a critical requirement rests on ended. */
function pictures({ report, w, lang, input }: Context): Block[] {
  const shown = picturedJourneys(report).filter(({ path }) => input.evidence.has(path));
  if (shown.length === 0) return [];
  return [
    heading(2, w.appendix.pictures),
    small(w.appendix.picturesNote),
    ...shown.map(({ case: one, path }): Block => ({
      type: 'picture',
      title: `${nameIn(one, one.title, lang)} (${one.requirements.join(', ')})`,
      path,
    })),
  ];
}

function table({ w }: Context, dimension: Dimension, rows: Row[]): Block {
  return {
    type: 'table',
    title: `${w.appendix.requirements} – ${w.dimension[dimension]}`,
    filter: true,
    columns: [
      { title: w.appendix.id, width: 13 },
      { title: w.appendix.requirement, width: 32 },
      { title: w.appendix.weight, width: 10, align: 'center' },
      { title: w.appendix.verdict, width: 11, align: 'center' },
      { title: w.appendix.proof, width: 34 },
    ],
    rows,
  };
}

function requirementRow(
  context: Context,
  requirement: RequirementVerdict,
  slug: string,
  troubled: Map<string, CaseRecord>,
  indexes: Map<string, number>,
): Row {
  const { w, t } = context;
  const source = `${w.appendix.source}: ${requirement.source}${requirement.assumed ? ` (${w.appendix.assumed})` : ''}`;
  const reasons = requirement.reasons.map((reason): Line => [
    { text: t(reason), tone: requirement.verdict },
  ]);
  return {
    id: anchors.requirement(requirement.id),
    cells: [
      cell({ text: requirement.id, bold: true }),
      [[t(requirement.title)], [{ text: source, tone: 'quiet' }], ...reasons],
      cell(w.weight[requirement.weight]),
      cell({ text: w.verdict[requirement.verdict], tone: requirement.verdict, bold: true }),
      proofCell(context, requirement, slug, troubled, indexes),
    ],
  };
}

function proofCell(
  context: Context,
  { proof }: RequirementVerdict,
  slug: string,
  troubled: Map<string, CaseRecord>,
  indexes: Map<string, number>,
): Cell {
  const { w } = context;
  if (proof.length === 0) return cell({ text: w.appendix.noProof, tone: 'quiet' });
  const rank = { fail: 0, blocked: 1, 'not-run': 2, pass: 3 } as const;
  const shown = proof
    .toSorted((one, other) => rank[one.verdict] - rank[other.verdict])
    .slice(0, PROOFS);
  const lines: Cell = shown.map((one) => [
    ...proofName(context, one, slug, troubled, indexes),
    ' – ',
    { text: w.verdict[one.verdict].toLowerCase(), tone: one.verdict },
    ...(one.flaky ? [` (${w.appendix.flaky})`] : []),
    ': ',
    ...(one.evidence.length === 0
      ? [recordLink(w.appendix.recorded)]
      : evidenceLine(context, telling(context, one, indexes), 3)),
  ]);
  if (proof.length <= PROOFS) return lines;
  const counts = countVerdicts(proof);
  const sum = w.appendix.proofSum(counts.total, counts.pass);
  return [[toCases(context, sum)], ...lines, [w.appendix.proofMore(proof.length - PROOFS)]];
}

/** Of what passed, how it ended and what was read say most. */
function telling(
  { report, kindOf }: Context,
  { kind, ref, verdict, evidence }: Proof,
  indexes: Map<string, number>,
): string[] {
  if (kind === 'load' || verdict !== 'pass') return evidence;
  const one = report.cases[indexes.get(ref) ?? -1];
  const last = one && lastPicture(one);
  const facts = evidence.filter((path) => kindOf.get(path) === 'facts');
  return [...new Set([...(last === undefined ? [] : [last]), ...facts, ...evidence])];
}

function proofName(
  { t }: Context,
  proof: Proof,
  slug: string,
  troubled: Map<string, CaseRecord>,
  indexes: Map<string, number>,
): Inline[] {
  const [, first, second] = proof.kind === 'load' ? proof.ref.split(':') : [];
  // In an older run the reference of a threshold carries no platform.
  const profile = first === slug ? second : first;
  if (profile !== undefined) return [toAnchor(t(proof.title), anchors.load(slug, profile))];
  if (!troubled.has(proof.ref)) return [{ text: t(proof.title) }];
  return [toAnchor(t(proof.title), anchors.case(indexes.get(proof.ref) ?? 0))];
}

function cases(
  context: Context,
  troubled: Map<string, CaseRecord>,
  indexes: Map<string, number>,
): Block[] {
  const { report, w } = context;
  if (troubled.size === 0) return [paragraph(w.appendix.casesNone)];
  const rows = [...troubled.values()].map((one): Row =>
    caseRow(context, one, anchors.case(indexes.get(one.id) ?? 0)),
  );
  const rest = troubledCases(report).length - rows.length;
  return [
    {
      type: 'table',
      title: w.appendix.cases,
      filter: true,
      columns: [
        { title: w.appendix.case, width: 32 },
        { title: w.appendix.verdict, width: 12, align: 'center' },
        { title: w.appendix.cause, width: 36 },
        { title: w.appendix.evidence, width: 20 },
      ],
      rows,
    },
    ...(rest > 0 ? [paragraph(toCases(context, w.appendix.casesMore(rest)))] : []),
  ];
}

function caseRow(context: Context, one: CaseRecord, id: string): Row {
  const { report, w, lang } = context;
  const platform = platformName(report, one.platform, lang);
  const about = [platform, ...one.requirements, dateTime(one.startedAt)].join('; ');
  const cause: Cell =
    one.failure === undefined
      ? cell('—')
      : [
          ...(one.flaky ? [[w.appendix.failedFirst]] : []),
          [{ text: w.blame[one.failure.blame], italic: true }],
          ...(one.failure.step === undefined ? [] : [[nameIn(one, one.failure.step, lang)]]),
          [brief(whyOf(one, lang))],
        ];
  const proof = evidenceLine(
    context,
    one.evidence.map((file) => file.path),
  );
  const verdict: Cell = [[{ text: w.verdict[one.verdict], tone: one.verdict, bold: true }]];
  if (one.flaky) verdict.push([`(${w.appendix.flaky})`]);
  return {
    id,
    cells: [
      [[nameIn(one, one.title, lang)], [{ text: about, tone: 'quiet' }]],
      verdict,
      cause,
      proof.length === 0 ? cell(recordLink(w.appendix.recorded)) : [proof],
    ],
  };
}

/** The beginning of a long message; the whole of it is in `verdict.json` and in the evidence. */
export function brief(message: string, most = MESSAGE): string {
  const flat = message.trim();
  return flat.length <= most ? flat : `${flat.slice(0, most).toWellFormed().trimEnd()}…`;
}
