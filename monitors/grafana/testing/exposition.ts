type Labels = Record<string, string | number>;

/** Writes OpenMetrics, which carries exemplars; each family in one piece. */
export class Exposition {
  readonly #families = new Map<string, string[]>();
  readonly #common: Labels;

  /** @param common labels that every series has which does not have its own */
  constructor(common: Labels = {}) {
    this.#common = common;
  }

  gauge(name: string, labels: Labels, value: number): void {
    this.#line(name, 'gauge', name, labels, value);
  }

  /** @param name with `_total` */
  counter(name: string, labels: Labels, value: number): void {
    this.#line(name.replace(/_total$/, ''), 'counter', name, labels, value);
  }

  /** Values around `typical`, `count` of them so far; the exemplar, if any, lies in the middle bucket. */
  histogram(
    name: string,
    labels: Labels,
    typical: number,
    count: number,
    exemplar?: Record<string, string>,
  ): void {
    const buckets: [le: string, share: number][] = [
      [String(typical / 4), 0.05],
      [String(typical), 0.6],
      [String(typical * 4), 0.97],
      ['+Inf', 1],
    ];
    for (const [index, [le, share]] of buckets.entries()) {
      const told = exemplar && index === 1 ? ` # ${text(exemplar)} ${typical / 2}` : '';
      this.#line(
        name,
        'histogram',
        `${name}_bucket`,
        { ...labels, le },
        Math.floor(count * share),
        told,
      );
    }
    this.#line(name, 'histogram', `${name}_sum`, labels, count * typical);
    this.#line(name, 'histogram', `${name}_count`, labels, count);
  }

  toString(): string {
    return `${[...this.#families.values()].flat().join('\n')}\n# EOF\n`;
  }

  #line(
    family: string,
    type: string,
    name: string,
    labels: Labels,
    value: number,
    more = '',
  ): void {
    const lines = this.#families.get(family) ?? [`# TYPE ${family} ${type}`];
    this.#families.set(family, [
      ...lines,
      `${name}${text({ ...this.#common, ...labels })} ${value}${more}`,
    ]);
  }
}

function text(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${String(value).replaceAll('"', '\\"')}"`,
  );
  return `{${pairs.join(',')}}`;
}
