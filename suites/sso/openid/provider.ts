import { createHash, randomBytes } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload } from 'jose';
import { z } from 'zod';
import type { ApiAnswer, ApiRequest } from '../../stage/api.ts';
import { AnswerError } from '../../stage/precondition.ts';
import type { Stage } from '../../stage/stage.ts';
import { addressOf } from '../../stage/target.ts';
import type { Claims, Provider } from '../offer/provider.ts';
import { settings } from '../settings.ts';
import type { System } from '../offer/visit.ts';
import { addressOfSystem } from '../systems/addresses.ts';
import type { WindowlessVisit } from '../systems/visit.ts';

const Tokens = z.object({
  ...{ id_token: z.string().min(1), access_token: z.string().min(1), expires_in: z.number() },
});
/** OpenID Connect Discovery 1.0. */
const Configuration = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});
const Owner = z.object({ sub: z.string() });
const Keys = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

interface Ways {
  visit(): Promise<WindowlessVisit>;
  /** What to ask for to be given an access token for a system. */
  forSystem(system: System): Record<string, string>;
}

/** Any provider of OpenID Connect, as a system without pages sees it; its addresses are those that it publishes. */
export function providerOn(stage: Stage, { visit: visiting, forSystem }: Ways): Provider {
  const sso = addressOf(stage.target, 'sso');
  const client = stage.account('relying-party');
  const redirect = `${sso}/kiem-thu/tro-ve`;
  const path = '/.well-known/openid-configuration';
  const ask = async (url: string, request: Omit<ApiRequest, 'path'> = {}) => {
    const { origin, pathname, search } = new URL(url);
    return (await stage.api(origin)).ask({ ...request, path: pathname + search });
  };
  const published = async () => shaped(await ask(sso + path), Configuration, path);
  const asked = async (verifier: string, more: Record<string, string>) =>
    `${(await published()).authorization_endpoint}?${new URLSearchParams({
      ...{ client_id: client.username, response_type: 'code', scope: 'openid profile' },
      ...{ redirect_uri: redirect, state: randomBytes(8).toString('hex') },
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      ...{ code_challenge_method: 'S256', ...more },
    })}`;
  return {
    async code(account, { isHigh = false, system } = {}) {
      const verifier = randomBytes(32).toString('base64url');
      const acr = isHigh ? { essential: true, value: settings().levels.high } : null;
      const visit = await visiting();
      const url = await asked(verifier, {
        claims: JSON.stringify({ id_token: { acr, amr: null } }),
        ...(system && forSystem(system)),
      });
      await visit.answer(await visit.go(url), account);
      const code = new URL(visit.address).searchParams.get('code');
      if (code === null) throw new AnswerError('đăng nhập không cho mã cấp quyền');
      return { code, verifier };
    },
    async exchange({ code, verifier }) {
      const basic = Buffer.from(`${client.username}:${client.password}`).toString('base64');
      const { token_endpoint: url } = await published();
      const answer = await ask(url, {
        ...{ method: 'POST', headers: { Authorization: `Basic ${basic}` } },
        form: {
          ...{ grant_type: 'authorization_code', code, redirect_uri: redirect },
          code_verifier: verifier,
        },
      });
      const told = shaped(answer, Tokens, new URL(url).pathname);
      const { id_token: idToken, access_token: accessToken, expires_in: expiresIn } = told;
      return { idToken, accessToken, expiresIn };
    },
    told(idToken) {
      try {
        return claimsOf(decodeJwt(idToken));
      } catch {
        throw new AnswerError('mã xác thực không đọc được');
      }
    },
    async verified(idToken) {
      const { jwks_uri: url } = await published();
      const keys = shaped(await ask(url), Keys, new URL(url).pathname) as unknown as JSONWebKeySet;
      return claimsIn(idToken, keys, { issuer: sso, audience: client.username });
    },
    async call(system, accessToken) {
      const api = await stage.api(addressOfSystem(stage.target, system));
      const headers = { Authorization: `Bearer ${accessToken}` };
      const { status, json } = await api.ask({ path: '/api/toi', headers });
      return { status, owner: Owner.safeParse(json).data?.sub ?? '' };
    },
    async configuration() {
      const told = await published();
      const addresses = Object.entries(told).flatMap(([name, value]) =>
        /_(?:endpoint|uri)$/.test(name) && typeof value === 'string' ? [value] : [],
      );
      return { issuer: told.issuer, addresses };
    },
    async elsewhere(address) {
      const request = await stage.anonymous();
      const url = await asked(randomBytes(32).toString('base64url'), { redirect_uri: address });
      return (await request.get(url, { maxRedirects: 0 })).status();
    },
  };
}

function shaped<T extends z.ZodType>({ status, json }: ApiAnswer, shape: T, what: string) {
  if (status !== 200) throw new AnswerError(`${what} trả lời mã ${status}`, status);
  const read = shape.safeParse(json);
  if (!read.success) throw new AnswerError(`${what} trả lời khác quy cách`);
  return read.data;
}

/** @throws AnswerError where the signature is none of these keys', or it is another's token */
async function claimsIn(
  idToken: string,
  keys: JSONWebKeySet,
  wanted: { issuer: string; audience: string },
): Promise<Claims> {
  try {
    return claimsOf((await jwtVerify(idToken, createLocalJWKSet(keys), wanted)).payload);
  } catch (error) {
    throw new AnswerError(`mã xác thực không đúng: ${(error as Error).message}`);
  }
}

function claimsOf({ iss = '', aud = '', acr, amr, iat = NaN, exp = NaN }: JWTPayload): Claims {
  const methods = Array.isArray(amr) ? amr.map(String) : [];
  const level = String(acr ?? '');
  return { issuer: iss, audience: String(aud), level, methods, livesFor: exp - iat };
}
