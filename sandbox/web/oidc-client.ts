import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';

/** What a sign-in under way has to remember. */
interface PendingSignIn {
  state: string;
  nonce: string;
  verifier: string;
}

/** The identity provider failed or its answer cannot be trusted. */
export class SignInError extends Error {
  override name = 'SignInError';
}

export interface OidcClient {
  /** Starts a sign-in: where to send the browser and what to remember. */
  begin(): { url: string; pending: PendingSignIn };
  /** Ends a sign-in with the query of the call-back; the claims of the person. @throws SignInError */
  finish(query: URLSearchParams, pending: PendingSignIn): Promise<Record<string, unknown>>;
}

/** A site as the identity provider knows it. */
export interface RelyingParty {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
}

interface ClientOptions extends RelyingParty {
  issuer: string;
}

const random = () => randomBytes(32).toString('base64url');

/** Authorization code flow with PKCE (RFC 6749, RFC 7636, OpenID Connect Core 1.0). */
export function oidcClient({
  issuer,
  clientId,
  clientSecret,
  redirectUri,
}: ClientOptions): OidcClient {
  return {
    begin() {
      const pending = { state: random(), nonce: random(), verifier: random() };
      const query = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        scope: 'openid profile',
        redirect_uri: redirectUri,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: createHash('sha256').update(pending.verifier).digest('base64url'),
        code_challenge_method: 'S256',
      });
      return { url: `${issuer}/auth?${query}`, pending };
    },

    async finish(query, pending) {
      if (query.get('state') !== pending.state) throw new SignInError('state differs');
      const code = query.get('code');
      if (!code) throw new SignInError(query.get('error') ?? 'no code');
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code,
          redirect_uri: redirectUri,
          code_verifier: pending.verifier,
        }),
        signal: AbortSignal.timeout(10_000),
      });
      if (!response.ok) throw new SignInError(`token endpoint answered ${response.status}`);
      const { id_token: token } = (await response.json()) as { id_token: string };
      const claims = await verified(token, issuer);
      if (claims['iss'] !== issuer || claims['aud'] !== clientId)
        throw new SignInError('not for us');
      if (claims['nonce'] !== pending.nonce) throw new SignInError('nonce differs');
      if (Number(claims['exp']) * 1000 < Date.now()) throw new SignInError('too late');
      return claims;
    },
  };
}

async function verified(token: string, issuer: string): Promise<Record<string, unknown>> {
  const [head = '', body = '', signature = ''] = token.split('.');
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  const response = await fetch(`${issuer}/jwks`, { signal: AbortSignal.timeout(10_000) });
  const { keys } = (await response.json()) as { keys: (JsonWebKey & { kid?: string })[] };
  const { kid, alg } = read(head);
  const key = keys.find((one) => one.kid === kid);
  if (!key || alg !== 'ES256') throw new SignInError('unknown key');
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isRight) throw new SignInError('signature is wrong');
  return read(body);
}
