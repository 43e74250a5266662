import type { Account } from '../../../../config/targets/target.ts';
import type { Api, ApiAnswer } from '../../../stage/api.ts';
import type { TokenWish } from '../../product.ts';
import { scopesOf } from './scopes.ts';

export const TOKEN_PATH = '/token';

/** What a system sends to get a token, with every scope that it was given. */
export function tokenRequest(account: Account, secret: string, wish: TokenWish = {}) {
  return {
    headers: { Authorization: basic(account, secret) },
    form: {
      grant_type: 'client_credentials',
      scope: scopesOf(account.role).join(' '),
      ...(wish.seconds !== undefined && { validity_period: String(wish.seconds) }),
      // Whom a token is for is an address by its standard (RFC 8707).
      ...(wish.resource !== undefined && { resource: `urn:${wish.resource}` }),
    },
  };
}

export function basic({ username }: Account, secret: string): string {
  return `Basic ${Buffer.from(`${username}:${encodeURIComponent(secret)}`).toString('base64')}`;
}

/** Asks for a token by client credentials. */
export function askToken(
  api: Api,
  account: Account,
  secret: string,
  wish?: TokenWish,
): Promise<ApiAnswer> {
  return api.ask({ method: 'POST', path: TOKEN_PATH, ...tokenRequest(account, secret, wish) });
}
