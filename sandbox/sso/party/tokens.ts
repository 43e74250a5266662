import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
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

interface Endpoints {
  authorization: string;
  token: string;
  endSession: string;
  keys: ReturnType<typeof createRemoteJWKSet>;
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
  #found: Promise<Endpoints> | undefined;

  constructor(issuer: string, client: Client, faults: Faults) {
    this.#issuer = issuer;
    this.#client = client;
    this.#faults = faults;
  }

  /** Where the provider offers what, as it publishes it: OpenID Connect Discovery 1.0. */
  #endpoints(): Promise<Endpoints> {
    this.#found ??= discovered(this.#issuer, this.#client).catch((error: unknown) => {
      this.#found = undefined;
      throw new Untrusted(`no configuration: ${(error as Error).message}`);
    });
    return this.#found;
  }

  /**
   * @param levels of which one is demanded; any where empty
   * @throws Untrusted
   */
  async begin(
    returnTo: string,
    levels: readonly string[],
  ): Promise<{ url: string; pending: Pending }> {
    const { authorization } = await this.#endpoints();
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
    return { url: `${authorization}?${query}`, pending };
  }

  /** Where a browser ends the provider's session. @throws Untrusted */
  async end(query: URLSearchParams): Promise<string> {
    return `${(await this.#endpoints()).endSession}?${query}`;
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
    const response = await fetch((await this.#endpoints()).token, {
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
    if (this.#faults.isOn('sso-signature-unchecked')) return this.#unsigned(token, resource);
    const isAnyones = this.#faults.isOn('sso-wrong-audience-taken');
    return String((await this.#verified(token, isAnyones ? undefined : resource)).sub);
  }

  /** Checks all but the signature: that the key is known, the time, and whom the token is for. @throws Untrusted */
  async #unsigned(token: string, audience: string): Promise<string> {
    const { keys } = await this.#endpoints();
    try {
      await keys(decodeProtectedHeader(token));
      const { sub, aud, exp = 0 } = decodeJwt(token);
      if (aud === audience && exp * 1_000 > Date.now()) return String(sub);
    } catch {
      // It is no token, or of an unknown key.
    }
    throw new Untrusted('not for this system, or over');
  }

  async #verified(token: string, audience: string | undefined): Promise<JWTPayload> {
    const clockTolerance = this.#faults.isOn('sso-clock-skew') ? HOUR_S : TOLERANCE_S;
    try {
      const { payload } = await jwtVerify(token, (await this.#endpoints()).keys, {
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

async function discovered(issuer: string, { id }: Client): Promise<Endpoints> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(10_000),
  });
  // The issuer it names is not compared: where it is wrong, `configuration-published` says so.
  const told = (await response.json()) as Record<string, string>;
  const jwks = new URL(told['jwks_uri']!);
  jwks.searchParams.set('client', id);
  return {
    authorization: told['authorization_endpoint']!,
    token: told['token_endpoint']!,
    endSession: told['end_session_endpoint']!,
    keys: createRemoteJWKSet(jwks, { cooldownDuration: 0 }),
  };
}
