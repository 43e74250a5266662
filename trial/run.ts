import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { insideWindow } from '../config/calendar.ts';
import type { Config } from '../config/load.ts';
import { profileOn, withAddresses, type ResolvedTarget } from '../config/resolve.ts';
import type { CaseRecord, HarnessFault, LoadRecord, TrialReport } from '../records/model.ts';
import { NoSuchRun } from '../records/errors.ts';
import {
  beginRun,
  casesOf,
  endRun,
  findRun,
  forgetCases,
  keepLoad,
  loadsOf,
  type RunStart,
} from '../records/runs.ts';
import type { Store } from '../records/store.ts';
import { buildReport, type Judged } from './judge/report.ts';
import { sightFindings } from './judge/sightings.ts';
import { plannedMs, runLoad } from './load/k6.ts';
import { masking } from './masking.ts';
import { preflight, type Check } from './preflight.ts';
import type { Progress } from './progress.ts';
import { SandboxError, startSandbox, type Sandbox } from './sandbox.ts';
import { runSuites } from './suite/run.ts';
import { harnessFault } from './wording.ts';

/** Where the parts are that a trial needs; absent ones block what needs them. */
export interface Parts {
  chromium: { path: string; version: string } | undefined;
  k6: { path: string; version: string } | undefined;
}

export interface TrialOptions {
  config: Config;
  store: Store;
  /** `reports/out`, or what the user named. */
  outFolder: string;
  start: RunStart;
  resume: boolean;
  /** These cases alone, for a retest; none of them where it is empty. */
  only?: CaseRecord[];
  /** Writes the documents of a run into its folder. Called again where it throws, with a report that says so. */
  tell: (report: TrialReport, folder: string) => Promise<unknown>;
  /** Where k6 writes its metrics while it runs. */
  remoteWrite?: string;
  /** Written reason for load on a live target outside the plan's window. */
  override?: string;
  parts: Parts;
  /** Of nghiemthu, and of Playwright. */
  version: string;
  playwright: string;
  stop: AbortSignal;
  progress: Progress;
}

/** Runs a trial to its verdict. Whatever goes wrong on our side ends up in the report as a harness fault. */
export async function runTrial(options: TrialOptions): Promise<TrialReport> {
  return new Trial(options).run();
}

class Trial {
  readonly #options: TrialOptions;
  readonly #folder: string;
  readonly #faults: HarnessFault[] = [];
  #target: ResolvedTarget;
  #sandbox: Sandbox | undefined;
  /** Working files outside the run's folder: they hold passwords, and a killed run leaves them behind. */
  #scratch = '';
  #checks: Check[] = [];
  #cases: CaseRecord[] = [];
  #loads: LoadRecord[] = [];

  constructor(options: TrialOptions) {
    this.#options = options;
    this.#target = options.config.target;
    this.#folder = path.join(options.outFolder, options.start.id);
  }

  async run(): Promise<TrialReport> {
    const { stop } = this.#options;
    try {
      await this.#prepare();
      if (!stop.aborted && (await this.#targetIsReady())) {
        await this.#suites();
        if (!this.#stop.aborted) await this.#load();
      }
    } catch (error) {
      await this.#sandbox?.stop();
      throw error;
    }
    if (stop.aborted) this.#fault(harnessFault('interrupted'));
    const [report] = await Promise.all([this.#conclude(), this.#sandbox?.stop()]);
    return report;
  }

  /** Ends what runs when the run is stopped, or when the sandbox it runs against is gone. */
  get #stop(): AbortSignal {
    const { stop } = this.#options;
    return this.#sandbox ? AbortSignal.any([stop, this.#sandbox.lost]) : stop;
  }

  #fault(fault: HarnessFault): void {
    this.#faults.push(fault);
    this.#options.progress.fault(fault);
  }

  async #prepare(): Promise<void> {
    const { store, start, resume } = this.#options;
    this.#scratch = await mkdtemp(path.join(tmpdir(), 'nghiemthu-'));
    await mkdir(this.#folder, { recursive: true }).catch(() => undefined); // told by the preflight
    if (resume) {
      if (!(await findRun(store, start.id))) throw new NoSuchRun(start.id);
      // A verdict of the first part says nothing of the whole run.
      await rm(path.join(this.#folder, 'verdict.json'), { force: true });
      const earlier = await casesOf(store, start.id);
      const proved = (one: CaseRecord) => one.verdict === 'pass' || one.verdict === 'fail';
      this.#cases = earlier.filter(proved);
      await forgetCases(
        store,
        start.id,
        earlier.filter((one) => !proved(one)).map((one) => one.id),
      );
      this.#loads = (await loadsOf(store, start.id)).filter(
        (one) => one.verdict === 'pass' || one.verdict === 'fail',
      );
    } else await beginRun(store, start);
  }

  async #targetIsReady(): Promise<boolean> {
    const { config, progress, start, stop } = this.#options;
    if (this.#target.managed && !(await this.#startSandbox())) return false;
    progress.stage('preflight', '');
    const result = await preflight(this.#target, config.platforms, this.#folder);
    this.#checks = result.checks;
    progress.preflight(result.checks);
    for (const fault of result.faults) this.#fault(fault);
    return result.faults.length === 0 && !stop.aborted && start.platforms.length > 0;
  }

  async #startSandbox(): Promise<boolean> {
    const { config, progress, start, stop } = this.#options;
    progress.stage('sandbox', start.faults.join(', '));
    try {
      this.#sandbox = await startSandbox({
        root: config.root,
        seed: start.seed ?? 1,
        faults: start.faults,
        stop,
      });
      this.#target = withAddresses(this.#target, this.#sandbox.addresses);
      return true;
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      if (!stop.aborted) this.#fault(harnessFault('sandbox-start', error.message));
      return false;
    }
  }

  async #suites(): Promise<void> {
    const { config, store, start, parts, progress, only } = this.#options;
    const stop = this.#stop;
    if (only?.length === 0) return;
    progress.stage('suites', '');
    if (!parts.chromium) {
      this.#fault(harnessFault('browser-absent'));
      return;
    }
    const kept = this.#cases;
    const ran = await runSuites({
      ...masking(config),
      root: config.root,
      folder: this.#folder,
      scratch: this.#scratch,
      runId: start.id,
      store,
      target: this.#target,
      platforms: config.platforms,
      grep: start.grep,
      shard: start.shard,
      retries: config.plan.gate.retries,
      chromium: parts.chromium.path,
      kept,
      ...(only ? { only } : {}),
      targetAlive: () => !this.#sandbox?.lost.aborted,
      stop,
      progress,
      onFault: (fault) => this.#fault(fault),
    });
    this.#cases = [...kept, ...ran];
    await this.#checkSandbox();
  }

