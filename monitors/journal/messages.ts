import type { Family } from '../exposition/exposition.ts';
import type { Alert, AlertAnswer } from './alerts-message.ts';
import type { JournalFacts } from './facts.ts';
import type { Entry } from './opinions.ts';
import type { Overview } from './overview.ts';
import type { IncidentUpdate } from './recorder.ts';

/** What a monitor asks of its journal's thread, by a number that the answer carries. */
export type Ask =
  | { kind: 'use'; facts: JournalFacts }
  | { kind: 'record'; entries: Entry[] }
  | { kind: 'alerts'; alerts: readonly Alert[] }
  | { kind: 'metrics' }
  | { kind: 'overview' }
  | { kind: 'forget' }
  | { kind: 'close' };

export type Numbered = Ask & { number: number };

export type Answer = { number: number } & ({ failed: string } | { result: unknown });

/** What each question is answered with. */
export interface Answers {
  use: null;
  record: IncidentUpdate[];
  alerts: AlertAnswer[];
  metrics: Family[];
  overview: Overview;
  forget: number;
  close: null;
}
