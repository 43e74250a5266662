import type { Module, TlsConfig } from '../../config/monitoring/module.ts';
import { ProbeLog } from './log.ts';
import { Measures } from './measures.ts';
import { Blocked, Refused } from './faults.ts';
import type { Deployment, Look, Probe } from './look.ts';
import type { Walker } from '../journey/walker.ts';
import type { Walk } from './walk.ts';
import { probes } from '../probes/registry.ts';
import { systemResolve } from '../wire/address.ts';
import { endOfTurn } from './turn-end.ts';
import { gauge, seconds } from '../wire/gauges.ts';
import { systemAuthorities } from '../wire/tls/authorities.ts';
import { secureContext } from '../wire/tls/secure-context.ts';
import { TimeOver } from '../wire/within.ts';
import { causeOf } from '../../words/reasons/cause.ts';
import type { Reason } from '../../words/reasons/reason.ts';
import { explained } from './sample.ts';
import type { Outcome, Sample } from './sample.ts';

export interface Request {
  target: string;
  /** Takes the configuration's secrets out of what is logged. */
  mask?: (text: string) => string;
  moduleName: string;
  module: Module;
  timeoutMs: number;
  guard: Look['guard'];
  resolve?: Look['resolve'];
  probe?: Probe;
  deployment?: Deployment | undefined;
  /** Null where this monitor walks no journeys. */
  walker?: Walker | null;
  /** A second look to confirm a failure: it keeps more evidence, and takes longer. */
  confirm?: boolean;
  /** Aborts when the monitor stops. */
  stop?: AbortSignal;
  /** A timeout that fires so many milliseconds late means that the program itself stood still; 250. */
  standstillMs?: number;
}

const STANDSTILL_MS = 250;
/** Without a reason of its own an abort makes an exception with its stack, which costs more than the abort. */
const OVER = 'over';

/** Looks once. Never throws: what is no judgement on the target is the outcome `blocked` or `refused`. */
export async function runProbe(request: Request): Promise<Sample> {
  const { module, timeoutMs } = request;
  // Read once, and of no look's time.
  if (asksTheSystem(request)) systemAuthorities();
  const registry = new Measures();
  const log = new ProbeLog({ module: request.moduleName, target: request.target }, request.mask);
  const success = gauge(
    registry,
    'probe_success',
    'Displays whether or not the probe was a success',
  );
  const duration = gauge(
    registry,
    'probe_duration_seconds',
    'Returns how long the probe took to complete in seconds',
  );
  gauge(registry, 'probe_timeout_seconds', 'Returns how long the probe timeout is in seconds').set(
    timeoutMs / 1_000,
  );
  log.debug('Beginning probe', { probe: module.prober, timeout_seconds: timeoutMs / 1_000 });
  const controller = new AbortController();
  const began = performance.now();
  let lateMs = 0;
  const timer = setTimeout(() => {
    lateMs = performance.now() - began - timeoutMs;
    controller.abort(OVER);
  }, timeoutMs);
  const stopped = () => controller.abort(OVER);
  if (request.stop?.aborted === true) stopped();
  request.stop?.addEventListener('abort', stopped, { once: true });
  let outcome: Outcome;
  let why: Reason | undefined;
  let walk: Walk | undefined;
  try {
    const look: Look = {
      ...{ target: request.target, module, registry, log, timeoutMs },
      ...{ signal: controller.signal, guard: request.guard },
      resolve: request.resolve ?? systemResolve,
      deployment: request.deployment ?? null,
      walker: request.walker ?? null,
      confirm: request.confirm ?? false,
      standstillMs: request.standstillMs ?? STANDSTILL_MS,
      stopping: () => request.stop?.aborted === true,
      walked: (one) => void (walk = one),
    };
    // Files of the monitor come first: whether they are there does not depend on the target.
    const config = tlsConfigOf(module);
    if (config !== undefined) secureContext(config);
    const work = (request.probe ?? probes[module.prober])(look);
    const { signal } = controller;
    const ok = await endOfTurn(work, { kind: module.prober, signal, stop: request.stop }).catch(
      notInTime(log),
    );
    outcome = ok ? 'success' : 'failure';
    if (!ok) why = log.reason;
    if (!ok && request.stop?.aborted === true) [outcome, why] = ['blocked', { code: 'stopped' }];
    else if (!ok && lateMs > (request.standstillMs ?? STANDSTILL_MS))
      [outcome, why] = ['blocked', { code: 'stood-still', during: 'wait' }];
  } catch (error) {
    outcome = error instanceof Refused ? 'refused' : 'blocked';
    const known = error instanceof Refused || error instanceof Blocked;
    const text = error instanceof Error ? error.message : String(error);
    why = log.without(known ? error.reason : { code: 'probe-broken', text });
  } finally {
    clearTimeout(timer);
    request.stop?.removeEventListener('abort', stopped);
  }
  const durationSeconds = seconds(began, performance.now());
  duration.set(durationSeconds);
  const { reason, ...explanation } = explained(why);
  if (outcome === 'success') {
    success.set(1);
    log.debug('Probe succeeded', { duration_seconds: durationSeconds });
  } else {
    const word = { failure: 'Probe failed', blocked: 'Probe blocked', refused: 'Probe refused' };
    log.ended(word[outcome], {
      duration_seconds: durationSeconds,
      ...(outcome === 'failure' ? {} : { err: reason }),
    });
  }
  return {
    ...{ outcome, reason, finishedAt: Date.now(), durationSeconds, log },
    families: registry.families(),
    ...explanation,
    ...(walk && { walk }),
    ...(walk?.evidence !== undefined && { evidence: walk.evidence }),
  };
}

/** Whether a look will speak TLS and check a certificate against what this machine trusts. */
function asksTheSystem({ module, target }: Request): boolean {
  const config = tlsConfigOf(module);
  if (config?.insecure_skip_verify === true || (config?.ca ?? config?.ca_file) !== undefined)
    return false;
  const { prober, tcp, grpc, dns } = module;
  return (
    /^(?:https|wss):/i.test(target) ||
    prober === 'tls' ||
    (prober === 'certificate' && !target.startsWith('file:')) ||
    (prober === 'tcp' && tcp?.tls === true) ||
    (prober === 'grpc' && grpc?.tls === true) ||
    (prober === 'dns' && dns?.dns_over_tls === true)
  );
}

/** A probe that did not end by itself failed for want of time. */
function notInTime(log: ProbeLog): (error: unknown) => false {
  return (error) => {
    if (!(error instanceof TimeOver)) throw error;
    log.fail({ code: 'probe-late', cause: causeOf(error) });
    return false;
  };
}

function tlsConfigOf(module: Module): TlsConfig | undefined {
  if (module.prober === 'websocket') return module.websocket?.http_config?.tls_config;
  if (module.prober === 'icmp' || module.prober === 'journey') return undefined;
  if (module.prober === 'certificate' && module.certificate?.signers !== undefined)
    return module.certificate.signers.tls_config;
  return module[module.prober]?.tls_config;
}
