import { createHash } from 'node:crypto';
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
import type { RawAttempt, RawCase, RawError, RawIdentity, SuiteMessage } from './messages.ts';

// oxlint-disable-next-line no-control-regex -- terminal colours are made of this control character
const colours = /\u001b\[[0-9;]*m/g;

/** Runs inside Playwright and tells the trial what happened; it judges nothing. */
export default class TrialReporter implements Reporter {
  readonly #open = new Map<TestResult, Set<TestStep>>();
  readonly #expects = new Map<TestResult, Expects>();
  readonly #attempts = new Map<TestCase, RawAttempt[]>();
  readonly #sent: Promise<void>[] = [];
  #root = '';

  constructor() {
    // Without the trial nobody hears the results: a killed trial must not leave a browser running.
    process.on('disconnect', () => process.exit(1));
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#root = config.rootDir;
    const cases = suite.allTests().map((test) => this.#identity(test));
    this.#send({ kind: 'began', version: config.version, cases });
  }

  onTestBegin(test: TestCase, result: TestResult): void {
    this.#open.set(result, new Set());
    this.#expects.set(result, new Expects());
    const { id, titles } = this.#identity(test);
    this.#send({ kind: 'started', id, title: titles.at(-1) ?? '' });
  }

  onStepBegin(_test: TestCase, result: TestResult, step: TestStep): void {
    if (step.category === 'expect' || step.category === 'pw:api') this.#open.get(result)?.add(step);
  }

  onStepEnd(_test: TestCase, result: TestResult, step: TestStep): void {
    this.#open.get(result)?.delete(step);
    this.#expects.get(result)?.ended(step);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const attempts = this.#attempts.get(test) ?? [];
    attempts.push(this.#attempt(test, result));
    this.#attempts.set(test, attempts);
    const last = result.status === 'passed' || result.status === 'skipped';
    if (!last && result.status !== 'interrupted' && result.retry < test.retries) return;
    this.#attempts.delete(test);
    const finished: RawCase = { ...this.#identity(test), attempts };
    this.#send({ kind: 'finished', result: finished });
  }

  onError(error: TestError): void {
    const { message, location } = this.#error(error);
    this.#send({ kind: 'error', message, ...(location ? { location } : {}) });
  }

  async onEnd(result: FullResult): Promise<void> {
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
      titles,
      tags: test.tags,
      annotations: test.annotations.map(({ type, description }) => ({ type, description })),
      expected: test.expectedStatus,
    };
  }

  #attempt(test: TestCase, result: TestResult): RawAttempt {
    const unfinished = [...(this.#open.get(result) ?? [])].map((step) => step.title);
    const expects = this.#expects.get(result) ?? new Expects();
    this.#open.delete(result);
    this.#expects.delete(result);
    return {
      status: result.status,
      startedAt: result.startTime.toISOString(),
      durationMs: result.duration,
      errors: result.errors.map((error) => this.#withStep(this.#error(error), result.steps)),
      steps: named(result.steps).map((step) => ({
        title: step.title,
        durationMs: Math.max(0, step.duration),
        failed: Boolean(step.error),
      })),
      assertions: expects.held,
      swallowed: expects.swallowed(test, result).map((error) => this.#error(error)),
      unfinished,
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

/** The steps that a journey names, innermost last. */
function named(steps: TestStep[]): TestStep[] {
  return steps.flatMap((step) =>
    step.category === 'test.step' ? [step, ...named(step.steps)] : named(step.steps),
  );
}
