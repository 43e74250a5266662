import type { TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';

/** The assertions of one attempt: those that held, and those that failed without failing the attempt. */
export class Expects {
  readonly #failed: TestStep[] = [];
  held = 0;

  /** Takes a step that came to its end. What `toPass` and `poll` try over and over is reported by them alone. */
  ended(step: TestStep): void {
    if (step.category !== 'expect' || within(step, ['expect'])) return;
    if (step.error) this.#failed.push(step);
    else if (triesInVain(step)) this.#failed.push(...lastTried(step));
    // What holds before a case begins or after it ended is no proof of the case.
    else if (!within(step, ['hook', 'fixture'])) this.held += 1;
  }

  /**
   * Errors of assertions that the spec caught. A failed attempt tells its own; a soft assertion fails it. What could
   * not be taken back after a case is noted as an annotation of its own.
   */
  swallowed(test: TestCase, { status }: TestResult): TestError[] {
    if (status !== 'passed') return [];
    const told = test.annotations.some(({ type }) => type === 'left-behind');
    return this.#failed
      .filter((step) => !(told && within(step, ['fixture'])))
      .flatMap(({ error }) => error ?? []);
  }
}

function within({ parent }: TestStep, categories: string[]): boolean {
  return (
    parent !== undefined && (categories.includes(parent.category) || within(parent, categories))
  );
}

/** Whether `toPass` passed although the last assertion in it failed: the spec caught it there. */
function triesInVain(step: TestStep): boolean {
  return step.title.startsWith('Expect "toPass') && lastTried(step).some(({ error }) => error);
}

function lastTried({ steps }: TestStep): TestStep[] {
  return steps.filter(({ category }) => category === 'expect').slice(-1);
}
