import type { Account } from '../../../../config/targets/target.ts';
import type { Api, ApiAnswer } from '../../../stage/api.ts';
import type { TokenWish } from '../../product.ts';

export const TOKEN_PATH = '/token';

/** The value of `Authorization` by which a system says who it is. */
export function basic({ username }: Account, secret: string): string {
  return `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`;
}

/** What a system sends to get a token. */
export function tokenRequest(account: Account, secret: string, wish: TokenWish = {}) {
  return {
    headers: { Authorization: basic(account, secret) },
    form: {
      grant_type: 'client_credentials',
      ...(wish.seconds !== undefined && { validity_period: String(wish.seconds) }),
      ...(wish.resource !== undefined && { resource: wish.resource }),
    },
  };
}

/** Asks for a token by client credentials (RFC 6749, section 4.4). */
export function askToken(
  api: Api,
  account: Account,
  secret: string,
  wish: TokenWish,
): Promise<ApiAnswer> {
  return api.ask({ method: 'POST', path: TOKEN_PATH, ...tokenRequest(account, secret, wish) });
}
