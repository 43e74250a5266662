import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findProgram } from '../testing/find-program.ts';
import { alerts, filesIn, home, recordings, tests } from './testing/rules.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
const promtool = (...args: string[]) => run(findProgram('promtool'), args, { cwd: home });
const yaml = (file: string): unknown => parse(readFileSync(join(root, file), 'utf8'));

test('Prometheus takes the configuration', async () => {
  const { stdout } = await promtool('check', 'config', 'prometheus.yml');
  expect(stdout).toContain(
    `${filesIn('rules').length + filesIn('alerts').length} rule files found`,
  );
});

test('no rule stands twice', async () => {
  const files = [
    ...filesIn('rules').map((f) => `rules/${f}`),
    ...filesIn('alerts').map((f) => `alerts/${f}`),
  ];
  await promtool('check', 'rules', '--lint=all', '--lint-fatal', ...files);
});

test.concurrent.each(filesIn('tests'))('rules behave: %s', async (file) => {
  const { stdout, stderr } = await promtool('test', 'rules', join('tests', file));
  expect(stdout + stderr).toContain('SUCCESS');
});

describe('the tests cover', () => {
  test.each(alerts().map(({ alert }) => alert))('%s, firing and not firing', (alert) => {
    const checks = tests().flatMap((one) =>
      one.alert_rule_test.filter(({ alertname }) => alertname === alert),
    );
    expect(checks.some(({ exp_alerts }) => exp_alerts.length > 0)).toBe(true);
    // The watchdog never rests; that it alone fires is looked at beside it.
    if (alert !== 'Watchdog')
      expect(checks.some(({ exp_alerts }) => exp_alerts.length === 0)).toBe(true);
  });

  test('every rule that records', () => {
    const read = tests().flatMap((one) => one.promql_expr_test.map(({ expr }) => expr));
    const window = /ratio_rate(?:5m|30m|1h|2h|6h|1d|3d|30d)$/;
    for (const { record = '' } of recordings()) {
      const found = read.some((expr) => expr.includes(record)) || window.test(record);
      // Names are read through what is made of them.
      expect(found || record === 'nghiemthu:platform:name', record).toBe(true);
    }
  });

  test('nothing that is not there', () => {
    const known = new Set(alerts().map(({ alert }) => alert));
    for (const one of tests())
      for (const { alertname } of one.alert_rule_test) expect(known).toContain(alertname);
  });
});

describe('whoever is called can act', () => {
  const plan = yaml('config/plan.yaml') as { severities: object; owners: object };

  test.each(alerts().map((one) => [one.alert, one] as const))(
    '%s',
    (alert, { labels, expr, annotations }) => {
      const from = (label: string) =>
        labels[label] ?? (new RegExp(`by \\([^)]*\\b${label}\\b`).test(expr) ? '(series)' : '');
      expect(Object.keys(plan.severities).concat('(series)')).toContain(from('severity'));
      expect(Object.keys(plan.owners).concat('{{ $labels.owner }}')).toContain(from('team'));
      expect(['platform', 'harness', 'plan']).toContain(from('scope'));
      expect(
        from('platform') ||
          /platform:nghiemthu_/.test(expr) ||
          /journey_step:|probe:probe_/.test(expr),
      ).toBeTruthy();
      for (const text of ['platform_name', 'summary', 'description'])
        expect(annotations[text]).toBeTruthy();
      expect(annotations['runbook_url']).toBe(`{{ $externalLabels.runbooks }}/${alert}.md`);
    },
  );

  test.each(alerts().map(({ alert }) => alert))('the page of %s', (alert) => {
    const file = join(root, 'docs/runbooks', `${alert}.md`);
    expect(existsSync(file)).toBe(true);
    const page = readFileSync(file, 'utf8');
    expect(page).toContain(`\`${alert}\``);
    const anchors = [...page.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(anchors).toEqual(['Nghĩa là gì', 'Xem gì trước', 'Làm gì', 'Gọi ai', 'Khi nào xong']);
    for (const part of page.split(/^#.*$/m).slice(1)) expect(part.trim().length).toBeGreaterThan(5);
  });

  test('no page is left over', () => {
    const pages = readdirSync(join(root, 'docs/runbooks')).map((file) => file.replace(/\.md$/, ''));
    expect(pages.sort()).toEqual(
      alerts()
        .map(({ alert }) => alert)
        .sort(),
    );
  });

  test('the links that tests saw lead to pages', () => {
    const links = tests().flatMap((one) =>
      one.alert_rule_test.flatMap(({ exp_alerts }) =>
        exp_alerts.map(({ exp_annotations }) => exp_annotations['runbook_url'] ?? ''),
      ),
    );
    for (const link of new Set(links)) expect(existsSync(join(root, link)), link).toBe(true);
    const { global } = yaml('monitors/prometheus/prometheus.yml') as {
      global: { external_labels: { runbooks: string } };
    };
    expect(existsSync(join(root, global.external_labels.runbooks))).toBe(true);
  });
});
