import {
  CONTENT_TYPE,
  escapeHelp,
  exposition,
  labelText,
  numberText,
  sortedFamilies,
} from './exposition.ts';
import type { Exemplar, Family } from './exposition.ts';

export const OPENMETRICS_TYPE = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

/**
 * OpenMetrics 1.0: https://prometheus.io/docs/specs/om/open_metrics_spec/. Counters are named without `_total` and
 * their samples with it; bounds of histograms are floats; exemplars stand behind their bucket.
 */
export function openMetrics(families: readonly Family[]): string {
  const lines: string[] = [];
  for (const { name, help, type, values } of sortedFamilies(families)) {
    if (values.length === 0) continue;
    const counter = type === 'counter';
    const family = counter ? name.replace(/_total$/, '') : name;
    lines.push(`# TYPE ${family} ${type === 'untyped' ? 'unknown' : type}`);
    lines.push(`# HELP ${family} ${escapeHelp(help).replaceAll('"', '\\"')}`);
    for (const { value, labels, metricName = name, exemplar } of values) {
      const shown = counter ? `${family}_total` : metricName;
      const bound = labels['le'];
      const told = bound === undefined ? labels : { ...labels, le: asFloat(bound) };
      lines.push(`${shown}${labelText(told)} ${numberText(value)}${exemplarText(exemplar)}`);
    }
  }
  return `${[...lines, '# EOF'].join('\n')}\n`;
}

function exemplarText(exemplar: Exemplar | null | undefined): string {
  if (exemplar === null || exemplar === undefined) return '';
  const { labelSet, value, timestamp } = exemplar;
  const at = timestamp === undefined ? '' : ` ${timestamp}`;
  return ` # ${labelText(labelSet)} ${numberText(value)}${at}`;
}

/** `1` → `1.0`, as the specification wants bounds, so that they are the same series from whoever they come. */
function asFloat(bound: string | number): string {
  const text = typeof bound === 'number' ? numberText(bound) : bound;
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** Writes families as the asker's `Accept` prefers: OpenMetrics where it is wanted at least as much as plain text. */
export function negotiated(accept: string | undefined): {
  type: string;
  write: (families: readonly Family[]) => string;
} {
  const asked = (accept ?? '').split(',').map((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const value = (name: string) =>
      parameters.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
    return { type, version: value('version'), quality: Number(value('q') ?? 1) };
  });
  const best = (type: string, versions: readonly (string | undefined)[]) =>
    Math.max(
      0,
      ...asked
        .filter((one) => one.type === type && versions.includes(one.version))
        .map(({ quality }) => quality),
    );
  const open = best('application/openmetrics-text', ['1.0.0', undefined]);
  const plain = best('text/plain', ['0.0.4', undefined]);
  return open > 0 && open >= plain
    ? { type: OPENMETRICS_TYPE, write: openMetrics }
    : { type: CONTENT_TYPE, write: exposition };
}
