import { phrasesOf } from '../suites/english.ts';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { insideWindow } from '../config/calendar/due.ts';
import type { Config } from '../config/load.ts';
import type { Platform } from '../config/platforms/platform.ts';
import { profileOn, withAddresses, type ResolvedTarget } from '../config/targets/resolve.ts';
import { NoSuchRun } from '../records/errors.ts';
import { makePrivateFolder } from '../records/store/private-files.ts';
import type { CaseRecord } from '../records/runs/case.ts';
import type { HarnessFault } from '../records/runs/verdict.ts';
import type { LoadRecord } from '../records/runs/load.ts';
import type { Selection } from '../records/runs/run.ts';
import type { TrialReport } from '../records/runs/report.ts';
import { beginRun, findRun, type RunStart } from '../records/runs/runs.ts';
import { casesOf, forgetCases, keepLoad, loadsOf } from '../records/runs/results.ts';
import type { Store } from '../records/store/store.ts';
import { conclude } from './conclude.ts';
import type { Judged } from './judge/report.ts';
import { plannedMs, runLoad } from './load/k6.ts';
import { masking } from './masking.ts';
import { makeScratch, makeWritable, type Scratch } from './place.ts';
import { preflight, type Check } from './preflight.ts';
import type { Progress } from './progress.ts';
import { SandboxError, startSandbox, type Sandbox } from './sandbox.ts';
import { Intake } from './suite/intake.ts';
import type { SuiteMessage } from './suite/messages.ts';
import { openSuites, type OpenSuites } from './suite/open.ts';
import { Way } from './way.ts';
import { harnessFault } from './wording.ts';

/** Where the parts are that a trial needs; absent ones block what needs them. */
export interface Programs {
  chromium: { path: string; version: string } | undefined;
  k6: { path: string; version: string } | undefined;
}

export interface TrialOptions {
  config: Config;
  store: Store;
  /** Opens the store once more, as somebody else would find it. */
  reopen: () => Promise<Store>;
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
  parts: Programs;
  /** Of nghiemthu, and of Playwright. */
  version: string;
  playwright: string;
  stop: AbortSignal;
  progress: Progress;
}

/**
 * Runs a trial to its verdict. Whatever goes wrong on our side ends up in the report as a harness fault; what is wrong
 * with the suites or the place for results is refused before anything is run or written.
 * @throws {ConfigError} @throws {NothingSelected} @throws {NotWritable} @throws {NoSuchRun}
 */
export async function runTrial(options: TrialOptions): Promise<TrialReport> {
  return new Trial(options).run();
}

class Trial {
  readonly #options: TrialOptions;
  readonly #folder: string;
  readonly #faults: HarnessFault[] = [];
  readonly #sandboxLost = new AbortController();
  /** Ends what runs when the run is stopped, or when the sandbox it runs against is gone. */
  readonly #stop: AbortSignal;
  #target: ResolvedTarget;
  #sandbox: Sandbox | undefined;
  /** Working files outside the run's folder: they hold passwords. */
  #scratch: Scratch | undefined;
  #checks: Check[] = [];
  #cases: CaseRecord[] = [];
  #loads: LoadRecord[] = [];
  #selection: Selection | undefined;
  /** Takes what the suites tell once there is a run that it belongs to. */
  #hear: (message: SuiteMessage) => void = () => undefined;

  constructor(options: TrialOptions) {
    this.#options = options;
    this.#target = options.config.target;
    this.#stop = AbortSignal.any([options.stop, this.#sandboxLost.signal]);
    this.#folder = path.join(options.outFolder, options.start.id);
  }

