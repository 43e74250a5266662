import type { HttpModule } from '../../../config/monitoring/module.ts';
import { Blocked } from '../../look/faults.ts';
import type { Look } from '../../look/look.ts';
import { WireError } from '../../../words/reasons/cause.ts';
import { readBody } from './body.ts';
import { basicHeader } from './credentials.ts';
import { fetchOnce } from './fetch.ts';
import { ownText } from '../own-file.ts';

type Oauth = NonNullable<HttpModule['oauth2']>;
const MAX_TOKEN = 65_536;

/**
 * A token by client credentials (RFC 6749, 4.4), requested again for each look.
 * @throws Error where the server gives none: the target cannot be used then
 */
export async function clientToken(look: Look, oauth: Oauth, options: HttpModule): Promise<string> {
  if (!URL.canParse(oauth.token_url)) throw new Blocked({ code: 'token-url' });
  const url = new URL(oauth.token_url);
  const { client_id: id, client_secret_file: file } = oauth;
  const secret = file === undefined ? (oauth.client_secret ?? '') : ownText(file);
  const form = new URLSearchParams({ grant_type: 'client_credentials', ...oauth.endpoint_params });
  if (oauth.scopes.length > 0) form.set('scope', oauth.scopes.join(' '));
  const step = {
    ...{ url, address: null, method: 'POST', host: url.host, serverName: null },
    headers: {
      Authorization: basicHeader(encodeURIComponent(id), encodeURIComponent(secret)),
      'Content-Type': 'application/x-www-form-urlencoded',
      Accept: 'application/json',
    },
    body: Buffer.from(form.toString(), 'utf8'),
  };
  const trace = { tls: url.protocol === 'https:', start: performance.now() };
  const { reply, close } = await fetchOnce(look, step, wayTo(oauth, options), trace);
  try {
    const limits = { compression: undefined, limit: MAX_TOKEN, keep: MAX_TOKEN };
    const { kept, error } = await readBody(reply.body, { ...limits, signal: look.signal });
    if (error !== undefined) throw error;
    if (reply.status !== 200)
      throw new WireError('token', `oauth2: the token server answered ${reply.status}`);
    const { access_token: token } = JSON.parse(kept) as { access_token?: unknown };
    if (typeof token !== 'string')
      throw new WireError('token', 'oauth2: server response missing access_token');
    return token;
  } finally {
    close();
  }
}

/** How the token's server is reached: as `oauth2` says, else as the target is. */
function wayTo(oauth: Oauth, options: HttpModule): HttpModule {
  const proxied = oauth.proxy_url !== undefined || oauth.proxy_from_environment;
  const { proxy_url, no_proxy, proxy_from_environment, proxy_connect_header } = oauth;
  return {
    ...options,
    ...(oauth.tls_config === undefined ? {} : { tls_config: oauth.tls_config }),
    ...(proxied ? { proxy_url, no_proxy, proxy_from_environment, proxy_connect_header } : {}),
  };
}
