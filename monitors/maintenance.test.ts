import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Maintenance } from '../config/monitors-judging.ts';
import type { Entry } from './journal/opinions.ts';
import { maintenanceOf } from './maintenance.ts';
import { Monitor } from './monitor.ts';
import { TestPlace } from './testing/place.ts';
import { TestServers } from './testing/servers.ts';

const plan = { timeZone: 'Asia/Ho_Chi_Minh' };
const at = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(plan.timeZone).epochMilliseconds;
const once = Maintenance.parse({
  ...{ platforms: ['counter'], reason: 'Nâng cấp máy chủ' },
  ...{ from: '2025-07-05T22:00', to: '2025-07-06T02:00' },
});
const weekly = Maintenance.parse({
  ...{ platforms: 'all', reason: 'Sao lưu hằng tuần' },
  weekly: [{ days: ['sat'], from: '23:00', to: '01:00' }],
});

describe('a window', () => {
  test.each([
    ['2025-07-05T21:59', false],
    ['2025-07-05T22:00', true],
    ['2025-07-06T01:59', true],
    ['2025-07-06T02:00', false],
  ])('with a beginning and an end, at %s: %s', (local, inside) => {
    expect(maintenanceOf(plan, [once], 'counter', at(local)) !== null).toBe(inside);
  });

  test.each([
    ['2025-07-05T23:00', true],
    ['2025-07-06T00:59', true],
    ['2025-07-06T01:00', false],
    ['2025-07-06T23:30', false],
    ['2025-07-12T23:30', true],
  ])('of every Saturday night, at %s: %s', (local, inside) => {
    expect(maintenanceOf(plan, [weekly], 'counter', at(local)) !== null).toBe(inside);
  });

  test('of one platform says nothing of another', () => {
    expect(maintenanceOf(plan, [once], 'other', at('2025-07-05T23:00'))).toBeNull();
    expect(maintenanceOf(plan, [weekly], 'other', at('2025-07-05T23:30'))).toBe(weekly);
  });
});

describe('a monitor', () => {
  const place = new TestPlace();
  const servers = new TestServers();
  let site = '';
  beforeAll(async () => {
    site = await servers.http((_request, response) => response.writeHead(503).end());
  });
  afterAll(async () => {
    await servers.end();
    place.remove();
  });

  test('goes on looking meanwhile, and what it sees counts for nothing', async () => {
    place.write(`maintenance: [{ platforms: all, reason: Nâng cấp, from: 2020-01-01T00:00, to: 2100-01-01T00:00 }]
modules: { http_2xx: { prober: http, timeout: 1s } }
probes: { home: { module: http_2xx, target: counter, platform: counter, interval: 1s } }
`);
    const kept: Entry[] = [];
    const told: unknown[] = [];
    let enough = () => undefined as void;
    const three = new Promise<void>((resolve) => (enough = resolve));
    const monitor = new Monitor({
      load: () => place.load(site),
      version: '1.0.0',
      store: `${place.root}/store.db`,
      onKept: (entries, incidents) => {
        kept.push(...entries);
        told.push(...incidents);
        if (kept.length >= 3) enough();
      },
    });
    monitor.start();
    await three;
    const text = await monitor.metrics.text();
    await monitor.stop();
    expect(new Set(kept.map(({ outcome }) => outcome))).toEqual(new Set(['excluded']));
    // Nobody is to be called: there is no second look, and no incident.
    expect(kept.every(({ confirmed }) => !confirmed)).toBe(true);
    expect(told).toEqual([]);
    expect(text).toContain('nghiemthu_maintenance_active{platform="counter"} 1');
    expect(text).toMatch(/probe_samples_total\{outcome="excluded".*\} [1-9]/);
    expect(text).toMatch(/probe_samples_total\{outcome="failure".*\} 0/);
    // What it sees is still shown.
    expect(text).toMatch(/probe_success\{.*\} 0/);
  });
});
