import { z } from 'zod';
import type { Account } from '../../../../config/targets/target.ts';
import type { Api, ApiAnswer } from '../../../stage/api.ts';
import type { TokenWish } from '../../product.ts';

export const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number() });

/** The value of `Authorization` by which a system says who it is. */
export function basic({ username }: Account, secret: string): string {
  return `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`;
}

/** Asks for a token by client credentials (RFC 6749, section 4.4). */
export function askToken(
  api: Api,
  account: Account,
  secret: string,
  { seconds, resource }: TokenWish,
): Promise<ApiAnswer> {
  const form = {
    grant_type: 'client_credentials',
    ...(seconds !== undefined && { validity_period: String(seconds) }),
    ...(resource !== undefined && { resource }),
  };
  const headers = { Authorization: basic(account, secret) };
  return api.ask({ method: 'POST', path: '/token', headers, form });
}
