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

export const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

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

/** Prometheus' text format 0.0.4, families and labels in order, as Go's client writes it. */
export function exposition(families: readonly Family[]): string {
  const lines: string[] = [];
  for (const { name, help, type, values } of sortedFamilies(families)) {
    if (values.length === 0) continue;
    lines.push(`# HELP ${name} ${escapeHelp(help)}`, `# TYPE ${name} ${type}`);
    for (const { value, labels, metricName } of values)
      lines.push(`${metricName ?? name}${labelText(labels)} ${numberText(value)}`);
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

export function sortedFamilies(families: readonly Family[]): Family[] {
  return [...families].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Families of the same name become one. */
export function merged(groups: readonly (readonly Family[])[]): Family[] {
  const all = new Map<string, Family & { values: Family['values'][number][] }>();
  for (const family of groups.flat()) {
    const known = all.get(family.name);
    if (known === undefined) all.set(family.name, { ...family, values: [...family.values] });
    else for (const one of family.values) known.values.push(one);
  }
  return [...all.values()];
}

/** The families with more labels on each series; a label that is there already is kept as `exported_…`. */
export function labelled(families: readonly Family[], more: Record<string, string>): Family[] {
  return families.map((family) => ({
    ...family,
    values: family.values.map((one) => {
      const own = Object.entries(one.labels).map(
        ([key, value]) => [key in more ? `exported_${key}` : key, value] as const,
      );
      return { ...one, labels: { ...Object.fromEntries(own), ...more } };
    }),
  }));
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
