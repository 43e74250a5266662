import { createSocket } from 'node:dgram';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/sandbox.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { MonitorConfig } from '../../config/monitoring/load.ts';
import type { Sample } from '../look/sample.ts';
import { runProbe } from '../look/run.ts';
import { watchedOf } from '../look/watched.ts';
import { deploymentOf, sandboxConfig } from '../testing/deployment.ts';
import { findProgram } from '../testing/find-program.ts';
import { look, valueOf } from '../testing/look.ts';
import { TestServers } from '../testing/servers.ts';
import { allowAll } from '../wire/guard.ts';

// The probes of config/monitors/meetings.yaml that need no window, on the stand-in with a real TURN server (coturn).

const NOWHERE = 'http://127.0.0.1:9';
const servers = new TestServers();
let sandbox: Sandbox;
let config: MonitorConfig;

beforeAll(async () => {
  findProgram('turnserver');
  const options = { seed: 1, port: 0, platforms: ['meetings'], faults: [], settings: {} };
  sandbox = await startSandbox(options);
  const others = { procedures: NOWHERE, dvcqg: NOWHERE, vneid: NOWHERE };
  config = sandboxConfig({ ...others, ...sandbox.addresses });
});
afterAll(async () => {
  await sandbox.stop();
  await servers.end();
});

function looked(name: string): Promise<Sample> {
  const watched = watchedOf(config).find((one) => one.name === name);
  const platform = config.platforms.find(({ slug }) => slug === 'meetings');
  if (watched === undefined || platform === undefined) throw new Error(`there is no ${name}`);
  const { target, module, moduleName, timeoutMs } = watched;
  const deployment = { ...deploymentOf(config), platform };
  return runProbe({
    ...{ target, module, moduleName, timeoutMs, guard: allowAll },
    ...{ deployment, standstillMs: Infinity },
  });
}

test('signalling opens and speaks', async () => {
  const sample = await looked('meetings-signalling');
  expect(sample.outcome, sample.log.text()).toBe('success');
  expect(valueOf(sample, 'probe_websocket_connection_upgraded')).toBe(1);
});

test('the TURN server relays an address with what the platform tells windows', async () => {
  const sample = await looked('meetings-turn');
  expect(sample.outcome, sample.log.text()).toBe('success');
  expect(valueOf(sample, 'nghiemthu_turn_servers')).toBe(2);
  expect(valueOf(sample, 'nghiemthu_turn_duration_seconds{phase="allocate"}')).toBeGreaterThan(0);
});

test('a TURN server that refuses what the platform tells is a failure that says so', async () => {
  sandbox.faults.switch('turn-refused', true);
  const sample = await looked('meetings-turn');
  sandbox.faults.switch('turn-refused', false);
  expect(sample.outcome).toBe('failure');
  expect(sample.why).toEqual({ code: 'turn-refused', number: 401 });
  expect((await looked('meetings-turn')).outcome).toBe('success');
});

test('a TURN server whose TCP port is closed is a failure, though UDP answers', async () => {
  sandbox.faults.switch('turn-tcp-closed', true);
  const sample = await looked('meetings-turn');
  sandbox.faults.switch('turn-tcp-closed', false);
  expect(sample.outcome).toBe('failure');
  expect(sample.why).toMatchObject({ code: 'turn-failed', cause: { fault: 'refused' } });
});

/** One look at a platform that names these servers. */
async function lookAt(iceServers: unknown): Promise<Sample> {
  const site = await servers.http((_request, response) =>
    response.end(JSON.stringify({ iceServers })),
  );
  const module = { prober: 'turn' as const, turn: { path: '/', items: '/iceServers' } };
  return look(site, module, { deployment: deploymentOf(config), timeoutMs: 1_500 });
}

test.each([
  ['no servers', []],
  ['servers for looking oneself up alone', [{ urls: 'stun:127.0.0.1' }]],
  ['a server without a credential', [{ urls: 'turn:127.0.0.1', username: 'a' }]],
  ['what is no address', [{ urls: [7, 'turn:[::'], username: 'a', credential: 'b' }]],
])('a platform that names %s fails', async (_what, all) => {
  const sample = await lookAt(all);
  expect(sample.outcome).toBe('failure');
  expect(sample.why).toEqual({ code: 'turn-absent' });
});

test('a server that is silent, or says what is no TURN, ends the look in its time', async () => {
  const socket = createSocket('udp4');
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  const { port } = socket.address();
  const server = { urls: `turn:127.0.0.1:${port}`, username: 'a', credential: 'b' };
  expect((await lookAt([server])).why).toMatchObject({
    ...{ code: 'turn-failed', cause: { fault: 'timeout' } },
  });
  socket.on('message', (bytes, { port: back, address }) => {
    // A success without an address.
    const answer = Buffer.from(bytes.subarray(0, 20));
    answer.writeUInt16BE(0x0103, 0);
    answer.writeUInt16BE(0, 2);
    socket.send('rác', back, address);
    socket.send(answer, back, address);
  });
  expect((await lookAt([server])).why).toMatchObject({
    ...{ code: 'turn-failed', cause: { fault: 'not-turn' } },
  });
  socket.close();
});

test.each([
  ['is silent', '', 'timeout'],
  ['closes', null, 'not-turn'],
  ['says what is longer than any answer', Buffer.alloc(40, 0xff), 'not-turn'],
  ['speaks HTTP', 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n', 'not-turn'],
])('a server over TCP that %s ends the look in its time', async (_what, says, fault) => {
  const port = await servers.tcp((socket) => {
    if (says === null) socket.end();
    else if (says.length > 0) socket.write(says);
  });
  const urls = `turn:127.0.0.1:${port}?transport=tcp`;
  const sample = await lookAt([{ urls, username: 'a', credential: 'b' }]);
  expect(sample.why).toMatchObject({ code: 'turn-failed', cause: { fault } });
});
