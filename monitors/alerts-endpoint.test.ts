import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defectsOf } from '../records/defects.ts';
import type { DefectRecord } from '../records/model.ts';
import { openStore } from '../records/store.ts';
import { Monitor } from './monitor.ts';
import { listen } from './server.ts';
import type { Listening } from './server.ts';
import { TestPlace } from './testing/place.ts';

const TOKEN = 'mot-bi-mat-that-dai';
const place = new TestPlace();
let monitor: Monitor;
let local: Listening;
let open: Listening;
let store = '';
let turn = 0;

const CONFIG = `modules: { http_2xx: { prober: http } }
probes: { home: { module: http_2xx, target: counter, platform: counter, interval: 1h } }
`;

beforeAll(async () => {
  place.write(CONFIG);
  store = `${place.root}/store.db`;
  monitor = new Monitor({ load: () => place.load('http://127.0.0.1:1'), version: '1', store });
  monitor.start();
  local = await listen(monitor, '127.0.0.1:0');
  open = await listen(monitor, '0.0.0.0:0');
});
beforeEach(() => {
  turn += 1;
  place.write(CONFIG);
  expect(monitor.reload()).toBe('');
});
afterAll(async () => {
  await Promise.all([monitor.stop(), local.close(), open.close()]);
  place.remove();
});

interface Alert {
  status?: 'firing' | 'resolved';
  name?: string;
  labels?: Record<string, string>;
  startsAt?: string;
}

/** As Alertmanager posts it: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
function message({ status = 'firing', name = `Slow${turn}`, labels = {}, startsAt }: Alert = {}) {
  const start = startsAt ?? '2025-07-01T08:00:00.000+07:00';
  const alert = {
    ...{ status, startsAt: start, endsAt: '0001-01-01T00:00:00Z', generatorURL: '' },
    labels: { alertname: name, platform: 'counter', severity: 'S2', team: 'vnpt', ...labels },
    annotations: { summary: 'Trang chậm', description: 'Chậm hơn 5 giây suốt 10 phút' },
    fingerprint: 'a1b2c3d4e5f60718',
  };
  return {
    ...{ version: '4', groupKey: '{}:{}', truncatedAlerts: 0, status, receiver: 'register' },
    ...{ groupLabels: {}, commonLabels: {}, commonAnnotations: {}, externalURL: '' },
    alerts: [alert],
  };
}

function post(body: unknown, headers: Record<string, string> = {}, to = local): Promise<Response> {
  return fetch(`${to.url.replace('0.0.0.0', '127.0.0.1')}/api/alerts`, {
    ...{ method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) },
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

async function told(alert: Alert): Promise<string | null> {
  const answer = await post(message(alert));
  expect(answer.status).toBe(200);
  const { alerts } = (await answer.json()) as { alerts: { defect: string | null }[] };
  return alerts[0]?.defect ?? null;
}

async function defect(id: string | null): Promise<DefectRecord | undefined> {
  const opened = await openStore(store);
  const all = await defectsOf(opened, 'near');
  await opened.destroy();
  return all.find((one) => one.id === id);
}

test('an alert opens a defect, and counts once however often it is repeated', async () => {
  const id = await told({});
  expect(await told({})).toBe(id);
  expect(await defect(id)).toMatchObject({
    ...{ state: 'new', severity: 'S2', owner: 'vnpt', title: 'Trang chậm', occurrences: 1 },
    ...{ actual: 'Chậm hơn 5 giây suốt 10 phút', foundAt: '2025-07-01T01:00:00.000Z' },
  });
});

test('one that is over waits for its retest, and one that comes back is reopened', async () => {
  const id = await told({});
  expect(await told({ status: 'resolved' })).toBe(id);
  expect((await defect(id))?.state).toBe('retest');
  await told({ startsAt: '2025-07-02T08:00:00.000+07:00' });
  expect((await defect(id))?.history.map(({ state }) => state)).toEqual([
    'new',
    'retest',
    'reopened',
  ]);
});

test('an alert on a probe speaks of the defect of that probe', async () => {
  const id = await told({ labels: { probe: 'home' } });
  expect((await defect(id))?.fingerprint).toBe('monitor:counter:home');
});

test('what is not of a platform, or over before it was seen, opens none', async () => {
  expect(await told({ labels: { platform: 'nghiemthu' } })).toBeNull();
  expect(await told({ status: 'resolved' })).toBeNull();
});

test.each([
  ['critical', 'S1'],
  ['warning', 'S3'],
  ['unheard-of', 'S3'],
])('the severity %s is %s', async (severity, expected) => {
  const id = await told({ labels: { severity } });
  expect((await defect(id))?.severity).toBe(expected);
});

describe('who may tell', () => {
  test('whoever sits on this machine, and nobody through a proxy or from elsewhere', async () => {
    expect((await post(message())).status).toBe(200);
    expect((await post(message(), { 'X-Forwarded-For': '203.0.113.9' })).status).toBe(403);
    expect((await post(message(), {}, open)).status).toBe(403);
  });

  test('with a token configured, whoever has it, from anywhere', async () => {
    place.write(`alerts_token: ${TOKEN}\n${CONFIG}`);
    expect(monitor.reload()).toBe('');
    const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
    expect((await post(message())).status).toBe(401);
    expect((await post(message(), bearer('wrong'), open)).status).toBe(401);
    expect((await post(message(), bearer(TOKEN), open)).status).toBe(200);
  });
});

test.each([
  ['no JSON', 'đây không phải JSON', 400],
  ['another version', JSON.stringify({ ...message(), version: '3' }), 400],
  ['an alert without a start', JSON.stringify(message()).replace('startsAt', 'started'), 400],
  ['too much of it', JSON.stringify({ ...message(), more: 'a'.repeat(1_100_000) }), 413],
])('%s is refused', async (_name, body, status) => {
  expect((await post(body)).status).toBe(status);
});

test('a store that is away is told, so that Alertmanager tells again', async () => {
  const away = new Monitor({
    ...{ load: () => place.load('http://127.0.0.1:1'), version: '1' },
    store: 'postgres://nobody@127.0.0.1:1/none',
  });
  away.start();
  const listening = await listen(away, '127.0.0.1:0');
  expect((await post(message(), {}, listening)).status).toBe(503);
  await Promise.all([away.stop(), listening.close()]);
});
