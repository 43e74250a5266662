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

test('a machine without the program has no TURN, and says so', async () => {
  process.env['PATH'] = '/nowhere';
  turn = new Turn({ isOn: () => false });
  expect(await turn.servers()).toEqual([]);
});
