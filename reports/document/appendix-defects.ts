import type { DefectRecord } from '../../records/defects/defect.ts';
import { anchors } from '../facts/anchors.ts';
import { isOverdue, platformName } from '../facts/index.ts';
import { dateTime } from '../figures.ts';
import { brief } from './appendix-requirements.ts';
import { cell, paragraph, small } from './blocks.ts';
import type { Block, Cell, Row } from './blocks.ts';
import { defectEvidence } from './context.ts';
import type { Context } from './context.ts';
import { bySeverity } from './defects.ts';

/** Phụ lục II: the register in the columns a page can hold; the spreadsheet has all 23. */
export function defectAppendix(context: Context): Block[] {
  const { report, w, input } = context;
  if (report.defects.length === 0) return [paragraph(w.appendix.noDefects)];
  const file = 'so-theo-doi-loi.xlsx';
  return [
    ...(input.siblings.has(file)
      ? [small(`${w.appendix.registerNote} `, { text: file, link: { to: 'file', file } })]
      : []),
    {
      type: 'table',
      title: w.appendix.defects,
      filter: true,
      columns: [
        { title: w.defects.id, width: 9 },
        { title: w.appendix.found, width: 10 },
        { title: w.appendix.systemFeature, width: 14 },
        { title: w.appendix.description, width: 25 },
        { title: w.appendix.severityState, width: 11 },
        { title: w.appendix.ownerDue, width: 12 },
        { title: w.appendix.solutionRetest, width: 11 },
        { title: w.appendix.evidence, width: 8 },
      ],
      rows: bySeverity(report.defects).map((defect) => defectRow(context, defect)),
    },
  ];
}

function defectRow(context: Context, defect: DefectRecord): Row {
  const { report, w, t, lang } = context;
  const due: Cell = defect.dueAt === null ? [[w.defects.noDue]] : [[dateTime(defect.dueAt)]];
  if (isOverdue(defect, report)) due.push([{ text: w.defects.overdue, tone: 'fail' }]);
  const closed: Cell = defect.closedAt === null ? [] : [[dateTime(defect.closedAt)]];
  const feature = t(defect.feature);
  const solved: Cell = [defect.solution, t(defect.retestResult)]
    .filter((text) => text !== '')
    .map((text) => [brief(text, 200)]);
  return {
    id: anchors.defect(defect.id),
    cells: [
      cell({ text: defect.id, bold: true }),
      [
        [dateTime(defect.foundAt)],
        [{ text: w.appendix.occurrences(defect.occurrences), tone: 'quiet' }],
      ],
      [
        [platformName(report, defect.platform, lang)],
        ...(feature === '' ? [] : [[feature]]),
        ...(defect.requirements.length === 0 ? [] : [[defect.requirements.join(', ')]]),
      ],
      [
        [{ text: brief(t(defect.title), 200), bold: true }],
        ...labelled(w.appendix.expected, t(defect.expected)),
        ...labelled(w.appendix.actual, t(defect.actual)),
      ],
      [
        [`${defect.severity} – ${w.severity[defect.severity]}`],
        [{ text: w.defectState[defect.state], italic: true }],
        ...closed,
      ],
      [[t(defect.ownerName)], ...due],
      solved.length === 0 ? cell('—') : solved,
      defectEvidence(context, defect),
    ],
  };
}

function labelled(label: string, text: string): Cell {
  return text === '' ? [] : [[{ text: `${label}: `, italic: true }, brief(text, 250)]];
}
