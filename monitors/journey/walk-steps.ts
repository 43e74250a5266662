import type { Part } from '../../suites/stage/open-stage.ts';
import type { WalkedStep } from '../look/walk.ts';

/** More steps than any flow of a person has. */
const MAX_STEPS = 200;

/** The steps of one walk, with their times. */
export class WalkSteps {
  readonly steps: WalkedStep[] = [];
  /** The innermost step that failed first. */
  failedAt: string | undefined;
  readonly #open: { title: string; began: number }[] = [];
  #over = false;

  /** Titles of the open steps, the innermost last. */
  get open(): string[] {
    return this.#open.map(({ title }) => title);
  }

  readonly run: Part = async (title, work) => {
    // Nobody waits any more for a walk that was given up.
    if (this.#over) throw new Error('the walk is over');
    const part = { title, began: performance.now() };
    this.#open.push(part);
    try {
      const result = await work();
      this.#add(part, false);
      return result;
    } catch (error) {
      this.#add(part, true);
      throw error;
    }
  };

  /** Ends the walk where it is: the open steps have failed. */
  giveUp(): void {
    for (const part of this.#open.toReversed()) this.#add(part, true);
    this.#over = true;
  }

  #add(part: { title: string; began: number }, failed: boolean): void {
    const at = this.#open.indexOf(part);
    if (this.#over || at < 0) return;
    this.#open.splice(at, 1);
    const { title, began } = part;
    if (failed) this.failedAt ??= title;
    if (this.steps.length < MAX_STEPS)
      this.steps.push({ title, durationMs: performance.now() - began, failed });
  }
}
