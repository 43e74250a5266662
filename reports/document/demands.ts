import type { DemandRecord } from '../../records/runs/demand.ts';
import type { DemandAnswer } from '../../words/scales/demand-answer.ts';
import { anchors } from '../facts/anchors.ts';
import { cell, heading, toAnchor } from './blocks.ts';
import type { Block, Cell, Line, Row, Tone } from './blocks.ts';
import type { Context } from './context.ts';

const TONES = { met: 'pass', unmet: 'fail', unproved: 'not-run' } satisfies Record<
  DemandAnswer,
  Tone
>;

/** More ids than these are counted; the appendix of requirements has them all. */
const NAMED = 6;

/** What the plan demands and what this run answers; then what was counted over all provinces. */
export function demands(context: Context): Block[] {
  const { report, w, t } = context;
  const all = report.demands ?? [];
  const own = all.filter((one) => one.nationwide === undefined);
  const counted = Map.groupBy(
    all.filter((one) => one.nationwide !== undefined),
    ({ source }) => t(source),
  );
  return [
    ...(own.length > 0 ? [heading(2, w.demands.heading), table(context, own)] : []),
    ...[...counted].flatMap(([source, those]) => [
      heading(2, w.demands.counted(source)),
      countedTable(context, source, those),
    ]),
  ];
}

function table(context: Context, all: DemandRecord[]): Block {
  const { w, t } = context;
  return {
    type: 'table',
    title: w.demands.heading,
    columns: [
      { title: w.general.order, width: 8, align: 'center' },
      { title: w.demands.demand, width: 36 },
      { title: w.demands.answer, width: 14, align: 'center' },
      { title: w.demands.ground, width: 42 },
    ],
    rows: all.map((one, index): Row => ({
      cells: [
        cell(String(index + 1)),
        cell(t(one.text)),
        answerCell(context, one),
        ground(context, one),
      ],
    })),
  };
}

function countedTable(context: Context, source: string, all: DemandRecord[]): Block {
  const { w, t } = context;
  return {
    type: 'table',
    title: w.demands.counted(source),
    columns: [
      { title: w.demands.demand, width: 34 },
      { title: w.demands.nationwide, width: 14, align: 'center' },
      { title: w.demands.answer, width: 14, align: 'center' },
      { title: w.demands.ground, width: 38 },
    ],
    rows: all.map((one): Row => ({
      cells: [
        cell(t(one.text)),
        cell(`${one.nationwide?.done}/${one.nationwide?.of}`),
        answerCell(context, one),
        ground(context, one),
      ],
    })),
  };
}

function answerCell({ w }: Context, { answer }: DemandRecord): Cell {
  return cell({ text: w.demandAnswer[answer], tone: TONES[answer] });
}

/** What speaks against it first, then what is missing, then what proves it. */
function ground(context: Context, one: DemandRecord): Cell {
  const { report, w, t } = context;
  const { passed, failed, unjudged, defects, papers, otherPlatforms } = one;
  const asked = passed.length + failed.length + unjudged.length;
  const lines: Line[] = [];
  if (asked > 0)
    lines.push([toAnchor(w.demands.passed(passed.length, asked), anchors.requirements)]);
  if (failed.length > 0)
    lines.push([`${w.demands.failed}: `, ...named(failed, anchors.requirement)]);
  if (unjudged.length > 0) {
    const known = new Set(
      report.platforms.flatMap((each) => each.requirements.map(({ id }) => id)),
    );
    const link = (id: string) => (known.has(id) ? anchors.requirement(id) : undefined);
    lines.push([`${w.demands.unjudged}: `, ...named(unjudged, link)]);
  }
  if (defects.length > 0) lines.push([`${w.demands.open}: `, ...named(defects, anchors.defect)]);
  for (const { title, number, signer, signed } of papers)
    lines.push([w.demands.paper(t(title), number, signer, signed)]);
  if (one.lacksPaper) lines.push([w.demands.lacksPaper]);
  if (otherPlatforms.length > 0) {
    const names = report.run.selection?.otherNames ?? {};
    lines.push([w.demands.others(otherPlatforms.map((slug) => t(names[slug] ?? slug)))]);
  }
  return lines.length > 0 ? lines : cell(w.demands.nothing);
}

function named(ids: readonly string[], anchorOf: (id: string) => string | undefined): Line {
  const line = ids.slice(0, NAMED).flatMap((id, index): Line => {
    const anchor = anchorOf(id);
    return [...(index > 0 ? [', '] : []), anchor === undefined ? id : toAnchor(id, anchor)];
  });
  return ids.length > NAMED ? [...line, ', …'] : line;
}
