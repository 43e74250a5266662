import type { DefectRecord } from '../records/defects/defect.ts';
import { anchors } from './facts/anchors.ts';
import { platformName } from './facts/index.ts';
import { hrefOf } from './facts/evidence.ts';
import { evidenceOfDefect, olderRun } from './facts/older.ts';
import { wordsOf } from '../words/said/in-words/index.ts';
import type { Said } from '../words/said/said.ts';
import type { ReportInput } from './input.ts';
import { words } from './wording/index.ts';
import type { Wording } from './wording/vi.ts';
import type { Value } from './rows.ts';
import type { Register } from './rows.ts';

interface Entry {
  defect: DefectRecord;
  index: number;
  input: ReportInput;
  w: Wording;
  t(said: Said): string;
}

interface RegisterColumn {
  key: keyof Wording['register']['columns'];
  /** In characters. */
  width: number;
  value(entry: Entry): Value;
}

const text = (value: string, href?: string): Value =>
  href === undefined ? { kind: 'text', text: value } : { kind: 'text', text: value, href };

/** The 23 columns of the *Sổ theo dõi lỗi*: the one list that every export of it uses. */
export const registerColumns: RegisterColumn[] = [
  { key: 'order', width: 6, value: ({ index }) => ({ kind: 'number', value: index + 1 }) },
  { key: 'id', width: 12, value: ({ defect, input }) => text(defect.id, toReport(defect, input)) },
  { key: 'foundAt', width: 17, value: ({ defect }) => ({ kind: 'time', iso: defect.foundAt }) },
  {
    key: 'platform',
    width: 26,
    value: ({ defect, input }) => text(platformName(input.report, defect.platform, input.lang)),
  },
  { key: 'feature', width: 24, value: ({ defect, t }) => text(t(defect.feature)) },
  { key: 'unit', width: 20, value: ({ defect }) => text(defect.unit) },
  { key: 'reportedBy', width: 18, value: ({ defect, t }) => text(t(defect.reportedBy)) },
  { key: 'channel', width: 16, value: ({ defect, t }) => text(t(defect.channel)) },
  { key: 'title', width: 40, value: ({ defect, t }) => text(t(defect.title)) },
  { key: 'steps', width: 40, value: (entry) => text(stepsOf(entry)) },
  { key: 'expectedActual', width: 44, value: (entry) => text(expectedActual(entry)) },
  { key: 'evidence', width: 34, value: (entry) => evidenceOf(entry) },
  {
    key: 'severity',
    width: 16,
    value: ({ defect, w }) => text(`${defect.severity} – ${w.severity[defect.severity]}`),
  },
  { key: 'priority', width: 12, value: ({ defect, w }) => text(w.priority[defect.severity]) },
  { key: 'causeGroup', width: 24, value: ({ defect, t }) => text(t(defect.causeGroup)) },
  { key: 'ownerUnit', width: 24, value: ({ defect, input }) => text(defect.ownerName[input.lang]) },
  { key: 'handler', width: 18, value: ({ defect }) => text(handlerOf(defect)) },
  { key: 'dueAt', width: 17, value: ({ defect }) => ({ kind: 'time', iso: defect.dueAt }) },
  { key: 'state', width: 14, value: ({ defect, w }) => text(w.defectState[defect.state]) },
  { key: 'solution', width: 34, value: ({ defect }) => text(defect.solution) },
  { key: 'retest', width: 28, value: ({ defect, t }) => text(t(defect.retestResult)) },
  { key: 'closedAt', width: 17, value: ({ defect }) => ({ kind: 'time', iso: defect.closedAt }) },
  { key: 'confirmedBy', width: 20, value: ({ defect }) => text(defect.confirmedBy) },
];

/** The defect register of a run, in the order of the defects' codes. */
export function buildRegister(input: ReportInput): Register {
  const w = words(input.lang);
  const t = (said: Said) => wordsOf(said, input.lang);
  const sorted = input.report.defects.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return {
    title: w.register.title,
    sheet: w.register.sheet,
    at: input.report.run.endedAt,
    columns: registerColumns.map(({ key, width }) => ({
      key,
      width,
      title: w.register.columns[key],
    })),
    rows: sorted.map((defect, index) =>
      registerColumns.map((column) => column.value({ defect, index, input, w, t })),
    ),
  };
}

function toReport(defect: DefectRecord, input: ReportInput): string | undefined {
  const file = 'bao-cao.html';
  return input.siblings.has(file) ? `${file}#${anchors.defect(defect.id)}` : undefined;
}

function stepsOf({ defect, t }: Entry): string {
  return defect.stepsToReproduce.map((step, index) => `${index + 1}. ${t(step)}`).join('\n');
}

function expectedActual({ defect, w, t }: Entry): string {
  const [expected, actual] = [t(defect.expected), t(defect.actual)];
  const parts = [
    ...(expected === '' ? [] : [`${w.register.expected}: ${expected}`]),
    ...(actual === '' ? [] : [`${w.register.actual}: ${actual}`]),
  ];
  return parts.join('\n');
}

/** A cell holds one link: the first file that is there. The report lists the others. */
function evidenceOf({ defect, input, w }: Entry): Value {
  const run = olderRun(defect, input.report);
  const of = run === undefined ? '' : ` (${w.appendix.ofRun(run)})`;
  const [first, ...others] = evidenceOfDefect(defect, input.report).toSorted(
    (one, other) => Number(input.evidence.has(other)) - Number(input.evidence.has(one)),
  );
  if (first === undefined)
    return of === '' ? text('verdict.json', 'verdict.json') : text(of.trim());
  const more = others.length === 0 ? '' : ` ${w.register.moreFiles(others.length)}`;
  if (input.evidence.has(first)) return text(`${first}${more}${of}`, hrefOf(first));
  return text(`${first}${of === '' ? ` (${w.appendix.missing})` : of}${more}`);
}

/** Who took the defect on: the last person to act on it while it was being handled. */
function handlerOf(defect: DefectRecord): string {
  const handling = defect.history.filter(({ state }) =>
    ['accepted', 'in-progress', 'waiting', 'fixed'].includes(state),
  );
  return handling.at(-1)?.actor ?? '';
}
