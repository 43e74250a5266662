import type { DefectRecord } from '../../records/defects/defect.ts';
import type { Evidence } from '../../records/runs/evidence.ts';
import type { TrialReport } from '../../records/runs/report.ts';
import { wordsOf } from '../../words/said/in-words/index.ts';
import type { Said } from '../../words/said/said.ts';
import { evidenceOfDefect, olderRun } from '../facts/older.ts';
import type { ReportInput } from '../input.ts';
import type { Lang } from '../../words/text.ts';
import { words } from '../wording/index.ts';
import type { Wording } from '../wording/vi.ts';
import type { Inline, Line } from './blocks.ts';

/** What every part of a document is built with. */
export interface Context {
  report: TrialReport;
  lang: Lang;
  w: Wording;
  t(said: Said): string;
  input: ReportInput;
  /** Kind of each evidence file, for its label. */
  kindOf: ReadonlyMap<string, Evidence['kind']>;
}

export function contextOf(input: ReportInput, lang: Lang): Context {
  return {
    report: input.report,
    lang,
    w: words(lang),
    t: (said) => wordsOf(said, lang),
    input,
    kindOf: kinds(input.report),
  };
}

/**
 * Links to evidence files, at most `most` of them. A file that is not in the run's folder is named
 * and marked as missing instead of linked: a dead link proves nothing.
 */
export function evidenceLine(context: Context, paths: string[], most = 4): Line {
  const { w, input, kindOf } = context;
  const runs = paths.slice(0, most).map((path): Inline => {
    const kind = kindOf.get(path);
    const label = kind === undefined ? fileName(path) : w.evidenceKind[kind];
    if (!input.evidence.has(path)) {
      return { text: `${label} (${w.appendix.missing})`, tone: 'blocked' };
    }
    return { text: label, link: { to: 'evidence', path } };
  });
  const line: Line = runs.flatMap((run, index) => (index === 0 ? [run] : [', ', run]));
  if (paths.length > most) line.push(` ${w.register.moreFiles(paths.length - most)}`);
  return line;
}

/**
 * Links to the evidence of a defect. Where an older run found it, the run is named, with links into its folder as far
 * as that is still there.
 */
export function defectEvidence(context: Context, defect: DefectRecord): Line[] {
  const { report, w, input } = context;
  const paths = evidenceOfDefect(defect, report);
  const run = olderRun(defect, report);
  if (run === undefined)
    return paths.length === 0
      ? [[recordLink(w.appendix.recorded)]]
      : [evidenceLine(context, paths, 3)];
  const there = paths.filter((path) => input.evidence.has(path));
  const named: Line = [{ text: w.appendix.ofRun(run), tone: 'quiet' }];
  return there.length === 0 ? [named] : [evidenceLine(context, there, 3), named];
}

/** Without the numbers that keep the names of a case apart. */
function fileName(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/^\d+\.\d+-/, '');
}

/** A link to the data of the run, where a result has no evidence file of its own. */
export function recordLink(text: string): Inline {
  return { text, link: { to: 'file', file: 'verdict.json' } };
}

/** A number that leads to the list of cases in the HTML report, or to the data where there is none. */
export function toCases(context: Context, text: string): Inline {
  return context.input.siblings.has('bao-cao.html')
    ? { text, link: { to: 'file', file: 'bao-cao.html', id: 'cases' } }
    : recordLink(text);
}

function kinds(report: TrialReport): Map<string, Evidence['kind']> {
  const files = [
    ...report.evidence,
    ...report.cases.flatMap((one) => one.evidence),
    ...report.platforms.flatMap((platform) => platform.load).flatMap((load) => load.evidence),
  ];
  return new Map(files.map((file) => [file.path, file.kind]));
}
