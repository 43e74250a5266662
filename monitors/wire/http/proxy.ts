import { BlockList, isIP } from 'node:net';
import type { Socket } from 'node:net';
import type { HttpModule } from '../../../config/monitoring/module.ts';
import { request } from '../node-http.ts';
import { Blocked } from '../../look/faults.ts';
import type { Look } from '../../look/look.ts';
import { causeOf, WireError } from '../../../words/reasons/cause.ts';
import { resolveHost } from '../address.ts';
import { openSocket } from '../connect.ts';
import { basicHeader } from './credentials.ts';
import { TimeOver } from '../within.ts';

export type ProxyOptions = Pick<
  HttpModule,
  'proxy_url' | 'no_proxy' | 'proxy_from_environment' | 'proxy_connect_header'
>;

/** The proxy that leads to an address; null where none does. */
export function proxyFor(
  options: ProxyOptions,
  url: URL,
  env: Readonly<Record<string, string | undefined>> = process.env,
): URL | null {
  const from = (name: string) => env[name.toLowerCase()] ?? env[name];
  const environment = options.proxy_from_environment;
  const wanted =
    options.proxy_url ??
    (environment ? from(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') : undefined);
  if (wanted === undefined || wanted === '') return null;
  const without = options.no_proxy ?? (environment ? from('NO_PROXY') : undefined) ?? '';
  if (without.split(',').some((one) => leadsAround(one.trim(), url.hostname))) return null;
  const text = wanted.includes('://') ? wanted : `http://${wanted}`;
  if (!URL.canParse(text) || !text.startsWith('http://'))
    throw new Blocked({ code: 'proxy-malformed' });
  return new URL(text);
}

function leadsAround(entry: string, host: string): boolean {
  if (entry === '') return false;
  if (entry === '*') return true;
  const [network = '', bits] = entry.split('/');
  if (bits !== undefined && isIP(network) === 4 && isIP(host) === 4) {
    const list = new BlockList();
    list.addSubnet(network, Number(bits), 'ipv4');
    return list.check(host, 'ipv4');
  }
  const domain = entry.replace(/^\*?\./, '');
  return host === domain || host.endsWith(`.${domain}`);
}

/** The header that shows a proxy who asks. */
export function proxyAuthorization(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {};
  const [name, password] = [proxy.username, proxy.password].map(decodeURIComponent);
  return { 'Proxy-Authorization': basicHeader(name ?? '', password ?? '') };
}

/**
 * A connection to the proxy itself.
 * @throws {Blocked} where the proxy cannot be reached: it is the monitor's way, not the target
 */
export async function openProxy(look: Look, proxy: URL): Promise<Socket> {
  try {
    const found = await resolveHost(look, proxy.hostname, 'ip4', true);
    if (found === null) throw new WireError('no-name', 'no such host');
    const port = proxy.port === '' ? 80 : Number(proxy.port);
    return await openSocket({ address: found.address, port }, look.signal);
  } catch (error) {
    if (error instanceof TimeOver || error instanceof Blocked) throw error;
    throw new Blocked({ code: 'proxy-unreachable', cause: causeOf(error) }, { cause: error });
  }
}

/** A tunnel through the proxy, for TLS. */
export async function openTunnel(
  look: Look,
  proxy: URL,
  authority: string,
  options: ProxyOptions,
): Promise<Socket> {
  const socket = await openProxy(look, proxy);
  return new Promise((resolve, reject) => {
    const headers = {
      ...proxyAuthorization(proxy),
      ...options.proxy_connect_header,
      Host: authority,
    };
    const ask = request({
      createConnection: () => socket,
      method: 'CONNECT',
      path: authority,
      headers,
    });
    const over = () => ask.destroy(new TimeOver());
    look.signal.addEventListener('abort', over, { once: true });
    ask.once('connect', (response, tunnel) => {
      look.signal.removeEventListener('abort', over);
      if (response.statusCode === 200) resolve(tunnel);
      else {
        tunnel.destroy();
        reject(new WireError('proxy', `proxy answered ${response.statusCode}`));
      }
    });
    ask.once('response', (response) => {
      ask.destroy();
      reject(new WireError('proxy', `proxy answered ${response.statusCode}`));
    });
    ask.on('error', reject);
    ask.end();
  });
}
