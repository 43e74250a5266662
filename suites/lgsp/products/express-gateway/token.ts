import type { Account } from '../../../../config/targets/target.ts';
import type { Api, ApiAnswer } from '../../../stage/api.ts';
import { scopesOf } from './scopes.ts';

export const TOKEN_PATH = '/oauth2/token';

/** What a system sends to get a token, with every scope that it was given: without asking it gets none. */
export function tokenRequest({ username, role }: Account, secret: string) {
  const basic = Buffer.from(`${username}:${secret}`).toString('base64');
  const scopes = scopesOf(role);
  return {
    headers: { Authorization: `Basic ${basic}` },
    form: {
      grant_type: 'client_credentials',
      ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    },
  };
}

/** Asks for a token by client credentials. */
export function askToken(api: Api, account: Account, secret: string): Promise<ApiAnswer> {
  return api.ask({ method: 'POST', path: TOKEN_PATH, ...tokenRequest(account, secret) });
}
