import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { home } from '../home.ts';
import { loadConfig } from '../load.ts';
import { handedOver, takenOver } from './handed.ts';
import type { ResolvedTarget } from './resolve.ts';

const target = (count: number): ResolvedTarget => ({
  ...{ name: 'rất lớn', kind: 'sandbox', title: { vi: 'Thử', en: 'Try' }, managed: false },
  ...{ mutants: false, products: {}, addresses: {}, environment: [], canaries: [], load: {} },
  accounts: Array.from({ length: count }, (_, n) => ({
    ...{ platform: `nen-tang-${n % 5}`, role: 'clerk', unit: String(25_000 + n) },
    ...{ username: `văn.thư.${n}`, password: 'mật khẩu' },
  })),
  units: { home: '25195', other: '26041' },
});

test.each([0, 1, 100, 5_000])('a target of %i accounts reaches a program whole', (count) => {
  const text = handedOver(target(count));
  const args = ['-e', 'process.stdout.write(process.env.NGHIEMTHU_TARGET)'];
  const { stdout } = spawnSync(process.execPath, args, {
    ...{ env: { NGHIEMTHU_TARGET: text }, encoding: 'utf8' },
  });
  expect(takenOver(stdout)).toEqual(target(count));
});

test('a small one can be read by any program, and a name is none', () => {
  expect(JSON.parse(handedOver(target(3)))).toEqual(target(3));
  expect(takenOver('sandbox')).toBeUndefined();
});

test('the largest target of this repository fits into a variable', () => {
  const { target } = loadConfig({ root: home, target: 'sandbox', env: {} });
  expect(target.accounts.length).toBeGreaterThan(500);
  expect(handedOver(target).length).toBeLessThan(128 * 1024);
});
