import type { HttpModule } from '../../../config/monitoring/module.ts';
import { ownText } from '../own-file.ts';

type Client = Pick<
  HttpModule,
  'basic_auth' | 'authorization' | 'bearer_token' | 'bearer_token_file' | 'http_headers'
>;

/**
 * What shows who asks: `Authorization` and the module's own headers.
 * @throws {Blocked} where one of its files cannot be read
 */
export function clientHeaders(client: Client): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, { values, secrets, files }] of Object.entries(client.http_headers))
    headers[name] = [...values, ...secrets, ...files.map(ownText)].join(', ');
  const { basic_auth: basic, authorization, bearer_token_file: file } = client;
  if (basic !== undefined) {
    const { username_file: userFile, password_file: passwordFile } = basic;
    const name = userFile === undefined ? (basic.username ?? '') : ownText(userFile);
    const password = passwordFile === undefined ? (basic.password ?? '') : ownText(passwordFile);
    headers['Authorization'] = basicHeader(name, password);
  }
  if (authorization !== undefined) {
    const { type, credentials, credentials_file: from } = authorization;
    headers['Authorization'] =
      `${type} ${from === undefined ? (credentials ?? '') : ownText(from)}`;
  }
  const token = file === undefined ? client.bearer_token : ownText(file);
  if (token !== undefined) headers['Authorization'] = `Bearer ${token}`;
  return headers;
}

/** Names, in lower case, of those headers that the module gives as secrets or from files. */
export function secretHeaders({ http_headers: all }: Client): ReadonlySet<string> {
  const secret = Object.entries(all).filter(
    ([, { secrets, files }]) => secrets.length > 0 || files.length > 0,
  );
  return new Set(secret.map(([name]) => name.toLowerCase()));
}

export function basicHeader(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`, 'utf8').toString('base64')}`;
}
