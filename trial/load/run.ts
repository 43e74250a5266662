import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import { Platform } from '../../config/platforms/platform.ts';
import { LoadProfile } from '../../config/platforms/platform.ts';
import { LoadRules } from '../../config/plan/plan.ts';

export interface LoadRun {
  root: string;
  /** The run's folder, for evidence. */
  folder: string;
  /** Folder for working files. */
  scratch: string;
  /** Where k6 and the script put theirs, `TMPDIR`, where that is not the system's own place. */
  env?: Record<string, string>;
  k6: string;
  target: ResolvedTarget;
  platform: Platform;
  /** Name of the profile. */
  name: string;
  profile: LoadProfile;
  rules: LoadRules;
  mask: (text: string) => string;
  stop: AbortSignal;
  /** ms after which it is ended whatever it does; as the profile lets it where left out. */
  withinMs?: number;
  /** Where Prometheus takes remote writes, so that Grafana shows the run live; nowhere where left out. */
  remoteWrite?: RemoteWrite;
}

export interface RemoteWrite {
  url: string;
  /** The run's id, the `testid` that published k6 dashboards filter by. */
  run: string;
}
