import type { Text } from '../../words/text.ts';

/** What a run was asked to leave out, and how much that was. */
export interface Selection {
  grep: string | null;
  /** `2/3`: the second of three parts. */
  shard: string | null;
  /** Slugs of platforms that are configured and were not chosen. */
  otherPlatforms: string[];
  /** What people call those; left out in records of older versions. */
  otherNames?: Record<string, Text>;
  /** Number of all cases of the chosen platforms. */
  cases: number;
  /** SHA-256 of their ids: equal for the parts of one trial. */
  digest: string;
  /** Cases that did not run because they were not asked for, by platform. */
  leftOut: Record<string, number>;
  /** Cases that did not run because a live platform allows none that change it, by platform. */
  unsafe: Record<string, number>;
}

/** What a run stands on, each as a SHA-256: parts of a trial stand on the same, and so does what goes on with it. */
export interface Ground {
  /** Platforms, plan, roles and catalogues as they were read. */
  configuration: string;
  /** The suites with their load scripts, and nghiemthu itself. */
  suites: string;
  /** The target's addresses and accounts, without passwords. */
  target: string;
}

export interface RunInfo {
  id: string;
  startedAt: string;
  endedAt: string;
  /** `complete`, or why it ended early. */
  ending: 'complete' | 'interrupted';
  phase: { id: string; name: Text } | null;
  tool: {
    name: string;
    version: string;
    node: string;
    playwright: string;
    k6: string;
    browser: string;
  };
  seed: number | null;
  /** Faults that were switched on in the sandbox, empty otherwise. */
  faults: string[];
  shard: string | null;
  /** Left out where no suite was read: load alone, or no browser. */
  selection?: Selection;
  /** Left out in records of older versions. */
  ground?: Ground;
  /** True where failures were judged and opened no defect: a first look at a product, never a go. */
  draft?: boolean;
  counts: { pass: number; fail: number; blocked: number; notRun: number; flaky: number };
  /** Written reason for load on a live target outside the plan's window. */
  override?: string;
}

export interface TargetInfo {
  name: string;
  kind: 'sandbox' | 'trial' | 'live';
  /** What people call it. */
  title?: Text;
  /** Masked address for each platform and for the systems beside it. */
  addresses: Record<string, string>;
  /** What people call the systems beside the platforms, by the names of their addresses. */
  systems?: Record<string, Text>;
}
