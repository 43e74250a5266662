import type { Registry } from 'prom-client';

export type Labels = Readonly<Record<string, string | number | undefined>>;

/** A metric with all its series, as plain data. */
export interface Family {
  name: string;
  help: string;
  type: string;
  values: readonly Series[];
}

interface Series {
  value: number;
  labels: Labels;
  /** Where it differs from the family's, as of a histogram's buckets. */
  metricName?: string;
  exemplar?: Exemplar | null;
}

/** Points from a value to what stands behind it. */
export interface Exemplar {
  labelSet: Labels;
  value: number;
  /** Unix time in seconds. */
  timestamp?: number;
}

/** Families that one look or one registry measured. */
export interface Source {
  families: readonly Family[];
  /** Labels that each of their series gets; one that is there already is kept as `exported_…`. */
  more?: Labels;
  /** The values of their series in order, from `at` on, where they are not those that the families hold. */
  numbers?: ArrayLike<number>;
  at?: number;
}

/** How metrics are written. */
export interface Format {
  contentType: string;
  head(family: Family): string;
  line(family: Family, series: Series, value: number, labels: string): string;
  /** How the bound of a histogram's bucket is written: `1` or `1.0`. */
  bound(le: string | number): string | number;
  end: string;
}

/** Prometheus' text format 0.0.4, as Go's client writes it. */
export const PLAIN: Format = {
  contentType: 'text/plain; version=0.0.4; charset=utf-8',
  head: ({ name, help, type }) => `# HELP ${name} ${escapeHelp(help)}\n# TYPE ${name} ${type}\n`,
  line: ({ name }, { metricName }, value, labels) =>
    `${metricName ?? name}${labels} ${numberText(value)}\n`,
  bound: (le) => le,
  end: '',
};

/** What a registry holds now. */
export async function familiesOf(registry: Pick<Registry, 'getMetricsAsJSON'>): Promise<Family[]> {
  const families = await registry.getMetricsAsJSON();
  return families.map(({ name, help, type, values }) => ({
    name,
    help,
    type: String(type),
    values,
  }));
}

/** Letters of a piece: written in less than a millisecond, so that a turn that is due is not kept waiting. */
const PIECE = 16_384;

/**
 * All metrics of the sources, families and labels in order; those of one name become one family. It comes in
 * pieces, for what thousands of probes measured is tens of MB.
 */
export function* pieces(sources: Iterable<Source>, format: Format): Generator<string> {
  let piece = '';
  for (const [, { family, parts }] of [...byName(sources)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    piece += format.head(family);
    for (const { own, offset, sources: some } of parts)
      for (const source of some) {
        for (const [i, series] of own.values.entries()) {
          const { numbers, at = 0 } = source;
          const value = numbers === undefined ? series.value : (numbers[at + offset + i] ?? NaN);
          piece += format.line(own, series, value, labelsOf(source, series, format));
        }
        if (piece.length < PIECE) continue;
        yield piece;
        piece = '';
      }
  }
  yield piece + format.end;
}

/** Families as text, in one piece. */
export function exposition(families: readonly Family[], format = PLAIN): string {
  return [...pieces([{ families }], format)].join('');
}

interface Part {
  own: Family;
  /** How many series of the source come before its first. */
  offset: number;
  sources: Source[];
}

/** Thousands of probes measure the same families: what is said of one is said of all that share them. */
function byName(sources: Iterable<Source>): Map<string, { family: Family; parts: Part[] }> {
  const all = new Map<string, { family: Family; parts: Part[] }>();
  for (const [families, alike] of Map.groupBy(sources, (source) => source.families)) {
    let offset = 0;
    for (const own of families) {
      const known = all.get(own.name) ?? { family: own, parts: [] };
      if (own.values.length > 0) all.set(own.name, known);
      known.parts.push({ own, offset, sources: alike });
      offset += own.values.length;
    }
  }
  return all;
}

const NONE: Labels = {};
const texts = new WeakMap<Labels, string>();

function labelsOf({ more = NONE }: Source, { labels }: Series, { bound }: Format): string {
  if (Object.keys(labels).length === 0) return knownText(more);
  const all: Record<string, string | number | undefined> = {};
  for (const [key, value] of Object.entries(labels)) {
    const shown = key === 'le' && value !== undefined ? bound(value) : value;
    all[key in more ? `exported_${key}` : key] = shown;
  }
  return labelText(Object.assign(all, more));
}

/** Most series have the labels of their probe alone. */
function knownText(labels: Labels): string {
  const known = texts.get(labels) ?? labelText(labels);
  texts.set(labels, known);
  return known;
}

/** `{name="value"}` in the order of the names; nothing where there are none. */
export function labelText(labels: Labels): string {
  const keys = Object.keys(labels);
  if (keys.length === 0) return '';
  const pairs = keys.sort().map((key) => `${key}="${escapeLabel(String(labels[key] ?? ''))}"`);
  return `{${pairs.join(',')}}`;
}

/** A value as both formats write it. */
export function numberText(value: number): string {
  if (value === Infinity) return '+Inf';
  return value === -Infinity ? '-Inf' : String(value);
}

/** For a help text: backslashes and line breaks. */
export function escapeHelp(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

function escapeLabel(text: string): string {
  return /[\\"\n]/.test(text) ? escapeHelp(text).replaceAll('"', '\\"') : text;
}
