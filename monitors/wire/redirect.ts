import type { Step } from './fetch.ts';
import type { Reply } from './round-trip.ts';

/** As Go's client: this many are followed, the next one is an error. */
export const MAX_REDIRECTS = 10;
const CODES = [301, 302, 303, 307, 308];

/** Where a reply leads; null where it leads nowhere. */
export function redirectOf(reply: Reply, from: URL): URL | null {
  const [location] = reply.headers['location'] ?? [];
  if (!CODES.includes(reply.status) || location === undefined || !URL.canParse(location, from.href))
    return null;
  const url = new URL(location, from);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

/** The next question. Who asks is told to the same host alone. */
export function nextStep(step: Step, status: number, url: URL, cookies: Cookies): Step {
  const again = status === 307 || status === 308;
  const same = url.host === step.url.host;
  const kept = Object.entries(step.headers).filter(
    ([name]) =>
      !/^cookie$/i.test(name) && (same || !/^(?:authorization|www-authenticate)$/i.test(name)),
  );
  const method = again || step.method === 'HEAD' ? step.method : 'GET';
  const body = again ? step.body : undefined;
  const cookie = cookies.header(url);
  return {
    ...{ url, method, body, address: same ? step.address : null },
    host: same ? step.host : url.host,
    serverName: same ? step.serverName : null,
    headers: { ...Object.fromEntries(kept), ...(cookie === '' ? {} : { Cookie: cookie }) },
  };
}

/** Cookies along the redirects of one look: a sign-in that sets one and leads back would else go in circles. */
export class Cookies {
  readonly #hosts = new Map<string, Map<string, string>>();

  keep(reply: Reply, url: URL): void {
    for (const line of reply.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^\s*([^=;\s]+)=([^;]*)/.exec(line) ?? [];
      const jar = this.#hosts.get(url.hostname) ?? new Map<string, string>();
      this.#hosts.set(url.hostname, jar);
      if (name !== '' && jar.size < 50) jar.set(name, value);
    }
  }

  header(url: URL): string {
    const jar = this.#hosts.get(url.hostname) ?? new Map<string, string>();
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
