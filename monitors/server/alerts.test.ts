import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { close } from '../../records/defects/close.ts';
import { defectsOf } from '../../records/defects/read.ts';
import { incidentsOf } from '../../records/incidents/incidents.ts';
import { samplesOf } from '../../records/samples/samples.ts';
import { openStore } from '../../records/store/store.ts';
import type { Store } from '../../records/store/store.ts';
import { write } from '../../records/store/transaction.ts';
import { factsOf } from '../journal/facts.ts';
import { Recorder } from '../journal/recorder.ts';
import { Monitor } from '../monitor.ts';
import { listen } from './server.ts';
import type { Listening } from './server.ts';
import { TestPlace } from '../testing/place.ts';
import { TestServers } from '../testing/servers.ts';

const TOKEN = 'a-token-of-some-length';
/** Looked at once, as the monitor begins, and found well. */
const probe = 'module: http_2xx, target: counter, platform: counter, interval: 1000h';
const CONFIG = `modules: { http_2xx: { prober: http } }
probes:
  home: { ${probe}, cause: software }
  search: { ${probe}, cause: software }
  rights: { ${probe}, cause: rights }
  roles: { ${probe}, cause: rights }
`;
const place = new TestPlace();
const servers = new TestServers();
let monitor: Monitor;
let local: Listening;
let open: Listening;
let store: Store;

beforeAll(async () => {
  const plan = path.join(place.root, 'config/plan.yaml');
  const dost =
    'dost: { name: { vi: Sở, en: Department }, causes: [rights, signing], platforms: all }';
  writeFileSync(
    plan,
    readFileSync(plan, 'utf8').replace(
      '\nowners:\n',
      `\n  rights: { name: { vi: Quyền, en: Rights } }\n  signing: { name: { vi: Ký số, en: Signing } }\nowners:\n  ${dost}\n`,
    ),
  );
  place.write(CONFIG);
  const file = path.join(place.root, 'store.db');
  const site = await servers.http((_request, response) => response.end());
  monitor = new Monitor({
    load: () => place.load(site),
    version: '1',
    store: file,
  });
  monitor.start();
  local = await listen(monitor, '127.0.0.1:0');
  open = await listen(monitor, '0.0.0.0:0');
  store = await openStore(file);
  await vi.waitFor(async () => expect(await samplesOf(store, 'near')).toHaveLength(4), {
    timeout: 30_000,
  });
});
afterEach(() => {
  place.write(CONFIG);
  expect(monitor.reload()).toBe('');
});
afterAll(async () => {
  await Promise.all([monitor.stop(), local.close(), open.close(), store.destroy()]);
  await servers.end();
  place.remove();
});

type Labels = Record<string, string>;
let minute = 0;
/** An alert as Alertmanager posts it when it begins; each begins at another time. */
function firing(alertname: string, labels: Labels = {}) {
  const all = { alertname, platform: 'counter', severity: 'S2', scope: 'platform', ...labels };
  return {
    status: 'firing',
    labels: all,
    annotations: { summary: `Tóm tắt ${alertname}`, description: `Mô tả ${alertname}` },
    startsAt: `${new Date(Date.UTC(2025, 6, 1, 8, (minute += 1))).toISOString().slice(0, 19)}.123456789+07:00`,
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'http://prometheus:9090/graph?g0.expr=x',
    fingerprint: createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 16),
  };
}
const resolved = (alert: ReturnType<typeof firing>) => ({
  ...{ ...alert, status: 'resolved', endsAt: '2025-07-01T10:00:00Z' },
});

/** The message of Alertmanager's webhook, version 4, with all that it holds. */
function message(...alerts: object[]) {
  return {
    ...{ receiver: 'register', status: 'firing', alerts, version: '4', truncatedAlerts: 0 },
    ...{ groupLabels: {}, commonLabels: {}, commonAnnotations: {} },
    ...{ externalURL: 'http://alertmanager:9093', groupKey: '{}/{scope="platform"}:{}' },
  };
}

