import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SOURCE } from './look.ts';
import { boards } from './registry.ts';
import { boardsOnDisk, panelsOf, queryOf } from './testing/panels.ts';
import { dashboards } from './write.ts';

const here = import.meta.dirname;
const yaml = (file: string): unknown => parse(readFileSync(join(here, file), 'utf8'));

test.each(Object.entries(dashboards()))('%s is current: npm run dashboards', (file, text) => {
  expect(readFileSync(join(here, 'dashboards', file), 'utf8')).toBe(text);
});

test('the registry is what is there', () => {
  const files = boardsOnDisk().map(([file]) => file.replace('.json', ''));
  expect(Object.keys(boards).sort()).toEqual(files.sort());
  const written = readdirSync(join(here, 'boards')).map((file) => file.replace('.ts', ''));
  expect(written.sort()).toEqual(files);
});

test('addresses of dashboards stay', () => {
  const uids = boardsOnDisk().map(([file, { uid }]) => [file, uid]);
  expect(uids).toEqual(
    boardsOnDisk().map(([file]) => [file, `nghiemthu-${file.replace('.json', '')}`]),
  );
});

// After the rules of grafana/dashboard-linter, and some more.
describe.each(boardsOnDisk())('%s', (_file, board) => {
  const panels = panelsOf(board);

  test('is complete', () => {
    expect(board.title).toBeTruthy();
    expect(board.description).toBeTruthy();
    expect(board.editable).toBe(false);
    expect(board.timezone).toBe('Asia/Ho_Chi_Minh');
    expect(board.schemaVersion).toBe(42);
    expect(board.links).toContainEqual(
      expect.objectContaining({ type: 'dashboards', tags: ['nghiemthu'] }),
    );
    expect(board.tags).toContain('nghiemthu');
    expect(panels.length).toBeGreaterThan(3);
  });

  test.each(panels.map((panel) => [panel.title ?? '', panel] as const))(
    'panel %s',
    (title, panel) => {
      expect(title).not.toBe('');
      expect(panel.description?.length ?? 0).toBeGreaterThan(15);
      expect(panel.datasource).toEqual(SOURCE);
      const defaults = panel.fieldConfig?.defaults;
      expect(defaults?.unit).toBeTruthy();
      expect(defaults?.noValue).toBeTruthy();
      expect(defaults?.thresholds?.steps.length ?? 0).toBeGreaterThan(0);
      expect(panel.targets?.length ?? 0).toBeGreaterThan(0);
      for (const target of panel.targets ?? []) {
        expect(target.datasource).toEqual(SOURCE);
        // Over a moving window, or over all that is looked at.
        for (const [, window] of target.expr.matchAll(/\[(.+?)\]/g))
          expect(['$__rate_interval', '$__range']).toContain(window);
        for (const [, inside] of target.expr.matchAll(
          /(\w+)\((?:nghiemthu|prometheus|alertmanager|process)_\w+_total\b/g,
        ))
          expect(['rate', 'increase']).toContain(inside);
        expect(target.expr).not.toMatch(/\binstance\b/);
      }
      const refs = (panel.targets ?? []).map(({ refId }) => refId);
      expect(new Set(refs).size).toBe(refs.length);
    },
  );

  test('panels have numbers of their own and do not lie on each other', () => {
    const ids = board.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const taken = new Map<string, number>();
    for (const {
      id,
      gridPos: { x, y, w, h },
    } of board.panels) {
      expect(x + w).toBeLessThanOrEqual(24);
      for (let column = x; column < x + w; column++)
        for (let line = y; line < y + h; line++) {
          expect(taken.get(`${column},${line}`), `panel ${id} over another`).toBeUndefined();
          taken.set(`${column},${line}`, id);
        }
    }
  });

  test('every variable has a name for people, is used, and asked again', () => {
    const [source, ...others] = board.templating.list;
    expect(source).toMatchObject({ type: 'datasource', name: 'datasource', query: 'prometheus' });
    const later = others.map((variable) => queryOf(variable)).join(' ');
    const used = JSON.stringify(board.panels) + later;
    const exprs = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)).join(' ');
    for (const variable of others) {
      expect(variable.label).toBeTruthy();
      expect(variable.datasource).toEqual(SOURCE);
      expect(variable.refresh).toBe(2);
      expect(used).toMatch(new RegExp(`\\$\\{?${variable.name}\\b`));
      // Several values need a pattern.
      if (variable.multi === true) expect(exprs).not.toContain(`="$${variable.name}"`);
    }
    const known = [
      'datasource',
      ...others.map(({ name }) => name),
      '__rate_interval',
      '__range',
      '__url_time_range',
    ];
    for (const [, name = ''] of used.matchAll(/\$\{?(\w+)/g))
      if (!name.startsWith('__field') && !name.startsWith('__data')) expect(known).toContain(name);
  });

  test('links lead to dashboards that are there', () => {
    const uids = boardsOnDisk().map(([, { uid }]) => uid);
    for (const [, uid] of JSON.stringify(board.panels).matchAll(/\/d\/([\w-]+)/g))
      expect(uids).toContain(uid);
  });
});

test('Grafana is given the source that dashboards name first, and this folder', () => {
  const { datasources } = yaml('provisioning/datasources/nghiemthu.yml') as {
    datasources: { uid: string; type: string; jsonData: { timeInterval?: string } }[];
  };
  const [prometheus] = datasources;
  const { global } = yaml('../prometheus/prometheus.yml') as {
    global: { scrape_interval: string };
  };
  expect(prometheus?.jsonData.timeInterval).toBe(global.scrape_interval);
  for (const [file] of boardsOnDisk())
    expect(readFileSync(join(here, 'dashboards', file), 'utf8')).toContain(
      `"value": "${prometheus?.uid}"`,
    );
  const { providers } = yaml('provisioning/dashboards/nghiemthu.yml') as {
    providers: { type: string; allowUiUpdates: boolean }[];
  };
  expect(providers).toEqual([expect.objectContaining({ type: 'file', allowUiUpdates: false })]);
});
