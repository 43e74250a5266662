import type { TrialReport } from '../records/runs/report.ts';
import type { Lang } from '../words/text.ts';

/** Everything a document is made from. Equal inputs give equal bytes. */
export interface ReportInput {
  report: TrialReport;
  lang: Lang;
  /** Evidence files that are really in the run's folder; only these are linked. */
  evidence: ReadonlySet<string>;
  /** Names of the other files this call writes or finds, so that documents may link to each other. */
  siblings: ReadonlySet<string>;
  /** The bytes of an evidence file that is there. */
  read?: (path: string) => Uint8Array;
  /** Chromium for the formats that print. */
  browserPath?: string;
}
