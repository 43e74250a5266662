import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const unit = join(import.meta.dirname, 'systemd/nghiemthu-monitor.service');
const analyze = '/usr/bin/systemd-analyze';

test.runIf(existsSync(analyze))('systemd understands the unit', () => {
  const { stderr, stdout } = spawnSync(analyze, ['verify', unit], { encoding: 'utf8' });
  const told = `${stdout}${stderr}`
    .split('\n')
    .filter((line) => line !== '' && !line.includes('is not executable: No such file'));
  expect(told).toEqual([]);
});

test.runIf(existsSync(analyze))('it is locked in', () => {
  const { stdout } = spawnSync(analyze, ['security', '--offline=yes', '--threshold=20', unit], {
    encoding: 'utf8',
  });
  expect(Number(/exposure level for .*: ([\d.]+)/.exec(stdout)?.[1] ?? 10)).toBeLessThan(2);
});

test('what starts is in the clone', () => {
  const text = readFileSync(unit, 'utf8');
  const [, script = ''] = /^ExecStart=\/opt\/nghiemthu\/(\S+)/m.exec(text) ?? [];
  expect(existsSync(join(import.meta.dirname, '..', script))).toBe(true);
});
