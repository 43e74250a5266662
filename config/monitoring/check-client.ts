import { checkHeaders } from './header.ts';
import type { HttpModule, TlsConfig } from './module.ts';
import type { Reporter } from '../reading/reporter.ts';

type Path = readonly string[];

/** Headers that the connection and the credentials set themselves. */
const RESERVED = new Set([
  ...['authorization', 'host', 'content-encoding', 'content-length', 'content-type', 'user-agent'],
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'www-authenticate'],
  ...['accept-encoding', 'x-prometheus-remote-write-version', 'x-prometheus-remote-read-version'],
  ...['x-prometheus-scrape-timeout-seconds', 'x-amz-date', 'x-amz-security-token'],
  'x-amz-content-sha256',
]);

type Client = Pick<
  HttpModule,
  'basic_auth' | 'authorization' | 'bearer_token' | 'bearer_token_file' | 'http_headers'
> &
  Partial<Pick<HttpModule, 'oauth2' | 'tls_config'>>;

/** A client shows who it is in one way, and each of its secrets stands in one place. */
export function checkClient(report: Reporter, path: Path, client: Client): void {
  const { basic_auth: basic, authorization, oauth2 } = client;
  const bearer = client.bearer_token ?? client.bearer_token_file;
  if ([basic, authorization, bearer, oauth2].filter((way) => way !== undefined).length > 1)
    report.key(
      path,
      'found several of basic_auth, authorization, bearer_token and oauth2, expected one',
    );
  oneOfTwo(report, path, client, 'bearer_token');
  oneOfTwo(report, [...path, 'basic_auth'], basic, 'username', 'password');
  oneOfTwo(report, [...path, 'authorization'], authorization, 'credentials');
  oneOfTwo(report, [...path, 'oauth2'], oauth2, 'client_secret');
  if (authorization?.type.trim().toLowerCase() === 'basic')
    report.value(
      [...path, 'authorization', 'type'],
      `found ${authorization.type}, expected basic_auth in place of authorization`,
    );
  for (const name of Object.keys(client.http_headers))
    if (RESERVED.has(name.toLowerCase()))
      report.key([...path, 'http_headers', name], `found the header ${name}, expected another`);
  const named = Object.entries(client.http_headers).map(
    ([name, { values, secrets }]) => [name, [...values, ...secrets]] as const,
  );
  checkHeaders(report, [...path, 'http_headers'], Object.fromEntries(named));
  checkTls(report, path, client.tls_config);
  if (oauth2 !== undefined) {
    checkTls(report, [...path, 'oauth2'], oauth2.tls_config);
    checkProxy(report, [...path, 'oauth2'], oauth2);
  }
}

function oneOfTwo(report: Reporter, path: Path, options: object | undefined, ...names: string[]) {
  const said = (name: string) => (options as Record<string, unknown> | undefined)?.[name];
  for (const name of names)
    if (said(name) !== undefined && said(`${name}_file`) !== undefined)
      report.value(
        [...path, `${name}_file`],
        `found ${name} and ${name}_file, expected one of them`,
      );
}

const VERSIONS = ['TLS10', 'TLS11', 'TLS12', 'TLS13'];

export function checkTls(report: Reporter, parent: Path, config: TlsConfig | undefined): void {
  if (config === undefined) return;
  const path = [...parent, 'tls_config'];
  oneOfTwo(report, path, config, 'ca', 'cert', 'key');
  const { min_version: least, max_version: most } = config;
  const [cert, key] = [config.cert ?? config.cert_file, config.key ?? config.key_file];
  if ((cert === undefined) !== (key === undefined)) {
    const [found, missing] = cert === undefined ? ['key', 'cert'] : ['cert', 'key'];
    const written = found === 'key' ? config.key : config.cert;
    report.value(
      [...path, written === undefined ? `${found}_file` : found],
      `found no ${missing}_file beside it, expected both or none`,
    );
  }
  if (least !== undefined && most !== undefined && VERSIONS.indexOf(least) > VERSIONS.indexOf(most))
    report.value([...path, 'max_version'], `found ${most}, expected ${least} or newer`);
}

type Proxy = Pick<
  HttpModule,
  'proxy_url' | 'no_proxy' | 'proxy_from_environment' | 'proxy_connect_header'
>;

export function checkProxy(report: Reporter, path: Path, options: Proxy): void {
  const { proxy_url: url, no_proxy: without, proxy_from_environment: environment } = options;
  const headers = Object.keys(options.proxy_connect_header).length > 0;
  checkHeaders(report, [...path, 'proxy_connect_header'], options.proxy_connect_header);
  const wrong = (name: string, message: string) => report.value([...path, name], message);
  if (environment && url !== undefined)
    wrong('proxy_url', 'found it beside proxy_from_environment, expected one of them');
  if (environment && without !== undefined)
    wrong('no_proxy', 'found it beside proxy_from_environment, expected NO_PROXY of it');
  if (!environment && url === undefined && without !== undefined)
    wrong('no_proxy', 'found no proxy_url beside it, expected one');
  if (!environment && url === undefined && headers)
    wrong(
      'proxy_connect_header',
      'found no proxy_url beside it, expected one or proxy_from_environment',
    );
  if (url !== undefined && !isProxyUrl(url))
    wrong('proxy_url', 'found no address, expected one like http://proxy:3128');
}

/** What Go parses as an address. Without a scheme, `proxy:3128` is one and `10.0.0.1:3128` is none. */
function isProxyUrl(text: string): boolean {
  if (text.includes('://')) return URL.canParse(text.trim()) && !/\s/.test(text);
  const [scheme = '', ...rest] = (text.split('/')[0] ?? '').split(':');
  return rest.length === 0 || /^[a-z][a-z0-9+.-]*$/i.test(scheme);
}
