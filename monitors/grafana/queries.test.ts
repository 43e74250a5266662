import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documented, told } from '../testing/contract.ts';
import { boardsOnDisk, panelsOf, queryOf } from './testing/panels.ts';
import type { BoardJson } from './testing/panels.ts';
import { WatchedPlatforms } from './testing/watch.ts';

const watched = new WatchedPlatforms();
const { prometheus } = watched;
beforeAll(() => watched.start(), 300_000);
afterAll(() => watched.stop());

/** Of a platform's journeys the one that fails. */
const WITH_MOST_TO_SHOW = new Set(['procedures', 'file-online']);

/** What each variable may be, asked as Grafana asks, in the order in which they depend on each other. */
async function chosen(board: BoardJson): Promise<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const variable of board.templating.list) {
    if (variable.type !== 'query') continue;
    const asked = filled(queryOf(variable), values);
    const [, selector = '', label = ''] = /^label_values\((.+), (\w+)\)$/.exec(asked) ?? [];
    const [, result = ''] = /^query_result\((.+)\)$/.exec(asked) ?? [];
    const found =
      label === ''
        ? (await prometheus.query(result, true)).map(({ metric }) =>
            named(metric, variable.regex ?? ''),
          )
        : await prometheus.labelValues(label, selector);
    expect(found, `$${variable.name}: ${asked}`).not.toHaveLength(0);
    const one = found.find((value) => WITH_MOST_TO_SHOW.has(value)) ?? found[0] ?? '';
    values[variable.name] = variable.includeAll === true ? found.join('|') : one;
  }
  return values;
}

/** As Grafana writes a series of `query_result` before it holds the pattern to it. */
function named(
  { __name__: name = '', ...labels }: Record<string, string>,
  pattern: string,
): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const found = new RegExp(pattern.slice(1, -1)).exec(`${name}{${pairs.join(', ')}} 1 1`)?.groups;
  expect(found?.['text'], pattern).toBeTruthy();
  return found?.['value'] ?? '';
}

function filled(expr: string, values: Record<string, string>): string {
  const known = { ...values, __rate_interval: '30s', __range: '5m' };
  return expr.replaceAll(
    /\$(\w+)/g,
    (whole, name: string) => (known as Record<string, string>)[name] ?? whole,
  );
}

describe.each(boardsOnDisk())('%s', (_file, board) => {
  let values: Record<string, string>;
  beforeAll(async () => (values = await chosen(board)));

  const queries = panelsOf(board).flatMap(({ title, targets = [] }) =>
    targets.map((target) => [`${title} ${target.refId}`, target] as const),
  );
  test.each(queries)('%s', async (_name, { expr, instant }) => {
    const asked = filled(expr, values);
    const series = await prometheus.query(asked, instant === true);
    const numbers = series
      .flatMap((one) => one.values.map(([, value]) => value))
      .filter((value) => !Number.isNaN(value));
    expect(numbers, asked).not.toHaveLength(0);
  });

  // A label that a table or a map shows must be there.
  test('columns are labels of the answers', async () => {
    for (const { title, targets = [], transformations = [] } of panelsOf(board))
      for (const { id, options } of transformations) {
        if (id !== 'organize') continue;
        const answers = await Promise.all(
          targets.map(({ expr }) => prometheus.query(filled(expr, values), true)),
        );
        const labels = new Set(answers.flat().flatMap(({ metric }) => Object.keys(metric)));
        for (const column of Object.keys(options['renameByName'] as object))
          if (!column.startsWith('Value')) expect(labels, title).toContain(column);
      }
  });

  test('legends and links name labels of the answers', async () => {
    for (const { title, targets = [], fieldConfig } of panelsOf(board))
      for (const target of targets) {
        const legend = 'legendFormat' in target ? String(target.legendFormat) : '';
        const links = (fieldConfig?.defaults.links ?? []).map(({ url }) => url).join(' ');
        const labels = [
          ...`${legend} ${links}`.matchAll(/\{\{(\w+)\}\}|__field\.labels\.(\w+)/g),
        ].map(([, a, b]) => a ?? b ?? '');
        const [first] = await prometheus.query(
          filled(target.expr, values),
          target.instant === true,
        );
        for (const label of labels)
          expect(Object.keys(first?.metric ?? {}), `${title}: ${legend}`).toContain(label);
      }
  });

  test('what is marked on it', async () => {
    for (const { name, expr } of board.annotations.list ?? []) {
      if (expr === undefined) continue;
      const anywhere = expr.replaceAll('="$platform"', '=~".+"');
      expect(await prometheus.query(anywhere, false), name).not.toHaveLength(0);
    }
  });
});

test('the points on a chart of steps lead to evidence', async () => {
  const [, journey] = boardsOnDisk().find(([file]) => file === 'journey.json') ?? [];
  const targets = panelsOf(journey as BoardJson).flatMap((panel) => panel.targets ?? []);
  const marked = targets.filter(({ exemplar }) => exemplar === true);
  expect(marked).not.toHaveLength(0);
  for (const { expr } of marked) {
    const found = await prometheus.exemplars(filled(expr, await chosen(journey as BoardJson)));
    const [point] = found.flatMap(({ seriesLabels, exemplars }) =>
      exemplars.map(({ labels }) => ({ ...seriesLabels, ...labels })),
    );
    const monitor = watched.vantages.urls[point?.['vantage'] ?? ''];
    const answer = await fetch(`${monitor}/evidence/${point?.['evidence']}`);
    expect(await answer.text()).toContain('.png');
  }
});

test('every platform has one name', async () => {
  const named = await prometheus.query('platform:nghiemthu_name:info', true);
  const platforms = named.map(({ metric }) => metric['platform']);
  expect(platforms).not.toHaveLength(0);
  expect(new Set(platforms).size).toBe(platforms.length);
});

test.each([
  [4, 'maintenance'],
  [2, 'an incident that is not S1'],
  [1, 'an incident of S1'],
])('the platform was in state %i: %s', async (code) => {
  // Its recorded samples themselves: the steps of a query may fall beside a state of a second, or of just now.
  const recorded = await prometheus.query('platform:nghiemthu_state:code[10m]', true);
  expect(recorded.flatMap(({ values }) => values.map(([, value]) => value))).toContain(code);
});

describe('docs/metrics.md', () => {
  /** Told by kinds of probes that the shipped configuration has no use for; `catalogue/` has their series. */
  const OF_OTHER_PROBES = /^nghiemthu_(?:tls|turn)_/;
  const contract = documented();
  let all: Map<string, Set<string>>;
  beforeAll(async () => {
    const { urls } = watched.vantages;
    const texts = Object.values(urls).map(async (url) => (await fetch(`${url}/metrics`)).text());
    all = told((await Promise.all(texts)).join('\n'));
  });

  test('has every metric of ours that a monitor tells, with its labels', () => {
    expect(all.size).toBeGreaterThan(40);
    for (const [name, labels] of all)
      expect([...labels], name).toEqual([contract.get(name)?.toSorted().join(', ')]);
  });

  test('has no metric that no monitor tells', () => {
    const never = [...contract.keys()].filter((name) => !all.has(name));
    expect(never.filter((name) => !OF_OTHER_PROBES.test(name))).toEqual([]);
  });
});
