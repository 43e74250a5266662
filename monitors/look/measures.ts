import type { Family, Labels } from '../exposition/exposition.ts';

const NONE: Labels = {};

/** One series: a number that is 0 until it is set. */
export class Gauge {
  value = 0;
  readonly labels: Labels;

  constructor(labels: Labels = NONE) {
    this.labels = labels;
  }

  set(value: number): void {
    this.value = value;
  }

  inc(by: number): void {
    this.value += by;
  }
}

/**
 * What one look measures, in the order it does: gauges as plain data. A registry of prom-client, made for metrics that
 * live as long as the program, took more of the processor than the rest of a look.
 */
export class Measures {
  readonly #families = new Map<string, Family & { values: Gauge[] }>();

  /** A metric with these series; one of the same name is replaced. */
  add(name: string, help: string, values: Gauge[]): void {
    this.#families.set(name, { name, help, type: 'gauge', values });
  }

  has(name: string): boolean {
    return this.#families.has(name);
  }

  families(): Family[] {
    return [...this.#families.values()];
  }
}
