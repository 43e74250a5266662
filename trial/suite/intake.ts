import { handedOver } from '../../config/targets/handed.ts';
import type { CaseRecord } from '../../records/runs/case.ts';
import type { HarnessFault } from '../../records/runs/verdict.ts';
import { DuplicateResult } from '../../records/errors.ts';
import { keepCase, replaceCase } from '../../records/runs/results.ts';
import type { Store } from '../../records/store/store.ts';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import type { Progress } from '../progress.ts';
import { harnessFault } from '../wording.ts';
import { ingestCase, type Ingest } from './ingest.ts';
import type { RawCase, SuiteMessage } from './messages.ts';
import { lackOf, type OpenSuites } from './open.ts';

export interface IntakeParts extends Ingest {
  runId: string;
  store: Store;
  /** Cases that alone count, for a retest; all where left out. */
  only?: CaseRecord[];
  /** A fault of ours by which a failure of the platform may be explained, asked while it is fresh. */
  doubt: (record: CaseRecord) => Promise<HarnessFault | undefined>;
  stop: AbortSignal;
  progress: Progress;
  onFault: (fault: HarnessFault) => void;
}

/** Takes what the reporter sends, one message after the other; every case is in the store before it is shown. */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #records = new Map<string, CaseRecord>();
  readonly #planned = new Map<string, string>();
  #setups: readonly string[] = [];
  #setupFailed = false;
  #errors = 0;
  #work = Promise.resolve();

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  readonly take = (message: SuiteMessage): void => {
    this.#work = this.#work.then(() => this.#handle(message));
  };

  /** Runs suites that were opened, on their target, and gives their cases. */
  async run(suites: OpenSuites, target: ResolvedTarget): Promise<CaseRecord[]> {
    const { progress, mask } = this.#parts;
    this.#setups = suites.listing.setups;
    for (const { id, titles } of suites.planned) this.#planned.set(id, titles.join(' › '));
    progress.planned(suites.planned.length);
    this.#unread(suites.listing);
    const ended = await suites.release({ env: { NGHIEMTHU_TARGET: handedOver(target) } });
    await this.#work;
    if (!this.#parts.stop.aborted) this.#miss(ended.complete, mask(ended.output || ended.reason));
    return [...this.#records.values()];
  }

  /** Why the suites could not be read, where no suite is wrong. */
  #unread(listing: OpenSuites['listing']): void {
    const [error] = listing.errors;
    if (!error) return;
    const code = listing.setupFailed ? 'setup-failed' : lackOf(listing);
    this.#setUpFailed(error.message, [], code);
  }

  async #handle(message: SuiteMessage): Promise<void> {
    const { progress, mask } = this.#parts;
    if (message.kind === 'started') progress.started(message.id, mask(message.title));
    else if (message.kind === 'finished') await this.#finish(message.result);
    else if (message.kind === 'error') {
      this.#errors += 1;
      const where = message.location ? `${message.location}: ` : '';
      this.#fault(harnessFault('runner-error', where + mask(message.message)));
    }
  }

  async #finish(raw: RawCase): Promise<void> {
    if (this.#setups.includes(raw.platform)) return this.#setUp(raw);
    if (!this.#planned.has(raw.id)) return this.#fault(harnessFault('foreign-result', raw.file));
    const { only } = this.#parts;
    // A place in a spec may be that of several cases.
    if (only && !only.some(({ id }) => id === raw.id)) return this.#leave(raw.id);
    const { record: told, faults } = await ingestCase(raw, this.#parts);
    const doubt = isAccused(told) ? await this.#parts.doubt(told) : undefined;
    const record = doubt ? unjudged(told, doubt) : told;
    const known = this.#records.get(record.id);
    try {
      // A serial group runs again as a whole: what it sends then takes the place of what it sent before.
      if (known && record.attempts > known.attempts) await this.#again(record);
      else await keepCase(this.#parts.store, this.#parts.runId, record);
    } catch (error) {
      return this.#unkept(record, raw, error);
    }
    this.#records.set(record.id, record);
    this.#parts.progress.acknowledged(record);
    for (const fault of [...faults, ...(doubt ? [doubt] : [])]) this.#fault(fault);
  }

  #again(record: CaseRecord): Promise<void> {
    return replaceCase(this.#parts.store, this.#parts.runId, record);
  }

  #leave(id: string): void {
    this.#planned.delete(id);
  }

  #unkept(record: CaseRecord, raw: RawCase, error: unknown): void {
    if (error instanceof DuplicateResult)
      return this.#fault(harnessFault('result-twice', raw.file, { caseId: raw.id }));
    this.#fault(harnessFault('store-failed', String(error), { caseId: raw.id }));
    this.#records.set(record.id, { ...record, verdict: 'blocked' });
  }

  /** A set-up proves nothing and accuses nobody: where it fails, what depends on it does not run. */
  async #setUp(raw: RawCase): Promise<void> {
    const { record } = await ingestCase(raw, this.#parts);
    if (record.verdict === 'pass' || raw.attempts.at(-1)?.status === 'passed') return;
    this.#setUpFailed(
      `${record.title}: ${record.failure?.message ?? ''}`,
      record.evidence.map((one) => one.path),
    );
  }

  #setUpFailed(detail: string, evidence: string[] = [], code = 'setup-failed'): void {
    if (this.#parts.stop.aborted) return;
    this.#setupFailed = true;
    this.#fault(harnessFault(code, this.#parts.mask(detail), { evidence }));
  }

  #fault(fault: HarnessFault): void {
    this.#parts.onFault(fault);
  }

  /** What was planned and never reported is a fault of ours, unless somebody stopped the run or the reason is known. */
  #miss(complete: boolean, detail: string): void {
    if (this.#setupFailed) return;
    if (!complete) return this.#fault(harnessFault('suite-ended', lastLine(detail)));
    if (this.#planned.size === 0 && this.#errors === 0) this.#fault(harnessFault('no-tests'));
    const lost = [...this.#planned].filter(([id]) => !this.#records.has(id));
    if (lost.length === 0 || this.#errors > 0) return;
    const names = lost.slice(0, 3).map(([, title]) => this.#parts.mask(title));
    const more = lost.length > names.length ? `, … (${lost.length})` : '';
    this.#fault(harnessFault('case-lost', names.join(', ') + more));
  }
}

/** Whether the platform would stand accused by the case, or by what its pages showed. */
function isAccused(record: CaseRecord): boolean {
  const isFailure = record.verdict === 'fail' && record.failure?.blame === 'platform';
  return isFailure || (record.pages?.troubles ?? []).length > 0;
}

function unjudged(record: CaseRecord, doubt: HarnessFault): CaseRecord {
  const { pages: _, ...rest } = record;
  doubt.caseId ??= record.id;
  if (record.verdict !== 'fail' || !record.failure) return rest;
  return { ...rest, verdict: 'blocked', failure: { ...record.failure, blame: 'harness' } };
}

function lastLine(text: string): string {
  return text.split('\n').findLast((line) => line.trim() !== '') ?? '';
}
