import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox } from '../../../trial/sandbox.ts';
import type { Sandbox } from '../../../trial/sandbox.ts';
import { home } from '../../../config/home.ts';
import { smoke } from '../../../trial/testing/smoke.ts';
import { startAlertmanager } from '../../alertmanager/testing/alertmanager.ts';
import type { RunningAlertmanager } from '../../alertmanager/testing/alertmanager.ts';
import { TestPrometheus } from '../../prometheus/testing/prometheus.ts';
import { makeCertificates } from '../../testing/certificates.ts';
import { TestServers } from '../../testing/servers.ts';
import { hastened, WATCHED_PLATFORMS } from './hastened.ts';
import { fillRegister } from './register.ts';
import { Vantages } from './vantages.ts';

/** Where monitors run, and what they walk there: a small machine has no time for every journey from everywhere. */
const WATCHING: Record<string, string[] | undefined> = {
  'tran-bien': undefined,
  'binh-phuoc': ['walk-sign-in', 'walk-file-online'],
};
/** It is configured in Prometheus, and its monitor does not run. */
const AWAY = { 'commune-line': 'http://127.0.0.1:9' };
/** Its incident, an S3, ends before the journey's, an S1, opens and stays open. */
const ENDING = { fault: 'certificate-old-unit', probe: 'signing-certificates' };
const LASTING = { fault: 'filed-with-old-district-code', probe: 'walk-file-online' };

/**
 * Real monitors on the real stand-ins, read by a real Prometheus with the shipped rules: one incident is over and one
 * is open with evidence, a load run has written its metrics, the register holds defects and a trial, and the platform
 * has gone into maintenance.
 */
export class WatchedPlatforms {
  readonly prometheus = new TestPrometheus();
  readonly vantages = new Vantages();
  readonly #stop = new AbortController();
  readonly #servers = new TestServers();
  readonly #certificates = makeCertificates();
  #sandbox: Sandbox | undefined;
  #alertmanager: RunningAlertmanager | undefined;

  async start(): Promise<void> {
    // Nobody is notified of anything here.
    const nowhere = { webhooks: 'http://127.0.0.1:9', mail: '127.0.0.1:9', token: 'x' };
    const faults = [ENDING.fault];
    const { signal: stop } = this.#stop;
    const platforms = WATCHED_PLATFORMS.map((slug) => ({ slug, addresses: [] }));
    const options = { root: home, seed: 1, faults, platforms, stop };
    const sandbox = (this.#sandbox = await startSandbox(options));
    const alertmanager = (this.#alertmanager = await startAlertmanager(nowhere));
    const port = await this.#servers.tls(this.#certificates.ending);
    const secure = { address: `localhost:${port}`, ca: this.#certificates.ca };
    const load = (vantage: string) =>
      hastened(vantage, sandbox.addresses, secure, WATCHING[vantage]);
    await fillRegister(this.vantages.store, load('tran-bien').plan);
    await this.vantages.start(Object.keys(WATCHING), load);
    await this.prometheus.start({ ...this.vantages.urls, ...AWAY }, alertmanager.url);
    await Promise.all([this.#load(), this.#incidents()]);
    this.vantages.maintain();
    await this.#untilState(4);
    await this.prometheus.until(
      'count_over_time(platform:nghiemthu_error_budget:left_ratio30d[1m]) > 3',
    );
    await this.prometheus.until('count_over_time(up{job="alertmanager"}[1m]) > 3');
    await this.prometheus.until('platform:nghiemthu_name:info');
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.prometheus.stop();
    await this.vantages.stop();
    await this.#alertmanager?.stop();
    await this.#sandbox?.stop();
    await this.#servers.end();
    this.#certificates.remove();
  }

  async #load(): Promise<void> {
    const { addresses } = this.#sandbox!;
    const remoteWrite = { url: this.prometheus.receiver, run: 'panels' };
    const { signal } = this.#stop;
    const { record } = await smoke(addresses, '12s', { remoteWrite, stop: signal });
    if (record.requests.length === 0) throw new Error(`k6 measured nothing: ${record.reason?.en}`);
  }

  async #incidents(): Promise<void> {
    const { vantages } = this;
    await until('an incident', () => vantages.hasTold(ENDING.probe, 'opened'));
    await this.#untilState(2);
    await this.#turn(ENDING.fault, false);
    await until('its end', () => vantages.hasTold(ENDING.probe, 'closed'));
    await this.#turn(LASTING.fault, true);
    await until('another one', () => vantages.hasTold(LASTING.probe, 'opened'));
    await this.#untilState(1);
    await until('a turn of each probe', () => vantages.hasTaken(1));
    // A rate is known from the second time on.
    await until('a second one', () => vantages.hasTaken(2, LASTING.probe));
  }

  async #turn(fault: string, on: boolean): Promise<void> {
    const url = `${this.#sandbox!.control}/faults/${fault}`;
    const { ok, status } = await fetch(url, { method: on ? 'PUT' : 'DELETE' });
    if (!ok) throw new Error(`${url} answered ${status}`);
  }

  /** Waits until Prometheus has recorded the state of the platform. */
  #untilState(code: number): Promise<void> {
    return this.prometheus.until(`platform:nghiemthu_state:code == ${code}`);
  }
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 90_000; Date.now() < end; await pause(100)) if (holds()) return;
  throw new Error(`there never came ${what}`);
}
