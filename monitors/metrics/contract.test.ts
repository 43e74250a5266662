import { describe, expect, test } from 'vitest';
import { boardsOnDisk, panelsOf, queryOf } from '../grafana/testing/panels.ts';
import { alerts, recordings } from '../prometheus/testing/rules.ts';
import { documented, OF_A_SCRAPE, OTHERS } from '../testing/contract.ts';
import { selectors } from '../testing/promql.ts';

const contract = documented();
const recorded = new Set(recordings().map(({ record }) => record));

const read: [where: string, expr: string][] = [
  ...recordings().map(({ record = '', expr }): [string, string] => [record, expr]),
  ...alerts().map(({ alert, expr }): [string, string] => [alert, expr]),
  ...boardsOnDisk().flatMap(([file, board]) => [
    ...panelsOf(board).flatMap(({ title, targets = [] }) =>
      targets.map(({ refId, expr }): [string, string] => [`${file} ${title} ${refId}`, expr]),
    ),
    ...board.templating.list
      .filter(({ type }) => type === 'query')
      .map((variable): [string, string] => [
        `${file} $${variable.name}`,
        queryOf(variable).replace(/^(?:label_values|query_result)\((.+?)(?:, \w+)?\)$/, '$1'),
      ]),
    ...(board.annotations.list ?? []).flatMap(({ name, expr }): [string, string][] =>
      expr === undefined ? [] : [[`${file} ${name}`, expr]],
    ),
  ]),
];

test('the contract is read', () => {
  expect(contract.get('nghiemthu_probe_samples_total')).toEqual([
    'platform',
    'probe',
    'vantage',
    'outcome',
  ]);
  expect(contract.get('nghiemthu_gate_decision')).toEqual(['platform', 'decision']);
  expect(contract.get('nghiemthu_scheduler_lag_seconds_bucket')).toEqual(['le']);
  expect(contract.size).toBeGreaterThan(40);
});

test('an expression is read', () => {
  expect(
    selectors(
      'sum by (a) (rate(x_total{b="c{", d=~"e"}[5m])) / on (a) group_left (f) g:h:i > bool 0.5 or time() - y',
    ),
  ).toEqual([
    { metric: 'x_total', labels: ['b', 'd'] },
    { metric: 'g:h:i', labels: [] },
    { metric: 'y', labels: [] },
  ]);
});

describe('rules and dashboards read only what is reported', () => {
  test.each(read)('%s', (_where, expr) => {
    const found = selectors(expr);
    expect(found.length > 0 || /^vector\(1\)$/.test(expr), expr).toBe(true);
    for (const { metric, labels } of found) {
      if (OTHERS.test(metric) || recorded.has(metric)) continue;
      const known = contract.get(metric);
      expect(known, `${metric} is not in docs/metrics.md`).toBeDefined();
      for (const label of labels)
        expect([...(known ?? []), ...OF_A_SCRAPE], `${metric}{${label}}`).toContain(label);
    }
  });

  test('the texts of alerts too', () => {
    const texts = alerts()
      .flatMap(({ annotations }) => Object.values(annotations))
      .join(' ');
    for (const [metric] of texts.matchAll(/nghiemthu_\w+/g))
      expect(contract.has(metric), metric).toBe(true);
  });
});
