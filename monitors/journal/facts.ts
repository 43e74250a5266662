import type { MonitorConfig } from '../../config/monitoring/load.ts';
import { goMilliseconds } from '../../config/monitoring/go-notation.ts';
import type { Judging } from '../../config/monitoring/judging.ts';
import { causeOfDimension, ownerOfCause } from '../../config/plan/owner.ts';
import type { Plan } from '../../config/plan/plan.ts';
import type { Severity } from '../../words/scales/severity.ts';
import type { Text } from '../../words/text.ts';
import { watchedOf } from '../look/watched.ts';
import type { Watched } from '../look/watched.ts';

/** What is known of a probe when its failures are judged. */
export interface ProbeFacts {
  platform: string;
  severity: Severity;
  /** Slug of who answers for it, and of the group of causes. */
  owner: string;
  cause: string;
  communes: string[];
  roles: string[];
  intervalMs: number;
  /** Whether it is looked at around the clock. */
  always: boolean;
  /** After so long without a new judgement the last one says nothing. */
  staleMs: number;
}

export interface JudgingFacts {
  recover: number;
  quorum: Judging['quorum'];
  gatherMs: number;
  flapWindowMs: number;
  settleMs: number;
  /** A monitor without a heartbeat for so long counts as dead, and its opinions as stale. */
  deadAfterMs: number;
  escalate: Judging['escalate'];
}

/** All that the journal needs of the configuration, as plain data: it works in a thread of its own. */
export interface JournalFacts {
  target: string;
  vantage: string;
  version: string;
  plan: Plan;
  /** Slug → name. */
  platforms: Record<string, Text>;
  communes: { code: string; name: string; latitude: number; longitude: number }[];
  judging: JudgingFacts;
  probes: Record<string, ProbeFacts>;
  keepMs: number;
  keepFailuresMs: number;
}

/** After so many intervals without a new look a vantage's opinion is stale. */
const STALE_INTERVALS = 3;

/** Milliseconds after which a look of a probe says nothing of now. */
export function staleAfterMs({
  intervalMs,
  timeoutMs,
}: Pick<Watched, 'intervalMs' | 'timeoutMs'>): number {
  return STALE_INTERVALS * intervalMs + timeoutMs;
}

export function factsOf(config: MonitorConfig, version: string): JournalFacts {
  const { monitors, plan, platforms, communes, target } = config;
  const { judging, samples } = monitors;
  // One list for all that affect everybody: on its way to the thread, and there, it stays one.
  const everywhere = communes.map(({ code }) => code);
  const probes = watchedOf(config).map((watched) => {
    const { name, platform, intervalMs, schedule } = watched;
    const { severity, affects, ...entry } = monitors.probes[name]!;
    const cause = entry.cause ?? causeOfDimension(plan, 'performance')!;
    const facts: ProbeFacts = {
      ...{ platform, severity, cause, owner: ownerOfCause(plan, platform, cause) },
      communes: affects.communes ?? everywhere,
      roles: affects.roles ?? platforms.find(({ slug }) => slug === platform)?.roles ?? [],
      ...{ intervalMs, always: schedule === 'always', staleMs: staleAfterMs(watched) },
    };
    return [name, facts] as const;
  });
  return {
    ...{ target: target.name, vantage: monitors.vantage, version, plan },
    platforms: Object.fromEntries(platforms.map(({ slug, name }) => [slug, name])),
    communes: communes.map(({ code, name, latitude, longitude }) => ({
      ...{ code, name, latitude, longitude },
    })),
    judging: {
      recover: judging.recover,
      quorum: judging.quorum,
      gatherMs: goMilliseconds(judging.gather),
      flapWindowMs: goMilliseconds(judging.flap_window),
      settleMs: goMilliseconds(judging.settle),
      deadAfterMs: goMilliseconds(judging.dead_after),
      escalate: judging.escalate,
    },
    probes: Object.fromEntries(probes),
    keepMs: goMilliseconds(samples.keep),
    keepFailuresMs: goMilliseconds(samples.keep_failures),
  };
}
