import { SEVERITIES } from '../../words/scales/severity.ts';
import type { DefectRecord } from '../../records/defects/defect.ts';
import { anchors } from '../facts/anchors.ts';
import { isOverdue, openDefects, platformName } from '../facts/index.ts';
import { dateTime, number } from '../figures.ts';
import { cell, heading, paragraph, toAnchor } from './blocks.ts';
import type { Block, Row } from './blocks.ts';
import type { Context } from './context.ts';

/** Longer lists are in appendix II; the body stays readable. */
const MOST = 30;

/** IV. Lỗi và khắc phục. */
export function defects(context: Context): Block[] {
  const { report, w } = context;
  const title = heading(1, w.defects.heading);
  if (report.defects.length === 0) return [title, paragraph(w.defects.none)];
  const open = openDefects(report.defects);
  const closed = report.defects.filter((defect) => defect.state === 'closed');
  const overdue = open.filter((defect) => isOverdue(defect, report)).length;
  return [
    title,
    heading(2, w.defects.situation),
    paragraph(w.defects.summary(report.defects.length, closed.length, open.length, overdue)),
    severityTable(context),
    heading(2, w.defects.open),
    ...(open.length === 0 ? [paragraph(w.defects.noOpen)] : [openTable(context, open)]),
    ...more(context, open.length),
    ...(closed.length === 0 ? [] : [heading(2, w.defects.fixed), fixedTable(context, closed)]),
    ...more(context, closed.length),
  ];
}

function more({ w }: Context, count: number): Block[] {
  if (count <= MOST) return [];
  return [paragraph(toAnchor(w.defects.more(count - MOST), anchors.defects))];
}

function severityTable({ report, w, lang }: Context): Block {
  const count = (list: DefectRecord[]) => {
    const text = number(list.length, lang, 0);
    const only = list.length === 1 ? list[0] : undefined;
    const anchor = only === undefined ? anchors.defects : anchors.defect(only.id);
    return cell(list.length === 0 ? text : toAnchor(text, anchor));
  };
  const rowOf = (name: string, list: DefectRecord[]): Row => ({
    cells: [
      cell(name),
      count(list),
      count(list.filter(({ state }) => !['closed', 'fixed', 'retest'].includes(state))),
      count(list.filter(({ state }) => state === 'fixed' || state === 'retest')),
      count(list.filter(({ state }) => state === 'closed')),
      count(list.filter((defect) => isOverdue(defect, report))),
    ],
  });
  const rows = SEVERITIES.map((severity) =>
    rowOf(
      `${severity} – ${w.severity[severity]}`,
      report.defects.filter((defect) => defect.severity === severity),
    ),
  );
  rows.push({ ...rowOf(w.defects.sum, report.defects), sum: true });
  const heads = [w.defects.total, w.defects.handling, w.defects.awaitingRetest, w.defects.closed];
  return {
    type: 'table',
    title: w.defects.situation,
    together: true,
    columns: [
      { title: w.defects.severity, width: 25 },
      ...[...heads, w.defects.overdue].map((title) => ({
        title,
        width: 15,
        align: 'center' as const,
      })),
    ],
    rows,
  };
}

function openTable({ report, w, t, lang }: Context, open: DefectRecord[]): Block {
  const rows = bySeverity(open)
    .slice(0, MOST)
    .map((defect): Row => {
      const due = defect.dueAt === null ? w.defects.noDue : dateTime(defect.dueAt);
      const late = isOverdue(defect, report);
      return {
        cells: [
          cell(toAnchor(defect.id, anchors.defect(defect.id))),
          [
            [t(defect.title)],
            [{ text: platformName(report, defect.platform, lang), tone: 'quiet' }],
          ],
          cell(`${defect.severity} – ${w.severity[defect.severity]}`),
          cell(t(defect.ownerName)),
          late ? [[due], [{ text: w.defects.overdue, tone: 'fail' }]] : cell(due),
          cell(w.defectState[defect.state]),
        ],
      };
    });
  return {
    type: 'table',
    title: w.defects.open,
    columns: [
      { title: w.defects.id, width: 13 },
      { title: w.defects.title, width: 29 },
      { title: w.defects.severity, width: 17 },
      { title: w.defects.owner, width: 15 },
      { title: w.defects.due, width: 14 },
      { title: w.defects.state, width: 12 },
    ],
    rows,
  };
}

function fixedTable({ w, t }: Context, closed: DefectRecord[]): Block {
  const rows = bySeverity(closed)
    .slice(0, MOST)
    .map((defect): Row => ({
      cells: [
        cell(toAnchor(defect.id, anchors.defect(defect.id))),
        cell(t(defect.title)),
        cell(t(defect.ownerName)),
        cell(defect.solution === '' ? w.defects.noSolution : defect.solution),
        cell(defect.closedAt === null ? '—' : dateTime(defect.closedAt)),
      ],
    }));
  return {
    type: 'table',
    title: w.defects.fixed,
    columns: [
      { title: w.defects.id, width: 13 },
      { title: w.defects.title, width: 32 },
      { title: w.defects.owner, width: 15 },
      { title: w.defects.solution, width: 26 },
      { title: w.defects.closedAt, width: 14 },
    ],
    rows,
  };
}

/** The gravest first, then by code. */
export function bySeverity(list: DefectRecord[]): DefectRecord[] {
  const key = (defect: DefectRecord): string => `${defect.severity} ${defect.id}`;
  return list.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