async function post(body: unknown, headers: Labels = {}, from = local) {
  const response = await fetch(`${from.url.replace('0.0.0.0', '127.0.0.1')}/api/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

/** What was answered for each alert. */
async function told(...alerts: object[]) {
  const { status, text } = await post(message(...alerts));
  expect(status, text).toBe(200);
  return (JSON.parse(text) as { alerts: { defect: string | null; reason?: string }[] }).alerts;
}
const defects = () => defectsOf(store, 'near');
const defect = async (id: string | null | undefined) =>
  (await defects()).find((one) => one.id === id);

let recorder: Recorder | undefined;
/** What the monitor's own journal writes of a probe. */
async function sees(probe: string, outcome: 'success' | 'failure', evidence = '') {
  recorder ??= new Recorder(store, factsOf(monitor.config, '1'));
  await recorder.record([
    {
      ...{ probe, platform: 'counter', vantage: 'local', outcome, durationSeconds: 0.1, evidence },
      ...{ confirmed: true, at: new Date().toISOString(), reason: 'status 502' },
    },
  ]);
}

describe('an alert', () => {
  test('opens one defect, however often it is repeated', async () => {
    const startsAt = '2025-07-01T08:01:00.123456789+07:00';
    const one = { ...firing('PlatformSlow', { severity: 'S1' }), startsAt };
    const [answer] = await told(one);
    expect(await told(one)).toEqual([answer]);
    expect(await told(one, one)).toEqual([answer, answer]);
    expect(await defect(answer?.defect)).toMatchObject({
      ...{ fingerprint: 'alert:counter:PlatformSlow', severity: 'S1', state: 'new' },
      ...{ occurrences: 1, title: 'Tóm tắt PlatformSlow', actual: 'Mô tả PlatformSlow' },
      ...{ platform: 'counter', foundAt: '2025-07-01T01:01:00.123Z', owner: 'vnpt' },
      ...{ dueAt: '2025-07-01T05:01:00.123Z', reportedBy: 'Alertmanager' },
      history: [{ state: 'new' }],
    });
  });

  test('that is resolved waits for its retest; firing again reopens it', async () => {
    const first = firing('BudgetBurn');
    const id = (await told(first))[0]?.defect ?? '';
    expect(await told(resolved(first))).toEqual([{ alert: 'BudgetBurn', defect: id }]);
    await told(resolved(first));
    await told(first);
    expect((await defect(id))?.history.map(({ state }) => state)).toEqual(['new', 'retest']);
    const second = { ...firing('BudgetBurn'), fingerprint: first.fingerprint };
    await told(second);
    await told(resolved(second));
    expect(await defect(id)).toMatchObject({
      occurrences: 2,
      history: ['new', 'retest', 'reopened', 'retest'].map((state) => ({ state })),
    });
    await write(store, (db) => close(db, id, { at: '2025-07-02T00:00:00Z', by: 'A', result: '' }));
    await told(resolved(second));
    expect((await defect(id))?.state).toBe('closed');
  });

  test('keeps its defect open while another on it still fires', async () => {
    const [a, b] = [firing('Slow', { probe: 'search' }), firing('Failing', { probe: 'search' })];
    const [{ defect: id } = {}, other] = await told(a, b);
    expect(other?.defect).toBe(id);
    expect(await told(resolved(a))).toMatchObject([{ reason: 'another alert on it fires' }]);
    expect((await defect(id))?.state).toBe('new');
    await told(resolved(b));
    expect((await defect(id))?.state).toBe('retest');
  });

  test('that was never seen firing, or is of no platform, opens none', async () => {
    const before = (await defects()).length;
    expect(
      await told(
        resolved(firing('Late')),
        firing('MonitorDown', { platform: 'nghiemthu' }),
        ...['', 'constructor', '__proto__'].map((platform) => firing('Odd', { platform })),
      ),
    ).toEqual([
      { alert: 'Late', defect: null, reason: 'resolved, and never seen' },
      ...['MonitorDown', 'Odd', 'Odd', 'Odd'].map((alert) => ({
        ...{ alert, defect: null, reason: 'not of a platform' },
      })),
    ]);
    expect(await defects()).toHaveLength(before);
  });

  test.each([
    [{ severity: 'S3' }, { severity: 'S3', owner: 'vnpt' }],
    [{ severity: 'critical' }, { severity: 'S1' }],
    [{ severity: 'warning' }, { severity: 'S3' }],
    [{ severity: 'info' }, { severity: 'S4' }],
    [{ severity: 'toString' }, { severity: 'S3' }],
    [{ cause: 'rights' }, { owner: 'dost', causeGroup: { vi: 'Quyền', en: 'Rights' } }],
    [
      { cause: 'rights', team: 'vnpt' },
      { owner: 'vnpt', causeGroup: { vi: 'Quyền', en: 'Rights' } },
    ],
    [{ team: 'dost' }, { owner: 'dost', causeGroup: { vi: 'Phần mềm', en: 'Software' } }],
    [
      { team: 'constructor', cause: 'valueOf' },
      { owner: 'vnpt', causeGroup: { vi: 'Phần mềm', en: 'Software' } },
    ],
    [{ team: 'nobody', cause: 'weather' }, { owner: 'vnpt' }],
    [{ probe: 'rights' }, { owner: 'dost', fingerprint: 'monitor:counter:rights' }],
    [{ probe: 'valueOf' }, { fingerprint: expect.stringMatching(/^alert:counter:Label/) }],
  ] as [Labels, object][])('with the labels %o is %o', async (labels, wanted) => {
    const [answer] = await told(firing(`Label${minute}`, labels));
    expect(await defect(answer?.defect)).toMatchObject(wanted);
  });
});

describe('an alert on a probe', () => {
  test("joins the monitor's own defect, whose evidence and words stay", async () => {
    const all = ['home', 'search', 'rights', 'roles'];
    await sees('home', 'failure', 'e1');
    for (const name of all.slice(1)) await sees(name, 'failure');
    const [incident] = await incidentsOf(store, 'near', 'open');
    expect(incident?.symptoms.map(({ probe: name }) => name)).toEqual(all);
    const [a, b] = [firing('ProbeFailing', { probe: 'home' }), firing('Slow', { probe: 'search' })];
    const answers = await told(a, b, firing('ProbeFailing', { probe: 'roles' }));
    const [software, rights] = incident?.defects ?? [];
    expect(answers.map(({ defect: id }) => id)).toEqual([software, software, rights]);
    expect(await defect(rights)).toMatchObject({ owner: 'dost', feature: 'rights' });
    const own = await defect(software);
    expect(own).toMatchObject({ occurrences: 3, actual: 'status 502', evidence: ['e1'] });
    // It is the monitor that ends it: the symptom is still there.
    const ends = await told(resolved(a), resolved(b));
    expect(ends.map(({ reason }) => reason)).toEqual([
      'another alert on it fires',
      `${incident?.id} is open`,
    ]);
    expect((await defect(own?.id))?.state).toBe('new');
    for (const name of [...all, ...all]) await sees(name, 'success');
    expect((await defect(own?.id))?.state).toBe('retest');
  });
});

describe('who may send alerts', () => {
  const body = () => message(firing('Told'));
  const withToken = () => {
    place.write(`alerts_token: ${TOKEN}\n${CONFIG}`);
    expect(monitor.reload()).toBe('');
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  test('without a token: this machine alone, and nobody through it', async () => {
    expect((await post(body())).status).toBe(200);
    expect((await post(body(), {}, open)).status).toBe(403);
    expect((await post(body(), { 'x-forwarded-for': '10.0.0.1' })).status).toBe(403);
    expect((await post(body(), { forwarded: 'for=10.0.0.1' })).status).toBe(403);
  });

  test('with one: who shows it, from wherever; this machine needs none, and no wrong one', async () => {
    withToken();
    expect((await post(body())).status).toBe(200);
    expect((await post(body(), bearer('a-token-of-some-lengtH'))).status).toBe(401);
    expect((await post(body(), { 'x-forwarded-for': '10.0.0.1' })).status).toBe(401);
    expect((await post(body(), {}, open)).status).toBe(401);
    expect((await post(body(), bearer(TOKEN.slice(1)), open)).status).toBe(401);
    expect((await post(body(), bearer(TOKEN), open)).status).toBe(200);
    expect((await post(body(), { ...bearer(TOKEN), 'x-forwarded-for': '10.0.0.1' })).status).toBe(
      200,
    );
  });

  test('is asked before what they say is read', async () => {
    withToken();
    expect((await post('{', {}, open)).status).toBe(401);
    expect((await post('x'.repeat(2_000_000), {}, open)).status).toBe(401);
  });
});

describe('what cannot be understood', () => {
  test.each([
    ['no JSON', '{ "version": "4", '],
    ['another version', { ...message(), version: '3' }],
    ['no fingerprint', message({ ...firing('X'), fingerprint: undefined })],
    ['a time that is none', message({ ...firing('X'), startsAt: 'soon' })],
    ['a fingerprint that is none', message({ ...firing('X'), fingerprint: '%' })],
    ['nothing', ''],
    ['a list', []],
  ])('%s is refused for good, and opens nothing', async (_what, body) => {
    const before = (await defects()).length;
    expect((await post(body)).status).toBe(400);
    expect(await defects()).toHaveLength(before);
  });

  test('so is what comes as another type', async () => {
    expect((await post(message(firing('X')), { 'content-type': 'text/plain' })).status).toBe(400);
  });

  test('and more than 32 MB', async () => {
    const long = { ...firing('X'), annotations: { description: 'x'.repeat(34_000_000) } };
    expect((await post(message(long))).status).toBe(413);
  });
});

describe('one bad alert keeps back none of the others', () => {
  const long = 'x'.repeat(10_000_000);
  const odd = (more: object) => ({ ...firing('Odd'), ...more });
  const bad: [string, object | null][] = [
    ['of the year 9999', odd({ startsAt: '9999-12-31T23:59:59Z' })],
    ['of a year that is longer', odd({ startsAt: '+010000-01-01T00:00:00Z' })],
    ['of the year 0', odd({ startsAt: '0000-01-01T00:00:00Z' })],
    ['of no time', odd({ startsAt: '0001-01-01T00:00:00Z' })],
    ['of NaN', odd({ startsAt: 'NaN' })],
    [
      'of the day after tomorrow',
      odd({ startsAt: new Date(Date.now() + 2 * 86_400_000).toISOString() }),
    ],
    ['without a beginning', odd({ startsAt: undefined })],
    ['without labels', odd({ labels: undefined })],
    ['without a status', odd({ status: undefined })],
    ['of another status', odd({ status: 'suppressed' })],
    ['without a fingerprint', odd({ fingerprint: null })],
    ['with a fingerprint that is none', odd({ fingerprint: long })],
    ['with labels that are none', odd({ labels: ['a'] })],
    ['with a label that is a number', odd({ labels: { alertname: 7 } })],
    ['that is nothing', null],
    ['that is a list', []],
  ];
  test.each(bad)('%s', async (_what, alert) => {
    const [before, after] = [firing(`Before${minute}`), firing(`After${minute}`)];
    const [first, told_, last] = await told(before, alert as object, after);
    expect(told_).toMatchObject({
      defect: null,
      reason: expect.stringContaining('cannot be kept: ') as string,
    });
    expect((await defect(first?.defect))?.title).toBe(`Tóm tắt ${before.labels.alertname}`);
    expect((await defect(last?.defect))?.title).toBe(`Tóm tắt ${after.labels.alertname}`);
    const alone = await post(message(alert as object));
    expect([alone.status, alone.text.includes('cannot be kept')]).toEqual([400, true]);
  });

  const good: [string, (alert: ReturnType<typeof firing>) => object][] = [
    ['that ends before it begins', (one) => ({ ...one, endsAt: '2020-01-01T00:00:00Z' })],
    ['whose end is none', (one) => ({ ...one, endsAt: 'NaN' })],
    ['with a label of 10 MB', (one) => ({ ...one, labels: { ...one.labels, long } })],
    [
      'described in 10 MB',
      (one) => ({ ...one, annotations: { ...one.annotations, description: long } }),
    ],
    [
      'with control characters',
      (one) => ({
        ...one,
        annotations: { summary: `\0${one.annotations.summary}\u001b\ud800`, description: '\0' },
        labels: { ...one.labels, team: '\0', odd: '\u0007' },
      }),
    ],
    ['that stands twice', (one) => one],
    ['without annotations', (one) => ({ ...one, annotations: null })],
    [
      'with labels of a prototype',
      (one) => ({ ...one, labels: { ...one.labels, ['__proto__']: 'a', constructor: 'b' } }),
    ],
  ];
  test.each(good)('and one %s is kept', async (_what, made) => {
    const one = firing(`Kept${minute}`);
    const odd = made(one);
    const answers = await told(odd, firing(`Beside${minute}`), odd);
    expect(answers[0]).toEqual(answers[2]);
    const kept = await defect(answers[0]?.defect);
    expect(kept).toMatchObject({ occurrences: 1, state: 'new' });
    expect(kept?.title).toMatch(/^(?:Tóm tắt )?Kept\d+\ufffd?$/);
    expect(JSON.stringify(kept).length).toBeLessThan(10_000);
    expect((await defect(answers[1]?.defect))?.state).toBe('new');
  });

  test('a name of 10 MB is cut, and all of 1,500 are answered', async () => {
    const [cut] = await told({
      ...firing('x'),
      labels: { ...firing('x').labels, alertname: long },
    });
    expect(cut?.defect).not.toBeNull();
    const many = Array.from({ length: 1_500 }, () => firing('Far', { platform: 'other' }));
    expect(await told(...many)).toHaveLength(1_500);
  });
});

test('a monitor that remembers nothing takes nothing', async () => {
  const forgetful = new Monitor({ load: () => place.load('http://127.0.0.1:1'), version: '1' });
  const own = await listen(forgetful, '127.0.0.1:0');
  expect((await post(message(firing('X')), {}, own)).status).toBe(503);
  await Promise.all([forgetful.stop(), own.close()]);
});