  async run(): Promise<TrialReport> {
    const { stop } = this.#options;
    try {
      const suites = await this.#prepare();
      try {
        const ready = stop.aborted ? [] : await this.#readyPlatforms();
        if (ready.length > 0) {
          await this.#suites(suites, ready);
          if (!this.#stop.aborted) await this.#load(ready);
        }
      } finally {
        await suites?.end();
      }
      if (stop.aborted) this.#fault(harnessFault('interrupted'));
      const [report] = await Promise.all([this.#conclude(), this.#sandbox?.stop()]);
      return report;
    } finally {
      // Twice is no harm; what is not stopped here would outlive us.
      await Promise.all([this.#sandbox?.stop(), this.#tidy()]);
    }
  }

  #fault(fault: HarnessFault): void {
    this.#faults.push(fault);
    this.#options.progress.fault(fault);
  }

  /** Reads the suites while the sandbox starts. Nothing is in the store or the run's folder before both are right. */
  async #prepare(): Promise<OpenSuites | undefined> {
    const { config, outFolder, resume } = this.#options;
    await makeWritable(outFolder);
    if (resume) await this.#recall();
    this.#scratch = await makeScratch(outFolder);
    const [suites, started] = await Promise.allSettled([
      this.#openSuites(config.platforms),
      this.#target.managed ? this.#startSandbox() : undefined,
    ]);
    if (suites.status === 'rejected') throw suites.reason;
    try {
      if (started.status === 'rejected') throw started.reason;
      await this.#begin(suites.value);
    } catch (error) {
      await suites.value?.end();
      throw error;
    }
    return suites.value;
  }

  /** What an earlier part of the run proved. */
  async #recall(): Promise<void> {
    const { store, start } = this.#options;
    if (!(await findRun(store, start.id))) throw new NoSuchRun(start.id);
    this.#cases = (await casesOf(store, start.id)).filter(isProved);
    this.#loads = (await loadsOf(store, start.id)).filter(isProved);
  }

  async #begin(suites: OpenSuites | undefined): Promise<void> {
    const { store, start, resume } = this.#options;
    await makePrivateFolder(this.#folder);
    this.#selection = suites?.selection;
    if (!resume) return beginRun(store, start);
    // A verdict of the first part says nothing of the whole run.
    await rm(path.join(this.#folder, 'verdict.json'), { force: true });
    const again = new Set(suites?.again.map(({ id }) => id));
    this.#cases = this.#cases.filter(({ id }) => !again.has(id));
    const kept = new Set(this.#cases.map(({ id }) => id));
    const earlier = (await casesOf(store, start.id)).map(({ id }) => id);
    await forgetCases(
      store,
      start.id,
      earlier.filter((id) => !kept.has(id)),
    );
  }

  async #openSuites(platforms: Platform[]): Promise<OpenSuites | undefined> {
    const { config, start, parts, only } = this.#options;
    if (only?.length === 0 || platforms.length === 0) return undefined;
    if (!parts.chromium) {
      this.#fault(harnessFault('browser-absent'));
      return undefined;
    }
    return openSuites({
      ...{ root: config.root, scratch: this.#scratch!, platforms, configured: config.configured },
      ...{
        target: this.#target,
        grep: start.grep,
        shard: start.shard,
        kept: this.#cases,
        stop: this.#stop,
      },
      ...{ retries: config.plan.gate.retries, chromium: parts.chromium.path },
      ...(only ? { only } : {}),
      onMessage: (message) => this.#hear(message),
    });
  }

  async #readyPlatforms(): Promise<Platform[]> {
    const { config, progress } = this.#options;
    if (this.#target.managed && !this.#sandbox) return [];
    progress.stage('preflight', '');
    const { checks, faults, ready } = await preflight(this.#target, config.platforms, this.#folder);
    this.#checks = checks;
    progress.preflight(checks);
    for (const fault of faults) this.#fault(fault);
    return this.#options.stop.aborted ? [] : ready;
  }

  async #startSandbox(): Promise<void> {
    const { config, progress, start, stop } = this.#options;
    progress.stage('sandbox', start.faults.join(', '));
    try {
      this.#sandbox = await startSandbox({
        ...{ root: config.root, seed: start.seed ?? 1, faults: start.faults, stop },
        platforms: config.platforms,
      });
      this.#sandbox.lost.addEventListener('abort', () => this.#sandboxLost.abort());
      this.#target = withAddresses(this.#target, this.#sandbox.addresses);
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      if (!stop.aborted) this.#fault(harnessFault('sandbox-start', error.message));
    }
  }

  async #suites(opened: OpenSuites | undefined, ready: Platform[]): Promise<void> {
    const { config, store, start, progress, only } = this.#options;
    if (!opened) return;
    progress.stage('suites', '');
    const way = new Way(this.#target, config.platforms);
    const intake = new Intake({
      ...masking(config),
      ...{ folder: this.#folder, configured: config.configured, runId: start.id, store, progress },
      phrases: await phrasesOf(config.root, { platforms: config.configured, roles: config.roles }),
      ...(only ? { only } : {}),
      doubt: (record) => (this.#sandbox?.lost.aborted ? this.#noSandbox() : way.doubt(record)),
      stop: this.#stop,
      onFault: (fault) => this.#fault(fault),
    });
    this.#hear = intake.take;
    const suites = await this.#of(opened, ready);
    if (suites) this.#cases = [...this.#cases, ...(await intake.run(suites, this.#target))];
    this.#checkSandbox();
  }

  /** Where some platforms cannot be judged the suites of the others are read again, alone. */
  async #of(opened: OpenSuites, ready: Platform[]): Promise<OpenSuites | undefined> {
    if (ready.length === this.#options.config.platforms.length) return opened;
    await opened.end();
    return this.#openSuites(ready);
  }

  async #noSandbox(): Promise<HarnessFault> {
    return harnessFault('sandbox-lost');
  }

  #checkSandbox(): void {
    const isTold = this.#faults.some(({ code }) => code === 'sandbox-lost');
    if (this.#sandbox?.lost.aborted && !this.#options.stop.aborted && !isTold)
      this.#fault(harnessFault('sandbox-lost'));
  }

  async #load(ready: Platform[]): Promise<void> {
    for (const platform of ready)
      for (const name of this.#profilesOf(platform)) await this.#profile(platform, name);
    this.#checkSandbox();
  }

  #profilesOf({ slug }: Platform): string[] {
    const own = this.#options.start.profiles.filter((one) => one.startsWith(`${slug}/`));
    return own.map((one) => one.slice(slug.length + 1));
  }

  async #profile(platform: Platform, name: string): Promise<void> {
    const { config, store, start, parts, progress, remoteWrite } = this.#options;
    const profile = profileOn(this.#target, platform, name);
    const isDone = this.#loads.some(
      (one) => one.platform === platform.slug && one.profile === name,
    );
    if (!profile || isDone || this.#stop.aborted) return;
    const mine = { platform: platform.slug };
    if (!parts.k6) return this.#fault(harnessFault('k6-absent', name, mine));
    if (!this.#loadIsAllowed(platform)) return this.#fault(harnessFault('load-window', name, mine));
    progress.stage('load', name);
    progress.loading(name, plannedMs(profile));
    const { record, faults } = await runLoad({
      ...{ root: config.root, folder: this.#folder, k6: parts.k6.path },
      ...{ scratch: this.#scratch!.folder, env: this.#scratch!.env },
      ...{ target: this.#target, platform, name, profile, stop: this.#stop },
      ...{ rules: config.plan.load, mask: masking(config).mask },
      ...(remoteWrite === undefined ? {} : { remoteWrite: { url: remoteWrite, run: start.id } }),
    });
    this.#loads.push(record);
    await keepLoad(store, start.id, record).catch((error: unknown) =>
      this.#fault(harnessFault('store-failed', String(error))),
    );
    for (const fault of faults) this.#fault({ ...fault, ...mine });
    progress.loaded(record);
  }

  /** On a live target load runs only inside the platform's windows of the plan, or with a written reason. */
  #loadIsAllowed({ slug }: Platform): boolean {
    const { config, override } = this.#options;
    if (this.#target.kind !== 'live' || override !== undefined) return true;
    const { plan } = config;
    const loadWindows = plan.loadWindows.filter(
      ({ platforms }) => platforms?.includes(slug) ?? true,
    );
    return insideWindow({ ...plan, loadWindows }, new Date().toISOString());
  }

  #conclude(): Promise<TrialReport> {
    const { store, reopen, config, start, tell, progress } = this.#options;
    return conclude({
      ...{ store, reopen, config, start, tell, progress, folder: this.#folder },
      ...{ cases: this.#cases, loads: this.#loads, judged: () => this.#judged() },
      onFault: (fault) => this.#fault(fault),
    });
  }

  #judged(): Judged {
    return {
      ...this.#options,
      ...{ target: this.#target, cases: this.#cases, loads: this.#loads, faults: this.#faults },
      checks: this.#checks,
      ...(this.#selection ? { selection: this.#selection } : {}),
      endedAt: new Date().toISOString(),
      interrupted: this.#options.stop.aborted,
    };
  }

  async #tidy(): Promise<void> {
    if (this.#scratch) await rm(this.#scratch.folder, { recursive: true, force: true });
  }
}

function isProved({ verdict }: CaseRecord | LoadRecord): boolean {
  return verdict === 'pass' || verdict === 'fail';
}