  async #checkSandbox(): Promise<void> {
    if (this.#sandbox?.lost.aborted && !this.#options.stop.aborted)
      this.#fault(harnessFault('sandbox-lost'));
  }

  async #load(): Promise<void> {
    const { config, store, start, parts, progress, remoteWrite } = this.#options;
    const stop = this.#stop;
    for (const platform of config.platforms)
      for (const name of start.profiles) {
        const profile = profileOn(this.#target, platform, name);
        if (!profile || stop.aborted) continue;
        if (this.#loads.some((one) => one.platform === platform.slug && one.profile === name))
          continue;
        if (!parts.k6) {
          this.#fault(harnessFault('k6-absent', name));
          continue;
        }
        if (!this.#loadIsAllowed()) {
          this.#fault(harnessFault('load-window', name));
          continue;
        }
        progress.stage('load', name);
        progress.loading(name, plannedMs(profile));
        const { record, faults } = await runLoad({
          root: config.root,
          folder: this.#folder,
          scratch: this.#scratch,
          k6: parts.k6.path,
          target: this.#target,
          platform,
          name,
          profile,
          rules: config.plan.load,
          mask: masking(config).mask,
          stop,
          ...(remoteWrite === undefined
            ? {}
            : { remoteWrite: { url: remoteWrite, run: start.id } }),
        });
        this.#loads.push(record);
        await keepLoad(store, start.id, record).catch((error: unknown) =>
          this.#fault(harnessFault('store-failed', String(error))),
        );
        for (const fault of faults) this.#fault(fault);
        progress.loaded(record);
      }
    await this.#checkSandbox();
  }

  /** On a live target load runs only inside the plan's window, or with a written reason. */
  #loadIsAllowed(): boolean {
    const { config, override } = this.#options;
    if (this.#target.kind !== 'live') return true;
    return override !== undefined || insideWindow(config.plan, new Date().toISOString());
  }

  async #conclude(): Promise<TrialReport> {
    const { store, start, config, progress, tell } = this.#options;
    progress.stage('judge', '');
    await rm(this.#scratch, { recursive: true, force: true });
    const judged = (): Judged => ({
      ...this.#options,
      target: this.#target,
      endedAt: new Date().toISOString(),
      interrupted: this.#options.stop.aborted,
      cases: this.#cases,
      loads: this.#loads,
      faults: this.#faults,
      checks: this.#checks,
    });
    const defects = await sightFindings(store, config, start, this.#cases, this.#loads).catch(
      (error: unknown) => {
        this.#fault(harnessFault('store-failed', String(error)));
        return [];
      },
    );
    let report = buildReport(judged(), defects);
    const keep = async () => {
      try {
        await endRun(store, report);
      } catch (error) {
        this.#fault(harnessFault('store-failed', String(error)));
        report = buildReport(judged(), defects);
      }
    };
    await keep();
    progress.stage('reports', this.#folder);
    try {
      await tell(report, this.#folder);
    } catch (error) {
      // What could not be told is not a verdict anyone can sign: the papers that can be made say so.
      this.#fault(harnessFault('report-failed', (error as Error).message));
      report = buildReport(judged(), defects);
      await keep();
      await tell(report, this.#folder).catch(() => undefined);
    }
    return report;
  }
}
