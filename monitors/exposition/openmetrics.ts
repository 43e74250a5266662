import { escapeHelp, labelText, numberText, PLAIN } from './exposition.ts';
import type { Exemplar, Family, Format } from './exposition.ts';

/**
 * OpenMetrics 1.0: https://prometheus.io/docs/specs/om/open_metrics_spec/. Counters are named without `_total` and
 * their samples with it; bounds of histograms are floats; exemplars stand behind their bucket.
 */
export const OPENMETRICS: Format = {
  contentType: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
  head: (family) =>
    `# TYPE ${nameOf(family)} ${family.type === 'untyped' ? 'unknown' : family.type}\n` +
    `# HELP ${nameOf(family)} ${escapeHelp(family.help).replaceAll('"', '\\"')}\n`,
  line: (family, { metricName = family.name, exemplar }, value, labels) => {
    const shown = family.type === 'counter' ? `${nameOf(family)}_total` : metricName;
    return `${shown}${labels} ${numberText(value)}${exemplarText(exemplar)}\n`;
  },
  bound: asFloat,
  end: '# EOF\n',
};

function nameOf({ name, type }: Family): string {
  return type === 'counter' ? name.replace(/_total$/, '') : name;
}

function exemplarText(exemplar: Exemplar | null | undefined): string {
  if (exemplar === null || exemplar === undefined) return '';
  const { labelSet, value, timestamp } = exemplar;
  const at = timestamp === undefined ? '' : ` ${timestamp}`;
  return ` # ${labelText(labelSet)} ${numberText(value)}${at}`;
}

/** `1` → `1.0`, as the specification wants bounds, so that they are the same series from every program. */
function asFloat(bound: string | number): string {
  const text = typeof bound === 'number' ? numberText(bound) : bound;
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** The format that the asker's `Accept` prefers: OpenMetrics where it is wanted at least as much as plain text. */
export function negotiated(accept: string | undefined): Format {
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
  return open > 0 && open >= plain ? OPENMETRICS : PLAIN;
}
