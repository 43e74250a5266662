import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const kubernetes = readdirSync(join(root, 'deploy/kubernetes'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => `deploy/kubernetes/${file}`);
const unit = 'deploy/systemd/nghiemthu-monitor.service';
const files = ['deploy/Dockerfile', 'deploy/entrypoint.sh', 'compose.yaml', unit, ...kubernetes];

/** Where programs read their settings. */
const readers = ['cli', 'config', 'setup', 'suites/stage', 'suites/evidence']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  .filter((file) => /\.(?:ts|mjs)$/.test(file) && !file.endsWith('.test.ts'))
  .map(read)
  .join('\n');
/** Filled in by Compose itself, or by Grafana. */
const COMPOSE = ['TARGET', 'GRAFANA_LISTEN', 'ALERTMANAGER_URL', 'EVIDENCE_URL'];

test.each(files)('%s sets only what a program reads', (file) => {
  const settings = [...read(file).matchAll(/NGHIEMTHU_([A-Z_]+[A-Z])/g)].map(([, name = '']) =>
    name.replace(/_FILE$/, ''),
  );
  for (const name of settings.filter((one) => !COMPOSE.includes(one)))
    expect(readers, name).toContain(`NGHIEMTHU_${name}`);
});

test('the addresses of the live target are all given, and no other', () => {
  const names = (text: string) =>
    [...new Set(text.match(/LIVE_[A-Z_]+_URL/g))].toSorted((a, b) => a.localeCompare(b));
  const given = names(read('deploy/kubernetes/kustomization.yaml'));
  expect(given).toEqual(names(read('config/targets/live.yaml')));
});

test('the options that a monitor is started with are those it has', () => {
  const { stdout } = spawnSync(process.execPath, [join(root, 'cli/main.ts'), 'monitor', '--help'], {
    encoding: 'utf8',
  });
  const given = files.flatMap((file) =>
    read(file)
      .split('\n')
      .filter((line) => /monitor,|entrypoint\.sh monitor|^CMD|^ {6}- --/.test(line))
      .flatMap((line) => line.match(/--(?:target|listen|vantage|json|config|root)\b/g) ?? []),
  );
  expect(given.length).toBeGreaterThan(4);
  for (const option of new Set(given)) expect(stdout).toContain(option);
});

describe.each(['deploy/Dockerfile', unit])('%s', (file) => {
  const text = read(file);

  test('keeps evidence where it may write, and lets Chromium start although it is locked in', () => {
    expect(text).toContain('NGHIEMTHU_EVIDENCE=/var/lib/nghiemthu/');
    expect(text).toContain('NGHIEMTHU_CHROMIUM=/usr/bin/chromium-headless-shell');
    expect(text).toContain('NGHIEMTHU_CHROMIUM_SANDBOX=off');
  });
});

test('in a container somebody takes notice of the processes that Chromium leaves', () => {
  expect(read('deploy/Dockerfile')).toMatch(/^ENTRYPOINT \["tini", "-s", "--", /m);
  for (const file of ['compose.yaml', ...kubernetes])
    expect(read(file), file).not.toMatch(/^\s+(?:entrypoint|command): .*monitor/m);
});
