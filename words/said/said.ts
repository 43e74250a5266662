import type { OfEach, Reason } from '../reasons/reason.ts';
import type { Text } from '../text.ts';

/**
 * What stands in a record for people to read: a code with its facts; a name that the configuration has in both
 * languages; or a text, as a person typed it or as a former version of this program wrote it.
 */
export type Said = string | Text | Note | Reason;

/** What saw a defect, or tried again whether it is still there. `id` is a run's, an incident's, an alert's or a probe's. */
export interface Sight {
  by: 'run' | 'incident' | 'alert' | 'probe';
  id: string;
}

/** Of the history of a defect. */
export interface DefectFacts {
  'defect-found': Sight;
  'defect-found-again': Sight;
  /** Its case passes in a run. */
  'case-passes': { run: string };
  'incident-over': { incident: string };
  'alert-resolved': { alert: string };
  'alert-end-confirmed': None;
  'retest-passed': Sight;
  'retest-failed': Sight;
}

/** Of what a defect is: its title, who reported it, how to see it again. */
export interface ProblemFacts {
  /** Something and a part of it that fails. */
  'part-of': { whole: Said; part: Said };
  'load-crossed': { load: Text; threshold: Text };
  'load-measured': { value: Text; samples: number };
  'probe-fails': { platform: Text; probe: string };
  'probe-passes': { probe: string };
  'no-alert': None;
  'all-hold': { titles: readonly Said[] };
  'found-by-run': { run: string };
  'found-by-monitor': { vantages: readonly string[] };
  'by-trial': None;
  'by-monitor': None;
  'run-probe': { probe: string };
  'run-load': { profile: string };
  /** `message` as Playwright wrote it; `english` of the Vietnamese phrases of the suite that stand in it. */
  'case-failed': { message: string; english: Readonly<Record<string, string>> };
  'pages-failed': { troubles: readonly PageFault[] };
}

/** Something that failed in a page: `resource` is empty where it is the page itself. */
export interface PageFault {
  page: string;
  resource: string;
  what: string;
}

/** Of the history of an incident. */
export interface IncidentFacts {
  'symptom-seen': { probe: string; why: Said };
  'symptom-over': { probe: string };
  /** The probe is watched no more. */
  'symptom-unwatched': { probe: string };
  'incident-reopened': None;
  'incident-closed': { seconds: number };
  'incident-escalated': { to: Text };
}

type None = object;

export interface NoteFacts extends DefectFacts, ProblemFacts, IncidentFacts {}

export type NoteCode = keyof NoteFacts;

/** What this system writes into a record, as a code and its facts. It is worded where it is read. */
export type Note = { [C in NoteCode]: { readonly code: C } & Readonly<NoteFacts[C]> }[NoteCode];

/** The words for each code of a group, in both languages. */
export type WordsOf<F> = OfEach<F, Text>;
