import type { Measures } from './measures.ts';
import type { Module } from '../../config/monitoring/module.ts';
import type { Platform } from '../../config/platforms/platform.ts';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';

import type { ProbeLog } from './log.ts';
import type { Walk } from './walk.ts';

/** The deployment that a scheduled probe belongs to, for those that sign in. */
export interface Deployment {
  target: ResolvedTarget;
  platform: Platform;
  /** The name under `probes:`, and where the monitor stands: by both it is decided whom the probe signs in as. */
  probe: string;
  vantage: string;
  /** Official code of each unit → its present name. */
  units: ReadonlyMap<string, string>;
}

/** Walks the journeys of a platform. */
export interface WalksJourneys {
  /**
   * Walks a journey once.
   * @throws {Blocked} where the platform could not be judged, {Refused} for what must not walk on a live platform
   */
  walk(look: Look, deployment: Deployment, name: string): Promise<boolean>;
}

/** One look at a target: what it may use, and where it measures into. */
export interface Look {
  target: string;
  module: Module;
  /** Fresh for each look. */
  registry: Measures;
  log: ProbeLog;
  /** Aborts when the time is over or the monitor stops. */
  signal: AbortSignal;
  /** Milliseconds the look may take. */
  timeoutMs: number;
  /** Refuses addresses that must not be reached. */
  guard: Guard;
  resolve: ResolveName;
  /** Null where the look was asked for by `/probe` and is of no configured platform. */
  deployment: Deployment | null;
  /** Walks journeys; null where this monitor has no browser. */
  walker: WalksJourneys | null;
  /** A second look to confirm a failure: it keeps more evidence, and may take longer. */
  confirm: boolean;
  /** Milliseconds from which on the program itself, standing still, is taken for the cause of a failure. */
  standstillMs: number;
  /** Whether the monitor is stopping: then there is no time to tidy up at length. */
  stopping(): boolean;
  /** Called with what a journey did, however it ended. */
  walked(walk: Walk): void;
}

/** All addresses of a name, in the resolver's order. */
export type ResolveName = (name: string) => Promise<{ address: string; family: number }[]>;

/**
 * A kind of probe. A target that is down is the value `false`.
 * @throws {Blocked} where the monitor itself is at fault and the target was not judged
 */
export type Probe = (look: Look) => Promise<boolean>;

/** @throws {Refused} for an address that must not be reached */
export type Guard = (address: string) => void;
