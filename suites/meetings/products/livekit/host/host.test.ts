import { readFileSync } from 'node:fs';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Account } from '../../../../../config/targets/target.ts';
import { SECRET } from '../key.ts';
import { forged, invitation } from '../tokens.ts';
import { configOf, FAULTS } from './config.ts';

const ports = { signalling: 4481, udp: 4482, turn: 4483 };
const config = (...faults: string[]) => JSON.stringify(configOf(ports, faults));

test.each(Object.keys(FAULTS))('the fault %s changes the settings', (fault) => {
  expect(config(fault)).not.toBe(config());
});

test('it listens on this machine alone, and knows the secret of the target', () => {
  expect(config()).toContain('"bind_addresses":["127.0.0.1"]');
  expect(config()).toContain('"tcp_port":0');
  const file = new URL('../../../../../config/targets/livekit.yaml', import.meta.url);
  const { platforms } = parse(readFileSync(file, 'utf8')) as {
    platforms: { meetings: { accounts: { password: string }[] } };
  };
  const passwords = new Set(platforms.meetings.accounts.map(({ password }) => password));
  expect([...passwords]).toEqual([SECRET]);
});

const account = (role: string): Account => ({
  ...{ platform: 'meetings', role, unit: role === 'bridge' ? '25195' : null },
  ...{ username: role, password: SECRET },
});

test('the chair alone is given rights over the others, for one room and until the invitation ends', async () => {
  const now = Date.now() / 1_000;
  const chair = decodeJwt(await invitation(account('chair'), 'hop-1'));
  expect(chair['video']).toEqual({ room: 'hop-1', roomJoin: true, roomAdmin: true });
  const bridge = decodeJwt(await invitation(account('bridge'), 'hop-1', -1));
  expect(bridge).toMatchObject({ sub: 'bridge', name: 'Điểm cầu 25195' });
  expect(bridge['video']).toEqual({ room: 'hop-1', roomJoin: true });
  expect(bridge.exp).toBeLessThan(now - 3_000);
  expect(decodeJwt(await forged(account('bridge'), 'hop-1')).iss).toBe('devkey');
});
