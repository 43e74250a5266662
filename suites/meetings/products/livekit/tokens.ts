import { SignJWT } from 'jose';
import type { Account } from '../../../../config/targets/target.ts';
import { nameOf } from '../../window/bare-meeting.ts';
import { KEY, WELL_KNOWN } from './key.ts';

/** What a token allows, in LiveKit's words. */
interface Grants {
  room?: string;
  roomJoin?: boolean;
  roomCreate?: boolean;
  roomAdmin?: boolean;
  roomList?: boolean;
}

interface Signed {
  key: string;
  secret: string;
  identity: string;
  name: string;
  grants: Grants;
  hours?: number;
}

function sign({ key, secret, identity, name, grants, hours = 4 }: Signed): Promise<string> {
  const end = Math.floor(Date.now() / 1_000 + hours * 3_600);
  return new SignJWT({ name, video: { ...grants } })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(key)
    .setSubject(identity)
    .setExpirationTime(end)
    .sign(new TextEncoder().encode(secret));
}

/** An invitation: who holds it comes into that room, until it ends. The chair's gives rights over the others. */
export function invitation(account: Account, room: string, hours?: number): Promise<string> {
  const grants = { room, roomJoin: true, ...(account.role === 'chair' && { roomAdmin: true }) };
  const identity = account.username;
  const pair = { key: KEY, secret: account.password };
  return sign({ ...pair, identity, name: nameOf(account), grants, ...(hours && { hours }) });
}

/** What somebody can make who has no invitation: one that is signed by the pair that everybody knows. */
export function forged(account: Account, room: string): Promise<string> {
  const grants = { room, roomJoin: true, roomAdmin: true };
  return sign({ ...WELL_KNOWN, identity: account.username, name: nameOf(account), grants });
}

/** For the server's own interface. */
export function operators({ password }: Account, room: string): Promise<string> {
  const grants = { room, roomCreate: true, roomAdmin: true, roomList: true };
  return sign({ key: KEY, secret: password, identity: 'he-thong', name: '', grants });
}
