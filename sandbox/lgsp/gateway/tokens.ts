import { createPublicKey, randomUUID, sign, verify } from 'node:crypto';
import { keyPairFrom } from '../../web/keys.ts';
import type { Client, Scope } from '../data/clients.ts';
import type { Faults } from '../faults/faults.ts';
import { FAULTS, GatewayFault } from './fault.ts';

/** Lifetime of a token, in s, where the system asks for none that is shorter. */
export const LIFETIME_S = 600;
export const ISSUER = 'https://lgsp.example/token';
export const AUDIENCE = 'lgsp';

export interface Claims {
  iss: string;
  aud: string;
  sub: string;
  scope: string;
  /** Seconds since 1970, with fractions. */
  iat: number;
  exp: number;
  jti: string;
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const SIGNED = { dsaEncoding: 'ieee-p1363' } as const;

/** Issues, checks and revokes the tokens that systems call with. */
export class Tokens {
  readonly #keys: ReturnType<typeof keyPairFrom>;
  readonly #faults: Faults;
  readonly #revoked = new Set<string>();

  constructor(seed: number, faults: Faults) {
    this.#keys = keyPairFrom(`lgsp ${seed}`);
    this.#faults = faults;
  }

  /** @param aud the platform it is for (RFC 8707) */
  issue(client: Client, scopes: readonly Scope[], seconds: number, aud: string): string {
    const now = Date.now() / 1_000;
    const claims: Claims = {
      ...{ iss: ISSUER, aud, sub: client.id, scope: scopes.join(' ') },
      ...{ iat: now, exp: now + seconds, jti: randomUUID() },
    };
    const body = `${part({ alg: 'ES256', typ: 'JWT' })}.${part(claims)}`;
    const key = { key: this.#keys.privateKey, ...SIGNED };
    return `${body}.${sign('sha256', Buffer.from(body), key).toString('base64url')}`;
  }

  /** Takes back a token; one that is not known is taken back as well (RFC 7009, section 2.2). */
  revoke(token: string): void {
    const claims = claimsIn(token);
    if (claims !== undefined) this.#revoked.add(claims.jti);
  }

  /** @throws GatewayFault where the token is not one of ours, or no longer one */
  check(token: string): Claims {
    const claims = claimsIn(token);
    if (claims === undefined || !this.#isSigned(token)) throw invalid('signature');
    if (
      claims.iss !== ISSUER ||
      (claims.aud !== AUDIENCE && !this.#faults.isOn('audience-ignored'))
    )
      throw invalid('audience');
    if (claims.exp <= Date.now() / 1_000 && !this.#faults.isOn('expired-token-accepted'))
      throw new GatewayFault(FAULTS.expiredToken, 'The access token has expired');
    if (this.#revoked.has(claims.jti) && !this.#faults.isOn('revoked-token-accepted'))
      throw invalid('revoked');
    return claims;
  }

  #isSigned(token: string): boolean {
    const [head = '', claims = '', signature = ''] = token.split('.');
    if (this.#faults.isOn('signature-unchecked')) return true;
    const { alg } = (jsonIn(head) ?? {}) as { alg?: unknown };
    if (alg === 'none' && signature === '') return this.#faults.isOn('alg-none-accepted');
    if (alg !== 'ES256') return false;
    const key = { key: createPublicKey(this.#keys.privateKey), ...SIGNED };
    const bytes = Buffer.from(signature, 'base64url');
    return verify('sha256', Buffer.from(`${head}.${claims}`), key, bytes);
  }
}

function claimsIn(token: string): Claims | undefined {
  const claims = jsonIn(token.split('.')[1] ?? '') as Partial<Claims> | undefined;
  return typeof claims?.sub === 'string' && typeof claims.exp === 'number'
    ? (claims as Claims)
    : undefined;
}

function jsonIn(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString());
  } catch {
    return undefined;
  }
}

const invalid = (why: string) =>
  new GatewayFault(FAULTS.invalidCredentials, `Invalid Credentials: ${why}`);
