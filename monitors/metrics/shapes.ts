import type { Family } from '../exposition/exposition.ts';

/** More ways to look than any configuration has; certificates that change must not add up. */
const MAX_SHAPES = 1_000;

/**
 * What a probe measured last, kept small. Thousands of probes measure the same names and labels: they share them, and
 * each has its numbers alone, which a new look overwrites. Objects that live for one interval would otherwise age,
 * and fill the old part of the heap.
 */
export interface Measured {
  /** Names and labels; its values are nobody's. */
  shape: readonly Family[];
  /** One for each series, in the shape's order. */
  numbers: number[];
}

export class Shapes {
  readonly #known = new Map<string, readonly Family[]>();

  /** @param before what the probe measured before, which is used again where names and labels are the same */
  keep(families: readonly Family[], before: Measured | undefined): Measured {
    if (before !== undefined && isAlike(before.shape, families)) {
      write(before.numbers, families);
      return before;
    }
    const shape = this.#shapeOf(families);
    const count = shape.reduce((sum, { values }) => sum + values.length, 0);
    const numbers = Array.from({ length: count }, () => 0);
    write(numbers, families);
    return { shape, numbers };
  }

  #shapeOf(families: readonly Family[]): readonly Family[] {
    const key = JSON.stringify(
      families.map(({ name, help, type, values }) => [
        ...[name, help, type],
        values.map(({ labels, metricName }) => [metricName, labels]),
      ]),
    );
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= MAX_SHAPES) this.#known.clear();
    this.#known.set(key, families);
    return families;
  }
}

function write(numbers: number[], families: readonly Family[]): void {
  let at = 0;
  for (const { values } of families) for (const { value } of values) numbers[at++] = value;
}

function isAlike(a: readonly Family[], b: readonly Family[]): boolean {
  return (
    a.length === b.length &&
    a.every((family, i) => {
      const other = b[i];
      return (
        other !== undefined &&
        family.name === other.name &&
        family.values.length === other.values.length &&
        family.values.every((one, j) => hasLabelsOf(one, other.values[j]))
      );
    })
  );
}

type Series = Family['values'][number];

function hasLabelsOf(one: Series, other: Series | undefined): boolean {
  if (other === undefined || one.metricName !== other.metricName) return false;
  if (one.labels === other.labels) return true;
  const keys = Object.keys(one.labels);
  return (
    keys.length === Object.keys(other.labels).length &&
    keys.every((key) => one.labels[key] === other.labels[key])
  );
}
