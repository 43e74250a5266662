import { randomInt } from 'node:crypto';
import type { Account } from '../../../config/targets/target.ts';
import { settings } from '../settings.ts';
import type { Values } from './places.ts';

/** What stands for the places of the contracts' own requests. */
export function valuesFor({ username, password }: Account, requestId: string): Values {
  const { citizen, enterprise } = settings();
  return new Map([
    ['number', String(randomInt(1_000_000, 9_999_999))],
    ['basic', Buffer.from(`${username}:${password}`).toString('base64')],
    ['account.username', username],
    ['account.password', password],
    ['citizen.id', citizen.id],
    ['citizen.name', citizen.name],
    ['citizen.insurance', citizen.insurance],
    ['enterprise', enterprise],
    ['requestId', requestId],
  ]);
}
