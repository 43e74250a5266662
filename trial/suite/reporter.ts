import { createHash } from 'node:crypto';
import { readSync, writeSync } from 'node:fs';
import path from 'node:path';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
  TestStep,
} from '@playwright/test/reporter';
import { Expects } from './expects.ts';
import { HOLD } from './messages.ts';
import { Unawaited } from './unawaited.ts';
import type {
  Listing,
  RawAttempt,
  RawError,
  RawIdentity,
  Release,
  SuiteMessage,
} from './messages.ts';

// oxlint-disable-next-line no-control-regex -- terminal colours are made of this control character
const colours = /\u001b\[[0-9;]*m/g;

/** Runs inside Playwright and tells the trial what happened; it judges nothing. */
export default class TrialReporter implements Reporter {
  readonly #unawaited = new Map<TestResult, Unawaited>();
  readonly #expects = new Map<TestResult, Expects>();
  readonly #attempts = new Map<TestCase, RawAttempt[]>();
  readonly #sent: Promise<void>[] = [];
  /** Told before anything ran; null from the release on. */
  #early: RawError[] | null = [];
  #listing: Omit<Listing, 'errors' | 'setupFailed'> | undefined;
  #globalSetup: string | null = null;
  #root = '';

  constructor() {
    // Without the trial nobody hears the results: a killed trial must not leave a browser running.
    process.on('disconnect', () => process.exit(1));
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#root = config.rootDir;
    this.#globalSetup = config.globalSetup === null ? null : this.#relative(config.globalSetup);
    this.#listing = {
      ...{ version: config.version, folder: this.#root, setups: setupsOf(config) },
      cases: suite.allTests().map((test) => this.#identity(test)),
    };
    // Where it could not read the suites, Playwright says why after this, and runs nothing.
    if (this.#listing.cases.length > 0) this.#hold();
  }

  #hold(): void {
    if (!this.#early || !this.#listing) return;
    const errors = this.#early;
    const setup = this.#globalSetup;
    const setupFailed = errors.some(({ location }) => setup !== null && isIn(location, setup));
    Object.assign(process.env, hold({ ...this.#listing, errors, setupFailed }).env);
    this.#early = null;
  }

  onTestBegin(test: TestCase, result: TestResult): void {
    this.#unawaited.set(result, new Unawaited());
    this.#expects.set(result, new Expects());
    const { id, titles } = this.#identity(test);
    this.#send({ kind: 'started', id, title: titles.at(-1) ?? '' });
  }

  onStepBegin(_test: TestCase, result: TestResult, step: TestStep): void {
    this.#unawaited.get(result)?.began(step);
  }

  onStepEnd(_test: TestCase, result: TestResult, step: TestStep): void {
    this.#unawaited.get(result)?.ended(step);
    this.#expects.get(result)?.ended(step);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    // Kept to the end: a serial group runs again as a whole, those of it that had passed included.
    const attempts = this.#attempts.get(test) ?? [];
    attempts.push(this.#attempt(test, result));
    this.#attempts.set(test, attempts);
    const { status } = result;
    // What was to fail and did is not tried again, whatever tries are left.
    const ended =
      status === 'skipped' || status === 'interrupted' || status === test.expectedStatus;
    if (!ended && result.retry < test.retries) return;
    this.#send({ kind: 'finished', result: { ...this.#identity(test), attempts } });
  }

  onError(error: TestError): void {
    const told = this.#error(error);
    if (this.#early) this.#early.push(told);
    else this.#send({ kind: 'error', message: told.message, ...placeOf(told) });
  }

  async onEnd(result: FullResult): Promise<void> {
    this.#hold();
    this.#send({ kind: 'ended', status: result.status });
    await Promise.all(this.#sent);
  }

  printsToStdio(): boolean {
    return true; // our own lines are the trial's; Playwright adds none
  }

  #identity(test: TestCase): RawIdentity {
    const [, project = '', , ...titles] = test.titlePath();
    const file = this.#relative(test.location.file);
    const key = [project, file, ...titles].join('\n');
    return {
      id: createHash('sha256').update(key).digest('hex').slice(0, 12),
      platform: project,
      file,
      line: test.location.line,
      column: test.location.column,
      titles,
      tags: test.tags,
      annotations: test.annotations.map(({ type, description }) => ({ type, description })),
      expected: test.expectedStatus,
    };
  }

  #attempt(test: TestCase, result: TestResult): RawAttempt {
    const unawaited = this.#unawaited.get(result) ?? new Unawaited();
    const expects = this.#expects.get(result) ?? new Expects();
    this.#unawaited.delete(result);
    this.#expects.delete(result);
    return {
      status: result.status,
      startedAt: result.startTime.toISOString(),
      durationMs: result.duration,
      endedAt: endOf(result).toISOString(),
      seat: result.parallelIndex,
      errors: result.errors.map((error) => ({
        ...this.#withStep(this.#error(error), result.steps),
        ...(unawaited.threw(error) ? { late: true } : {}),
      })),
      steps: named(result.steps).map((step) => ({
        title: step.title,
        durationMs: Math.max(0, step.duration),
        failed: Boolean(step.error),
      })),
      assertions: expects.held,
      swallowed: expects.swallowed(test, result).map((error) => this.#error(error)),
      unfinished: unawaited.unfinished(),
      attachments: result.attachments.map(({ name, path: file, body, contentType }) => ({
        name,
        contentType,
        ...(file ? { path: file } : {}),
        ...(body ? { body } : {}),
      })),
    };
  }

  #error(error: TestError): RawError {
    const message = (error.message ?? error.value ?? 'unknown error').replace(colours, '');
    const marked = error.snippet
      ?.replace(colours, '')
      .match(/^>\s*\d+ \|(.*)$/m)?.[1]
      ?.trim();
    const { location } = error;
    return {
      message,
      ...(marked ? { source: marked } : {}),
      ...(location ? { location: `${this.#relative(location.file)}:${location.line}` } : {}),
      ...(location ? { column: location.column } : {}),
    };
  }

  #withStep(error: RawError, steps: TestStep[]): RawError {
    const failed = named(steps).findLast((step) => step.error);
    return failed ? { ...error, step: failed.title } : error;
  }

  #relative(file: string): string {
    return path.relative(this.#root, file).split(path.sep).join('/');
  }

  #send(message: SuiteMessage): void {
    const send = process.send?.bind(process);
    if (!send) return;
    this.#sent.push(new Promise((resolve) => send(message, undefined, {}, () => resolve())));
  }
}

function endOf({ startTime, duration, steps }: TestResult): Date {
  const ends = steps.map((step) => step.startTime.getTime() + Math.max(0, step.duration));
  return new Date(Math.ceil(Math.max(startTime.getTime() + duration, ...ends)));
}

function placeOf({ location }: RawError): { location?: string } {
  return location === undefined ? {} : { location };
}

function isIn(location: string | undefined, file: string): boolean {
  return location?.replace(/:\d+$/, '') === file;
}

/** Projects that are there for others. */
function setupsOf({ projects }: FullConfig): string[] {
  const others = projects.flatMap(({ dependencies, teardown }) => [
    ...dependencies,
    ...(teardown === undefined ? [] : [teardown]),
  ]);
  return [...new Set(others)];
}

/**
 * Tells what was found and waits, with the whole process, until the trial releases it: Playwright runs the first case as
 * soon as this returns. A trial that is gone, or does not want it any more, closes the pipe.
 */
function hold(listing: Listing): Release {
  if (process.send === undefined) return { env: {} };
  const text = Buffer.from(`${JSON.stringify(listing)}\n`);
  for (let at = 0; at < text.length;) at += writeSync(HOLD, text, at);
  const answer: Buffer[] = [];
  const part = Buffer.alloc(65_536);
  for (;;) {
    const length = readSync(HOLD, part);
    if (length === 0) process.exit(1);
    answer.push(Buffer.from(part.subarray(0, length)));
    if (part[length - 1] === 10) return JSON.parse(Buffer.concat(answer).toString()) as Release;
  }
}

/** The steps that a journey names, innermost last. */
function named(steps: TestStep[]): TestStep[] {
  return steps.flatMap((step) =>
    step.category === 'test.step' ? [step, ...named(step.steps)] : named(step.steps),
  );
}
