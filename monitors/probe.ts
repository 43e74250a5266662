import type { Measures } from './measures.ts';
import type { Module } from '../config/monitors-module.ts';
import type { Platform } from '../config/platform.ts';
import type { ResolvedTarget } from '../config/resolve.ts';
import type { Walk, Walker } from './journey/walker.ts';
import type { Guard } from './wire/guard.ts';
import type { ProbeLog } from './log.ts';

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
  walker: Walker | null;
  /** A second look to confirm a failure: it keeps more evidence, and may take longer. */
  confirm: boolean;
  /** Milliseconds from which on the program itself, standing still, is taken for the cause of a failure. */
  standstillMs: number;
  /** Whether the monitor is stopping: then there is no time to tidy up at length. */
  stopping(): boolean;
  /** Told what a journey did, whatever came of it. */
  walked(walk: Walk): void;
}

/** All addresses of a name, in the resolver's order. */
export type ResolveName = (name: string) => Promise<{ address: string; family: number }[]>;

/**
 * A kind of probe. A target that is down is the value `false`.
 * @throws {Blocked} where the monitor itself is at fault and the target was not judged
 */
export type Probe = (look: Look) => Promise<boolean>;

/** The monitor, not the target, is at fault: no file, no resolver, no network of its own. */
export class Blocked extends Error {
  override name = 'Blocked';
}

/** The target is one that this monitor must not reach. */
export class Refused extends Error {
  override name = 'Refused';
}

/** Codes of the operating system that tell of this machine, not of the other side. */
const OWN_FAULTS: Record<string, string> = {
  EMFILE: 'too many open files',
  ENFILE: 'too many open files on this machine',
  ENOBUFS: 'no buffer space left',
  ENOMEM: 'no memory left',
  EADDRNOTAVAIL: 'no local address or port left',
  ENETDOWN: 'the network of this machine is down',
  ENETUNREACH: 'this machine has no route to the network',
  EACCES: 'the operating system forbids the connection',
  EPERM: 'the operating system forbids the connection',
  ETIMEOUT: 'the name server of this machine does not answer',
  ECANCELLED: 'the name server of this machine does not answer',
  EAI_AGAIN: 'the name server of this machine does not answer',
  EAI_FAIL: 'the name server of this machine fails',
  EAI_SYSTEM: 'the resolver of this machine fails',
};

/** An error as `Blocked` where it is this machine's fault, else as it is. */
export function ownFault(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : OWN_FAULTS[code];
  return reason === undefined ? error : new Blocked(`${reason} (${code})`, { cause: error });
}

/** Rethrows what is no judgement on the target: a fault of our own, a refusal. */
export function rethrowOwn(error: unknown): void {
  const seen = ownFault(error);
  if (seen instanceof Blocked || seen instanceof Refused) throw seen;
}
