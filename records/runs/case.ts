import type { Evidence, Unmaskable } from './evidence.ts';
import type { Text } from '../../words/text.ts';
import type { Verdict } from '../../words/scales/verdict.ts';

export interface Step {
  title: string;
  durationMs: number;
  failed: boolean;
}

/** Why a case did not pass, or did not at first. `fingerprint` is equal for the same cause, whatever run or shard saw it. */
export interface Failure {
  /** `platform`: the system under test misbehaved. `precondition`: what the case needs could not be set up. `harness`: our own fault. */
  blame: 'platform' | 'precondition' | 'harness';
  /** As the suite's runner writes it; what people read is made of it. */
  message: string;
  /** The same in Vietnamese, as former versions kept it. */
  words?: string;
  step?: string;
  location?: string;
  fingerprint: string;
}

/** Something that failed in a page that a case opened. */
export interface PageTrouble {
  /** Name of the address whose page it was. */
  address: string;
  page: string;
  /** What failed; empty where it is the page itself. */
  resource: string;
  what: string;
}

/** One test that ran. */
export interface CaseRecord {
  /** Stable over runs: platform, file and title path. */
  id: string;
  platform: string;
  kind: 'journey' | 'check' | 'case';
  /** Name of the journey or check in the platform's YAML; absent for a tester's own case. */
  name?: string;
  title: string;
  /** Titles of its describe blocks and itself as the spec writes them: how Playwright finds it again. */
  titles?: string[];
  file: string;
  line: number;
  requirements: string[];
  verdict: Verdict;
  /** Failed first, passed on a retry. The plan says whether it may count. */
  flaky: boolean;
  attempts: number;
  startedAt: string;
  durationMs: number;
  steps: Step[];
  /** What its title, its steps and phrases of its failure are called in English, by the Vietnamese of the suite. */
  english?: Record<string, string>;
  /** Of a flaky case that of the first attempt that failed. */
  failure?: Failure;
  /** Why it did not run, where the case itself says so. */
  reason?: Text;
  /** How many cases prove its check together, where it is one of several. */
  parts?: number;
  /** What its windows saw: pages shown by address, and what failed in them. Absent where it opened none. */
  pages?: {
    shown: Record<string, number>;
    /** How many answers of each address were compared with its first page. */
    compared?: Record<string, number>;
    troubles: PageTrouble[];
  };
  evidence: Evidence[];
  /** Attachments that were not kept, because nobody could take personal data out of them. */
  leftOut?: { name: string; why: Unmaskable }[];
  /** Data of the case's own that stays on the platform, because it could not be removed. */
  leftBehind?: LeftBehind[];
}

/** What a case created and could not remove. */
export interface LeftBehind {
  /** What it is: by its code, or why it could not be removed. */
  what: string;
  /** The platform's address. */
  where: string;
  /** The words that mark it there, by which people find it. */
  marker: string;
}
