/** Lets only so many run at once; the others wait in line. */
export class Gate {
  limit: number;
  #running = 0;
  readonly #line: (() => void)[] = [];

  constructor(limit: number) {
    this.limit = limit;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#line.length;
  }

  /** Calls at once where there is room, else when there is. @returns what leaves the line again */
  enter(call: () => void): () => void {
    if (this.#running < this.limit) {
      this.#running += 1;
      call();
      return () => undefined;
    }
    this.#line.push(call);
    return () => {
      const at = this.#line.indexOf(call);
      if (at >= 0) this.#line.splice(at, 1);
    };
  }

  /** To be called once by each that entered. */
  leave(): void {
    this.#running -= 1;
    while (this.#running < this.limit) {
      const next = this.#line.shift();
      if (next === undefined) return;
      this.#running += 1;
      next();
    }
  }
}
