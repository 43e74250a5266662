/** The pipe on which the listing goes out and the release comes in. */
export const HOLD = 4;

/** What Playwright found before it runs anything. It waits until it is released. */
export interface Listing {
  /** Of Playwright. */
  version: string;
  /** Folder that the cases' files are relative to. */
  folder: string;
  cases: RawIdentity[];
  /** Why it cannot run: specs that do not compile, a configuration that throws. Nothing runs where there is one. */
  errors: RawError[];
  /** True where it was the tester's own global set-up that threw, before any spec was read. */
  setupFailed: boolean;
  /** Projects that others depend on, or that end after them: they set up and prove nothing by themselves. */
  setups: string[];
}

/** What releases Playwright: the variables that were not known when it started. */
export interface Release {
  env: Record<string, string>;
}

/**
 * What the reporter inside Playwright sends the trial, one message each, in this order per case. A case is sent again,
 * with all its attempts, where its group ran again because of another.
 */
export type SuiteMessage =
  | { kind: 'started'; id: string; title: string }
  | { kind: 'finished'; result: RawCase }
  | { kind: 'error'; message: string; location?: string }
  | { kind: 'ended'; status: string };

/** A test as Playwright lists it. `line` is its line in the spec. */
export interface RawIdentity {
  /** Stable over runs: made of project, file and titles. */
  id: string;
  platform: string;
  file: string;
  line: number;
  column: number;
  titles: string[];
  tags: string[];
  annotations: { type: string; description?: string | undefined }[];
  /** `failed` where the test was marked to be expected to fail. */
  expected: string;
}

export interface RawAttempt {
  status: 'passed' | 'failed' | 'timedOut' | 'skipped' | 'interrupted';
  startedAt: string;
  durationMs: number;
  /** When its last step ended, fixtures included, which the duration leaves out. */
  endedAt: string;
  /** Which of the workers that run side by side ran it. */
  seat: number;
  errors: RawError[];
  steps: { title: string; durationMs: number; failed: boolean }[];
  /** Assertions of the case itself, not of its hooks, that were awaited to their end and held. */
  assertions: number;
  /** Assertions that failed while the attempt passed: the spec caught what they threw. */
  swallowed: RawError[];
  /** Assertions and actions that had begun and not ended when the test did: nobody waited for them. */
  unfinished: string[];
  attachments: { name: string; path?: string; body?: Uint8Array; contentType: string }[];
}

export interface RawError {
  message: string;
  /** The line of the spec or page object that failed, without its indentation. */
  source?: string;
  /** `<file>:<line>`, relative to the suites. */
  location?: string;
  column?: number;
  /** The named step it happened in. */
  step?: string;
  /** Thrown by what nobody waited for, after the body of the test had ended. */
  late?: boolean;
}

/** A case with all its attempts; the last one decides. */
export interface RawCase extends RawIdentity {
  attempts: RawAttempt[];
}
