import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import type { CaseRecord } from '../../../records/runs/case.ts';
import { masking } from '../../masking.ts';
import { ingestCase } from '../../suite/ingest.ts';
import type { RawCase, RawIdentity } from '../../suite/messages.ts';
import { NotClean } from '../errors.ts';
import { learn } from '../learnt.ts';
import type { LearntRoute, Window } from '../learnt.ts';
import { openProxy } from '../proxy/proxy.ts';
import { Recorder } from '../routes/recorder.ts';
import { stand } from './ground.ts';
import type { Ground } from './ground.ts';
import { hold } from './hold.ts';

/** One run of all suites on a target that is well. */
export interface CleanRun {
  cases: CaseRecord[];
  /** From the first case to the last, in ms. */
  ms: number;
}

/** What is known before anything is spoiled. */
export interface Clean {
  /** The suites' cases, as Playwright lists them. */
  listing: RawIdentity[];
  /** Without the proxy, and through it. */
  direct: CleanRun;
  proxied: CleanRun;
  routes: LearntRoute[];
}

/** Workers of a clean run, as in a trial. */
const SEATS = 2;

/**
 * Runs the suites on the target itself and then through the proxy, which notes what each case asks.
 * @throws {NotClean} where nothing runs, or less is green through the proxy
 */
export async function runClean(
  ground: Ground,
  stop: AbortSignal,
  told: (stage: 'direct' | 'proxied') => void,
): Promise<Clean> {
  told('direct');
  const direct = await walk(ground, stop, null);
  told('proxied');
  const recorder = new Recorder();
  const proxied = await walk(ground, stop, recorder);
  if (proxied.cases.length === 0) throw new NotClean('no case ran');
  const green = new Set(direct.cases.filter(isGreen).map(({ id }) => id));
  // One that failed once and then passed is not judged by; it is no reason to stop.
  const lost = proxied.cases.filter(({ id, verdict }) => green.has(id) && verdict !== 'pass');
  if (lost.length > 0) {
    const names = lost.map(({ title, failure }) => `${title} (${failure?.message ?? '?'})`);
    throw new NotClean(`not green through the proxy: ${names.join('; ')}`);
  }
  return {
    listing: proxied.listing,
    direct: { cases: direct.cases, ms: direct.ms },
    proxied: { cases: proxied.cases, ms: proxied.ms },
    routes: learn(recorder.walked(), proxied.windows),
  };
}

export function isGreen({ verdict, flaky }: Pick<CaseRecord, 'verdict' | 'flaky'>): boolean {
  return verdict === 'pass' && !flaky;
}

interface Walked extends CleanRun {
  listing: RawIdentity[];
  windows: Window[];
}

async function walk(ground: Ground, stop: AbortSignal, recorder: Recorder | null): Promise<Walked> {
  const { config, scratch } = ground;
  const cases: CaseRecord[] = [];
  const windows: Window[] = [];
  const folder = await mkdtemp(path.join(scratch, 'clean-'));
  const keeping = {
    ...masking(config),
    folder,
    configured: config.configured,
    phrases: ground.phrases,
  };
  let work = Promise.resolve();
  const take = async (raw: RawCase) => {
    windows.push(...raw.attempts.map((one) => windowOf(raw.id, one)));
    cases.push((await ingestCase(raw, keeping)).record);
  };
  const standing = await stand(ground, stop);
  const proxy = recorder && (await openProxy(standing.target, SEATS));
  try {
    if (proxy && recorder) proxy.between = recorder.between;
    const held = await hold(ground, {
      ...{ only: null, seats: SEATS, retries: config.plan.gate.retries, untraced: false, stop },
      onMessage: (message) => {
        if (message.kind === 'finished') work = work.then(() => take(message.result));
      },
    });
    const [wrong] = held.listing.errors;
    if (wrong) throw new NotClean(wrong.message);
    const began = performance.now();
    const ended = await held.release(standing.target, proxy);
    await work;
    if (!ended.complete && !stop.aborted) throw new NotClean(ended.output || ended.reason);
    const ms = Math.round(performance.now() - began);
    return { cases, windows, ms, listing: held.listing.cases };
  } finally {
    await proxy?.close();
    await standing.end();
  }
}

export function windowOf(id: string, attempt: RawCase['attempts'][number]): Window {
  const [from, to] = [Date.parse(attempt.startedAt), Date.parse(attempt.endedAt)];
  return { id, seat: attempt.seat, from, to };
}
