import { FIGURES } from '../../suites/stage/figure.ts';
import type { Figure, FigureName } from '../../suites/stage/figure.ts';
import { Gauge } from '../look/measures.ts';
import type { Measures } from '../look/measures.ts';

/** Makes metrics of what a walk measured; what it did not is absent, and so is a limit without its figure. */
export function tellFigures(registry: Measures, all: readonly Figure[]): void {
  const measured = all.filter(({ value }) => Number.isFinite(value));
  for (const name of Object.keys(FIGURES) as FigureName[]) {
    const found = latest(measured.filter((one) => one.name === name));
    const values = found.map(({ media, value = NaN }) => gauge({ media }, value));
    if (values.length > 0) registry.add(`nghiemthu_media_${name}`, FIGURES[name], values);
  }
  const limited = latest(measured.filter(({ limit }) => limit !== undefined));
  const limits = limited.map(({ name, media, limit = NaN }) =>
    gauge({ figure: name, media }, limit),
  );
  if (limits.length > 0)
    registry.add('nghiemthu_media_limit', 'The most that the configuration allows', limits);
}

/** One of each name and medium: what was measured last. */
function latest(figures: readonly Figure[]): Figure[] {
  return [...new Map(figures.map((one) => [`${one.name} ${one.media}`, one])).values()];
}

function gauge(labels: Record<string, string>, value: number): Gauge {
  const one = new Gauge(labels);
  one.set(value);
  return one;
}
