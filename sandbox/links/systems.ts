import { createHash, timingSafeEqual } from 'node:crypto';

/** Where a system of the province is, and the key by which it lets another one in. */
export interface LinkedSystem {
  url: string;
  key: string;
}

/** The account of a system at the national portal. */
export interface PortalAccount {
  url: string;
  username: string;
  password: string;
}

/** The account of a system at the platform for sharing data. */
export interface GatewayAccount {
  url: string;
  client: string;
  secret: string;
}

/** What the one-stop system is told of the systems around it. */
export interface OneStopLinks {
  /** Key → the system that it lets in. */
  keys: ReadonlyMap<string, string>;
  /** Codes of the procedures that are handled across systems. */
  procedures: readonly string[];
  portal: PortalAccount;
  gateway: GatewayAccount;
}

/** What the national portal is told: where dossiers of these procedures go. */
export interface PortalLinks {
  procedures: readonly string[];
  oneStop: LinkedSystem;
}

/** The header by which one system names itself to another. */
export function keyHeader({ key }: LinkedSystem): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

/** The system that a header names; undefined where nobody has such a key. */
export function systemWith(
  keys: ReadonlyMap<string, string>,
  authorization: string | undefined,
): string | undefined {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const given = digest((authorization ?? '').replace(/^Bearer /, ''));
  return [...keys].find(([key]) => timingSafeEqual(digest(key), given))?.[1];
}
