import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import type { Faults } from '../faults/faults.ts';
import type { Client } from '../provider/provider.ts';

/** A sign-in under way. */
export interface Pending {
  state: string;
  nonce: string;
  verifier: string;
  /** Path to which somebody comes back. */
  returnTo: string;
}

/** The answer of the provider cannot be trusted. */
export class Untrusted extends Error {
  override name = 'Untrusted';
}

const random = () => randomBytes(32).toString('base64url');
/** How much clocks may differ, in s. */
const TOLERANCE_S = 2;
const HOUR_S = 3_600;

/** A system's side of OpenID Connect: authorization code with PKCE; tokens are checked with `jose`. */
export class RelyingParty {
  readonly #issuer: string;
  readonly #client: Client;
  readonly #faults: Faults;
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;

  constructor(issuer: string, client: Client, faults: Faults) {
    this.#issuer = issuer;
    this.#client = client;
    this.#faults = faults;
    const options = { cooldownDuration: 0 };
    this.#keys = createRemoteJWKSet(new URL(`${issuer}/jwks?client=${client.id}`), options);
  }

  /** @param levels of which one is demanded; any where empty */
  begin(returnTo: string, levels: readonly string[]): { url: string; pending: Pending } {
    const pending = { state: random(), nonce: random(), verifier: random(), returnTo };
    const isAlone = this.#faults.isOn('session-not-shared', { client: this.#client.id });
    const query = new URLSearchParams({
      ...{ client_id: this.#client.id, response_type: 'code', scope: 'openid profile' },
      ...{ redirect_uri: this.#client.redirectUri, state: pending.state, nonce: pending.nonce },
      code_challenge: createHash('sha256').update(pending.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...(levels.length > 0 && {
        claims: JSON.stringify({ id_token: { acr: { essential: true, values: levels } } }),
      }),
      ...(isAlone && { prompt: 'login' }),
    });
    return { url: `${this.#issuer}/auth?${query}`, pending };
  }

  /** @throws Untrusted */
  async finish(
    query: URLSearchParams,
    pending: Pending,
  ): Promise<{ claims: JWTPayload; idToken: string }> {
    const isSame = query.get('state') === pending.state;
    if (!isSame && !this.#faults.isOn('state-mixed-up')) throw new Untrusted('state differs');
    const code = query.get('code');
    if (code === null) throw new Untrusted(query.get('error') ?? 'no code');
    const { id, secret, redirectUri } = this.#client;
    const response = await fetch(`${this.#issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({
        ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri },
        code_verifier: pending.verifier,
      }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Untrusted(`token endpoint answered ${response.status}`);
    const { id_token: idToken } = (await response.json()) as { id_token: string };
    const claims = await this.#verified(idToken, id);
    if (isSame && claims['nonce'] !== pending.nonce) throw new Untrusted('nonce differs');
    return { claims, idToken };
  }

  /** The session that a logout of the provider is about. @throws Untrusted */
  async loggedOut(token: string): Promise<string> {
    const claims = await this.#verified(token, this.#client.id);
    const events = claims['events'] as Record<string, unknown> | undefined;
    if (events?.['http://schemas.openid.net/event/backchannel-logout'] === undefined)
      throw new Untrusted('no logout');
    return String(claims['sid']);
  }

  /** Whose access token it is. @throws Untrusted */
  async ownerOf(token: string): Promise<string> {
    const { resource = '' } = this.#client;
    if (this.#faults.isOn('sso-signature-unchecked')) return subjectIn(token);
    const isAnyones = this.#faults.isOn('sso-wrong-audience-taken');
    return String((await this.#verified(token, isAnyones ? undefined : resource)).sub);
  }

  async #verified(token: string, audience: string | undefined): Promise<JWTPayload> {
    const clockTolerance = this.#faults.isOn('sso-clock-skew') ? HOUR_S : TOLERANCE_S;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        ...{ issuer: this.#issuer, algorithms: ['ES256'], clockTolerance },
        ...(audience !== undefined && { audience }),
      });
      return payload;
    } catch (error) {
      const isUnknown = error instanceof errors.JWKSNoMatchingKey;
      if (isUnknown && this.#faults.isOn('expired-key-taken')) return decodeJwt(token);
      throw new Untrusted((error as Error).message);
    }
  }
}

function subjectIn(token: string): string {
  try {
    return String(decodeJwt(token).sub);
  } catch {
    throw new Untrusted('no token');
  }
}
