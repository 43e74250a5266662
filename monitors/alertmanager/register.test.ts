import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { defectsOf } from '../../records/defects/read.ts';
import { openStore } from '../../records/store/store.ts';
import { Monitor } from '../monitor.ts';
import { listen } from '../server/server.ts';
import type { Listening } from '../server/server.ts';
import { TestPlace } from '../testing/place.ts';
import { TestServers } from '../testing/servers.ts';
import { startAlertmanager } from './testing/alertmanager.ts';
import type { RunningAlertmanager } from './testing/alertmanager.ts';
import { alert, PATIENCE } from './testing/scene.ts';

const TOKEN = 'a-token-of-some-length';
const place = new TestPlace();
const servers = new TestServers();
const away = path.join(place.root, 'away');
/** What the monitor answered to Alertmanager. */
const answers: number[] = [];
let monitor: Monitor;
let listening: Listening;
let alertmanager: RunningAlertmanager;

beforeAll(async () => {
  place.write(`alerts_token: ${TOKEN}\nmodules: {}\n`);
  writeFileSync(away, 'a file where the folder should be');
  const load = () => place.load('http://127.0.0.1:1');
  monitor = new Monitor({ load, version: '1', store: path.join(away, 'store.db') });
  monitor.start();
  listening = await listen(monitor, '127.0.0.1:0');
  // Alertmanager's own address of the register ends otherwise.
  const webhooks = await servers.http((request, response) => {
    const { 'content-type': type = '', authorization = '' } = request.headers;
    void buffer(request)
      .then((body) =>
        fetch(`${listening.url}/api/alerts`, {
          ...{ method: 'POST', body },
          headers: { 'content-type': type, authorization, 'x-forwarded-for': '10.0.0.1' },
        }),
      )
      .then(({ status }) => {
        answers.push(status);
        response.writeHead(status).end();
      });
  });
  alertmanager = await startAlertmanager({ webhooks, mail: '127.0.0.1:1', token: TOKEN });
});
afterAll(async () => {
  await alertmanager.stop();
  await Promise.all([monitor.stop(), listening.close(), servers.end()]);
  place.remove();
});

const defects = async () => {
  const store = await openStore(path.join(away, 'store.db'));
  const all = await defectsOf(store, 'near');
  await store.destroy();
  return all;
};

test('while the store is away Alertmanager tells again, and nothing is lost; then it is one defect', async () => {
  const labels = { platform: 'counter', severity: 'S1', probe: 'home' };
  const one = { ...alert('ProbeFailing', labels), startsAt: '2025-07-01T01:00:00.123456789Z' };
  await alertmanager.post(one);
  await vi.waitFor(() => expect(answers).toContain(503), PATIENCE);
  expect(new Set(answers)).toEqual(new Set([503]));
  rmSync(away);
  mkdirSync(away);
  await vi.waitFor(() => expect(answers).toContain(200), PATIENCE);
  const [defect, ...others] = await defects();
  expect(others).toEqual([]);
  expect(defect).toMatchObject({
    ...{ title: 'Tóm tắt ProbeFailing', severity: 'S1', occurrences: 1, state: 'new' },
    foundAt: '2025-07-01T01:00:00.123Z',
  });
  await alertmanager.post({ ...one, endsAt: '2025-07-01T02:00:00Z' });
  await vi.waitFor(async () => {
    expect(await defects()).toMatchObject([{ id: defect?.id, state: 'retest', occurrences: 1 }]);
  }, PATIENCE);
});
