import type { Platform } from '../../config/platform.ts';
import type { ResolvedTarget } from '../../config/resolve.ts';
import type { CaseRecord, HarnessFault } from '../../records/model.ts';
import { DuplicateResult } from '../../records/errors.ts';
import { keepCase } from '../../records/runs.ts';
import type { Store } from '../../records/store.ts';
import type { Progress } from '../progress.ts';
import { harnessFault } from '../wording.ts';
import { ingestCase, type Ingest } from './ingest.ts';
import type { RawCase, SuiteMessage } from './messages.ts';
import { runPlaywright, testListLine } from './playwright.ts';

export interface Suites extends Ingest {
  root: string;
  scratch: string;
  runId: string;
  store: Store;
  target: ResolvedTarget;
  platforms: Platform[];
  grep: string | null;
  shard: string | null;
  retries: number;
  chromium: string;
  /** Cases of an earlier part of this run that stay as they are. */
  kept: CaseRecord[];
  /** Cases that alone are to run, for a retest. */
  only?: CaseRecord[];
  /** False once the target that the trial itself started is gone: what fails then is not the platform's fault. */
  targetAlive: () => boolean;
  stop: AbortSignal;
  progress: Progress;
  onFault: (fault: HarnessFault) => void;
}

/** Runs the suites of the platforms; every case is in the store before it is told of. */
export async function runSuites(suites: Suites): Promise<CaseRecord[]> {
  const intake = new Intake(suites);
  const ending = await runPlaywright({
    root: suites.root,
    scratch: suites.scratch,
    platforms: suites.platforms.map((one) => one.slug),
    grep: suites.grep,
    onlySafe: suites.target.kind === 'live',
    shard: suites.shard,
    skip: suites.kept.map(lineOf),
    ...(suites.only ? { only: suites.only.map(lineOf) } : {}),
    env: {
      NGHIEMTHU_TARGET: JSON.stringify(suites.target),
      NGHIEMTHU_RETRIES: String(suites.retries),
      NGHIEMTHU_CHROMIUM: suites.chromium,
    },
    stop: suites.stop,
    onMessage: (message) => intake.take(message),
  });
  return intake.close(ending.complete, suites.mask(ending.output || ending.reason));
}

function lineOf(record: CaseRecord): string {
  return testListLine(record.platform, record.file, record.titles ?? [record.title]);
}

/** Takes what the reporter tells, one message after the other, and keeps it. */
class Intake {
  readonly #suites: Suites;
  readonly #records = new Map<string, CaseRecord>();
  readonly #planned = new Set<string>();
  #began = false;
  #errors = 0;
  #work = Promise.resolve();

  constructor(suites: Suites) {
    this.#suites = suites;
  }

  take(message: SuiteMessage): void {
    this.#work = this.#work.then(() => this.#handle(message));
  }

  async #handle(message: SuiteMessage): Promise<void> {
    const { progress, mask } = this.#suites;
    if (message.kind === 'began') {
      this.#began = true;
      for (const one of message.cases) this.#planned.add(one.id);
      progress.planned(message.cases.length);
    } else if (message.kind === 'started') progress.started(message.id, mask(message.title));
    else if (message.kind === 'finished') await this.#finish(message.result);
    else if (message.kind === 'error') {
      this.#errors += 1;
      const where = message.location ? `${message.location}: ` : '';
      this.#fault(harnessFault('spec-not-compiled', where + mask(message.message)));
    }
  }

  async #finish(raw: RawCase): Promise<void> {
    const { store, runId, progress } = this.#suites;
    if (!this.#planned.has(raw.id)) return this.#fault(harnessFault('foreign-result', raw.file));
    const ingested = await ingestCase(raw, this.#suites);
    const record = this.#suites.targetAlive() ? ingested.record : withoutTarget(ingested.record);
    try {
      await keepCase(store, runId, record);
    } catch (error) {
      if (error instanceof DuplicateResult)
        return this.#fault(harnessFault('result-twice', raw.file, { caseId: raw.id }));
      this.#fault(harnessFault('store-failed', String(error), { caseId: raw.id }));
      this.#records.set(record.id, { ...record, verdict: 'blocked' });
      return;
    }
    this.#records.set(record.id, record);
    progress.acknowledged(record);
    for (const fault of ingested.faults) this.#fault(fault);
  }

  #fault(fault: HarnessFault): void {
    this.#suites.onFault(fault);
  }

  /** What was planned and never told is a fault of ours, unless somebody stopped the run. */
  async close(complete: boolean, detail: string): Promise<CaseRecord[]> {
    await this.#work;
    const { stop } = this.#suites;
    if (!stop.aborted) {
      if (!complete) this.#fault(harnessFault('suite-ended', lastLine(detail)));
      else if (
        this.#began &&
        this.#planned.size === 0 &&
        this.#suites.kept.length === 0 &&
        this.#errors === 0
      )
        this.#fault(harnessFault('no-tests', this.#suites.grep ?? ''));
      const lost = [...this.#planned].filter((id) => !this.#records.has(id));
      if (complete && lost.length > 0 && this.#errors === 0)
        this.#fault(harnessFault('case-lost', `${lost.length}`));
    }
    return [...this.#records.values()];
  }
}

function withoutTarget(record: CaseRecord): CaseRecord {
  const { pages, ...rest } = record;
  if (record.verdict !== 'fail' || !record.failure) return rest;
  return { ...rest, verdict: 'blocked', failure: { ...record.failure, blame: 'harness' } };
}

function lastLine(text: string): string {
  return text.split('\n').findLast((line) => line.trim() !== '') ?? '';
}
