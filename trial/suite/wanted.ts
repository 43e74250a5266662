import type { Scratch } from '../place.ts';
import { Platform } from '../../config/platforms/platform.ts';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import type { CaseRecord } from '../../records/runs/case.ts';
import type { SuiteMessage } from './messages.ts';

/** Which suites are to run, and how. */
export interface SuitesWanted {
  root: string;
  scratch: Scratch;
  platforms: Platform[];
  /** All platforms of the configuration. */
  configured: Platform[];
  target: ResolvedTarget;
  grep: string | null;
  shard: string | null;
  retries: number;
  chromium: string;
  /** Cases of an earlier part of this run that stay as they are. */
  kept: CaseRecord[];
  /** Cases that alone are to run, for a retest. */
  only?: CaseRecord[];
  stop: AbortSignal;
  onMessage: (message: SuiteMessage) => void;
}
