import type { TestError, TestStep } from '@playwright/test/reporter';

/** The assertions and actions of one attempt that nobody waited for: they were not over when its body was. */
export class Unawaited {
  readonly #open = new Set<TestStep>();
  readonly #late = new Set<TestStep>();
  readonly #errors = new Set<string>();

  began(step: TestStep): void {
    // Playwright begins this step as soon as the body of the test has ended.
    if (step.parent === undefined && step.category === 'hook' && step.title === 'After Hooks')
      for (const one of this.#open) this.#late.add(one);
    else if (step.category === 'expect' || step.category === 'pw:api') this.#open.add(step);
  }

  ended(step: TestStep): void {
    this.#open.delete(step);
    if (this.#late.has(step) && step.error) this.#errors.add(step.error.message ?? '');
  }

  /** Titles of what did not come to its end at all. */
  unfinished(): string[] {
    return [...this.#open].map(({ title }) => title);
  }

  /** Whether an error is of what ended after the body: by then the page may be on its way out. */
  threw({ message }: TestError): boolean {
    return message !== undefined && this.#errors.has(message);
  }
}
