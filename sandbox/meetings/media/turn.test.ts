import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { createTurnClient } from 'werift';
import { afterEach, expect, test } from 'vitest';
import { Turn } from './turn.ts';

const { PATH } = process.env;
let turn: Turn;
afterEach(async () => {
  process.env['PATH'] = PATH;
  await turn.stop();
});

async function allocated(of: Turn, transport: 'udp' | 'tcp'): Promise<string> {
  const server = (await of.servers()).find(({ urls }) => urls.endsWith(`=${transport}`));
  if (server === undefined) throw new Error('there is no TURN server');
  const { urls, username, credential } = server;
  const port = Number(/:(\d+)\?/.exec(urls)?.[1]);
  const client = await createTurnClient({
    ...{ address: ['127.0.0.1', port] as [string, number], username, password: credential },
    ...{ transport },
  });
  const [host] = client.relayedAddress;
  await client.close();
  return host;
}

test.for(['udp', 'tcp'] as const)(
  'a window gets a relayed address by %s with what it is told',
  async (transport) => {
    turn = new Turn({ isOn: () => false });
    expect(await allocated(turn, transport)).toBe('127.0.0.1');
  },
);

test('with the fault it is refused', async () => {
  turn = new Turn({ isOn: (fault) => fault === 'turn-refused' });
  await expect(allocated(turn, 'udp')).rejects.toThrow();
});

test('with the fault of TCP only that is closed', async () => {
  turn = new Turn({ isOn: (fault) => fault === 'turn-tcp-closed' });
  await expect(allocated(turn, 'tcp')).rejects.toThrow();
  expect(await allocated(turn, 'udp')).toBe('127.0.0.1');
});

test('with the fault of a server that is silent no answer comes by UDP, and TCP works', async () => {
  turn = new Turn({ isOn: (fault) => fault === 'turn-silent' });
  const [udp] = await turn.servers();
  const socket = createSocket('udp4');
  const answered = once(socket, 'message').then(() => true);
  const asked = Buffer.from('000100002112a442000102030405060708090a0b', 'hex');
  socket.send(asked, Number(/:(\d+)\?/.exec(udp?.urls ?? '')?.[1]), '127.0.0.1');
  expect(await allocated(turn, 'tcp')).toBe('127.0.0.1');
  expect(await Promise.race([answered, pause(500, false)])).toBe(false);
  socket.close();
});

test('a machine without the program has no TURN, and says so', async () => {
  process.env['PATH'] = '/nowhere';
  turn = new Turn({ isOn: () => false });
  expect(await turn.servers()).toEqual([]);
});
