import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Maintenance } from '../../config/monitoring/judging.ts';
import { incidentsOf } from '../../records/incidents/incidents.ts';
import { samplesOf } from '../../records/samples/samples.ts';
import { openStore } from '../../records/store/store.ts';
import type { Store } from '../../records/store/store.ts';
import { maintenanceOf } from './maintenance.ts';
import { Monitor } from '../monitor.ts';
import { TestPlace } from '../testing/place.ts';
import { TestServers } from '../testing/servers.ts';

const plan = { timeZone: 'Asia/Ho_Chi_Minh' };
/** Whether a platform is in one of these at a moment, told in UTC. */
const holds = (all: object[], at: string, platform = 'counter') =>
  maintenanceOf(
    plan,
    all.map((one) => Maintenance.parse({ platforms: ['counter'], reason: 'Nâng cấp', ...one })),
    platform,
    Date.parse(at),
  )?.reason ?? null;

describe('maintenance', () => {
  const once = { from: '2025-07-05T01:00', to: '2025-07-05T03:00' };
  test.each([
    ['2025-07-04T17:59:59.999Z', null],
    ['2025-07-04T18:00:00.000Z', 'Nâng cấp'],
    ['2025-07-04T19:59:59.999Z', 'Nâng cấp'],
    ['2025-07-04T20:00:00.000Z', null],
    ['2025-07-05T01:30:00.000Z', null],
  ])('once, at %s: %s', (at, reason) => expect(holds([once], at)).toBe(reason));

  // Saturday night and Wednesday night, local.
  const weekly = { weekly: [{ days: ['sat', 'wed'], from: '22:00', to: '04:00' }] };
  test.each([
    ['2025-07-05T14:59:59Z', null],
    ['2025-07-05T15:00:00Z', 'Nâng cấp'],
    ['2025-07-05T17:00:00Z', 'Nâng cấp'],
    ['2025-07-05T20:59:59Z', 'Nâng cấp'],
    ['2025-07-05T21:00:00Z', null],
    ['2025-07-04T17:30:00Z', null],
    ['2025-07-12T16:00:00Z', 'Nâng cấp'],
    ['2025-07-09T20:00:00Z', 'Nâng cấp'],
    ['2025-07-10T15:30:00Z', null],
  ])('every week over midnight, at %s: %s', (at, reason) =>
    expect(holds([weekly], at)).toBe(reason),
  );

  test('is of the platforms that are named, or of all', () => {
    const at = '2025-07-04T18:30:00Z';
    expect(holds([once], at, 'desk')).toBeNull();
    expect(holds([{ ...once, platforms: ['desk', 'counter'] }], at)).toBe('Nâng cấp');
    expect(holds([{ ...once, platforms: 'all' }], at, 'desk')).toBe('Nâng cấp');
    expect(holds([], at)).toBeNull();
    const other = { ...weekly, reason: 'Sao lưu' };
    expect(holds([once, other], '2025-07-05T15:30:00Z')).toBe('Sao lưu');
  });
});

describe('a monitor', () => {
  const place = new TestPlace();
  const servers = new TestServers();
  const file = path.join(place.root, 'store.db');
  let status = 503;
  let store: Store;
  let monitor: Monitor;

  /** An hour from now in the plan's time zone. */
  const local = (hours: number) =>
    Temporal.Now.zonedDateTimeISO(plan.timeZone)
      .add({ hours })
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' });
  function write(inMaintenance: boolean): void {
    const window = `{ platforms: all, reason: Nâng cấp, from: ${local(-1)}, to: ${local(1)} }`;
    place.write(`judging: { confirm_after: 10ms, recover: 1 }
maintenance: [${inMaintenance ? window : ''}]
modules: { http_2xx: { prober: http, timeout: 500ms } }
probes: { home: { module: http_2xx, target: counter, platform: counter, interval: 1s } }
`);
  }
  function reload(inMaintenance: boolean): void {
    write(inMaintenance);
    expect(monitor.reload()).toBe('');
  }

  beforeAll(async () => {
    const site = await servers.http((_request, response) => response.writeHead(status).end());
    write(true);
    monitor = new Monitor({ load: () => place.load(site), version: '1', store: file });
    store = await openStore(file);
    monitor.start();
  });
  afterAll(async () => {
    await Promise.all([monitor.stop(), store.destroy(), servers.end()]);
    place.remove();
  });

  const waited = { timeout: 30_000, interval: 20 };
  const outcomes = async () =>
    (await samplesOf(store, 'near')).map(({ outcome }) => outcome as string);
  /** One look more than there are, at least, came out so. */
  async function another(outcome: string): Promise<void> {
    const count = async () => (await outcomes()).filter((one) => one === outcome).length;
    const before = await count();
    await vi.waitFor(async () => expect(await count()).toBeGreaterThan(before), waited);
  }
  const incidents = () => incidentsOf(store, 'near', 'all');
  async function told(series: string): Promise<number | undefined> {
    await monitor.journal?.refresh();
    const line = (await monitor.metrics.text()).split('\n').find((one) => one.startsWith(series));
    return line === undefined ? undefined : Number(line.split(' ').at(-1));
  }
  const samples = (outcome: string) =>
    `nghiemthu_probe_samples_total{outcome="${outcome}",platform="counter",probe="home",vantage="local"}`;

  test('looks on in maintenance and shows what it sees, which counts for nothing', async () => {
    await another('excluded');
    await another('excluded');
    expect(new Set(await outcomes())).toEqual(new Set(['excluded']));
    expect(await incidents()).toEqual([]);
    expect(await told('nghiemthu_maintenance_active{')).toBe(1);
    expect(await told('probe_success{')).toBe(0);
    expect(await told(samples('excluded'))).toBeGreaterThanOrEqual(2);
    expect(await told(samples('failure'))).toBe(0);
  });

  test('opens the incident when it is over', async () => {
    reload(false);
    await vi.waitFor(async () => expect(await incidents()).toHaveLength(1), waited);
    expect(await told('nghiemthu_maintenance_active{')).toBe(0);
  });

  test('leaves an incident that was open before as it is', async () => {
    reload(true);
    // Turns that began before are over then.
    await another('excluded');
    status = 200;
    await another('excluded');
    await another('excluded');
    expect(await told('probe_success{')).toBe(1);
    expect(await told('nghiemthu_incident_active{')).toBe(1);
    expect(await incidents()).toMatchObject([{ closedAt: null }]);
    reload(false);
    await vi.waitFor(async () => expect((await incidents())[0]?.closedAt).not.toBeNull(), waited);
    expect(await told('nghiemthu_incident_active{')).toBeUndefined();
  });
});
