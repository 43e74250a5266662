import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Labels of each metric in the tables of `docs/metrics.md`; a histogram by the names of its series. */
export function documented(): Map<string, string[]> {
  const text = readFileSync(join(import.meta.dirname, '../../docs/metrics.md'), 'utf8');
  const all = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const [, name, type, labels, what] = line.split('|').map((cell) => cell.trim());
    if (
      name === undefined ||
      labels === undefined ||
      what === undefined ||
      !name.startsWith('`nghiemthu_')
    )
      continue;
    // A list of values follows a label after a colon, a remark stands in brackets.
    const named = labels
      .replaceAll(/:[^|]*?(?=, [a-z]+(?:,|$)|$)/g, '')
      .replaceAll(/\([^)]*\)/g, '')
      .split(',')
      .map((label) => label.trim())
      .filter((label) => label !== '');
    const names = type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
    for (const end of names)
      all.set(`${name.replaceAll('`', '')}${end}`, end === '_bucket' ? [...named, 'le'] : named);
  }
  return all;
}

/** Sets of labels that each metric has in the output of a monitor, by name; one where all its series are alike. */
export function told(text: string): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const [, name = '', labels = ''] = /^(nghiemthu_\w+)(?:\{(.*)\})? \S+$/.exec(line) ?? [];
    if (name === '') continue;
    const names = [...labels.matchAll(/(\w+)="(?:[^"\\]|\\.)*"/g)].map(([, label = '']) => label);
    all.set(name, (all.get(name) ?? new Set()).add(names.sort().join(', ')));
  }
  return all;
}

/** Metrics that others name: k6, blackbox_exporter, prom-client, Prometheus and Alertmanager. */
export const OTHERS =
  /^(?:k6_|probe_|process_|nodejs_|prometheus_|alertmanager_|scrape_|up$|ALERTS$)/;
/** Labels that a scrape adds. */
export const OF_A_SCRAPE = ['job', 'instance', 'vantage'];
