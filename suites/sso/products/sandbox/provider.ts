import { createHash, randomBytes } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload } from 'jose';
import { z } from 'zod';
import type { ApiAnswer } from '../../../stage/api.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import type { Claims, Provider } from '../../offer/provider.ts';
import { settings } from '../../settings.ts';
import { addressOfSystem } from './addresses.ts';
import { SandboxVisit } from './visit.ts';

const Tokens = z.object({ id_token: z.string().min(1), access_token: z.string().min(1) });
const Configuration = z.looseObject({ issuer: z.string() });
const Keys = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

/** The provider as a system without pages sees it. */
export function providerOn(stage: Stage): Provider {
  const sso = addressOf(stage.target, 'sso');
  const client = stage.account('relying-party');
  const redirect = `${sso}/kiem-thu/tro-ve`;
  const asked = (verifier: string, more: Record<string, string>) =>
    `${sso}/auth?${new URLSearchParams({
      ...{ client_id: client.username, response_type: 'code', scope: 'openid profile' },
      ...{ redirect_uri: redirect, state: randomBytes(8).toString('hex') },
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      ...{ code_challenge_method: 'S256', ...more },
    })}`;
  return {
    async code(account, { isHigh = false, system } = {}) {
      const verifier = randomBytes(32).toString('base64url');
      const acr = isHigh ? { essential: true, value: settings().levels.high } : null;
      const visit = new SandboxVisit(await stage.anonymous(), stage.target);
      const url = asked(verifier, {
        claims: JSON.stringify({ id_token: { acr, amr: null } }),
        ...(system && { resource: addressOfSystem(stage.target, system) }),
      });
      await visit.answer(await visit.go(url), account);
      const code = new URL(visit.address).searchParams.get('code');
      if (code === null) throw new AnswerError('đăng nhập không cho mã cấp quyền');
      return { code, verifier };
    },
    async exchange({ code, verifier }) {
      const basic = Buffer.from(`${client.username}:${client.password}`).toString('base64');
      const answer = await (
        await stage.api(sso)
      ).ask({
        ...{ method: 'POST', path: '/token', headers: { Authorization: `Basic ${basic}` } },
        form: {
          ...{ grant_type: 'authorization_code', code, redirect_uri: redirect },
          code_verifier: verifier,
        },
      });
      const { id_token: idToken, access_token: accessToken } = shaped(answer, Tokens, '/token');
      return { idToken, accessToken };
    },
    told(idToken) {
      try {
        return claimsOf(decodeJwt(idToken));
      } catch {
        throw new AnswerError('mã xác thực không đọc được');
      }
    },
    async verified(idToken) {
      const answer = await (await stage.api(sso)).ask({ path: '/jwks' });
      const keys = shaped(answer, Keys, '/jwks') as unknown as JSONWebKeySet;
      return claimsIn(idToken, keys, { issuer: sso, audience: client.username });
    },
    async call(system, accessToken) {
      const api = await stage.api(addressOfSystem(stage.target, system));
      const headers = { Authorization: `Bearer ${accessToken}` };
      return (await api.ask({ path: '/api/toi', headers })).status;
    },
    async configuration() {
      const path = '/.well-known/openid-configuration';
      const told = shaped(await (await stage.api(sso)).ask({ path }), Configuration, path);
      const addresses = Object.entries(told).flatMap(([name, value]) =>
        /_(?:endpoint|uri)$/.test(name) && typeof value === 'string' ? [value] : [],
      );
      return { issuer: told.issuer, addresses };
    },
    async elsewhere(address) {
      const request = await stage.anonymous();
      const url = asked(randomBytes(32).toString('base64url'), { redirect_uri: address });
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

function claimsOf({ iss = '', aud = '', acr, amr }: JWTPayload): Claims {
  const methods = Array.isArray(amr) ? amr.map(String) : [];
  return { issuer: iss, audience: String(aud), level: String(acr ?? ''), methods };
}
