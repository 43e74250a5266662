import { createRequire } from 'node:module';
import type { CookieJar } from 'tough-cookie';
import type * as Tough from 'tough-cookie';
import { WireError } from '../../../words/reasons/cause.ts';
import type { Step } from './fetch.ts';
import type { Reply } from './reply.ts';

/** As Go's client: this many are followed, the next one is an error. */
export const MAX_REDIRECTS = 10;
const CODES = [301, 302, 303, 307, 308];

/**
 * Where a reply leads; null where it leads nowhere.
 * @throws Error for what is no address
 */
export function redirectOf({ status, location = '' }: Reply, from: URL): URL | null {
  if (!CODES.includes(status) || location === '') return null;
  // As Go reads it: a backslash is no slash, and a scheme has its host behind it.
  const text = location.replaceAll('\\', '%5C');
  if (/^https?:(?!\/\/)/i.test(text) || !URL.canParse(text, from.href))
    throw new WireError(
      'redirect-wrong',
      `failed to parse Location header ${JSON.stringify(location.slice(0, 200))}`,
    );
  return new URL(text, from);
}

/** Headers that carry credentials; a module's own ones like `X-API-Key` and `X-Auth-Token` by their names. */
const SECRET =
  /^(?:www-authenticate|cookie2?)$|auth|token|secret|passw|credential|session|signature|(?:api|access|private|subscription)[-_]?key/i;

/**
 * The next request of a redirect. Credentials go to the same host alone, and never over plain HTTP where they were sent
 * over TLS before.
 */
export function nextStep(step: Step, status: number, url: URL, cookies: Cookies): Step {
  const again = status === 307 || status === 308;
  const same = url.host === step.url.host;
  const trusted = same && !(step.url.protocol === 'https:' && url.protocol === 'http:');
  if (!trusted) cookies.own(undefined);
  const isSecret = (name: string) =>
    SECRET.test(name) || step.secrets?.has(name.toLowerCase()) === true;
  const kept = Object.entries(step.headers).filter(
    ([name]) => !/^cookie$/i.test(name) && (trusted || !isSecret(name)),
  );
  const method = again || step.method === 'HEAD' ? step.method : 'GET';
  const body = again ? step.body : undefined;
  const cookie = cookies.header(url);
  return {
    ...{ url, method, body, address: same ? step.address : null },
    host: same ? step.host : url.host,
    serverName: same ? step.serverName : null,
    ...(step.secrets === undefined ? {} : { secrets: step.secrets }),
    headers: { ...Object.fromEntries(kept), ...(cookie === '' ? {} : { Cookie: cookie }) },
  };
}

/** Cookies along the redirects of one look: a sign-in that sets one and leads back would else go in circles. */
export class Cookies {
  #jar: CookieJar | undefined;
  readonly #own = new Map<string, string>();

  /** Takes the cookies that a module sends by itself; none where its host is left. */
  own(header: string | undefined): void {
    this.#own.clear();
    for (const pair of header?.split(';') ?? []) {
      const [, name = '', value = ''] = /^\s*([^=]+?)\s*=\s*(.*?)\s*$/s.exec(pair) ?? [];
      if (name !== '') this.#own.set(name, value);
    }
  }

  /** One that is set takes the place of the module's own, as in Go's client. */
  keep(reply: Reply, url: URL): void {
    for (const line of reply.headers['set-cookie'] ?? []) {
      this.#own.delete(/^\s*([^=;]*?)\s*=/.exec(line)?.[1] ?? '');
      this.#jar ??= newJar();
      this.#jar.setCookieSync(line, url.href, { ignoreError: true });
    }
  }

  header(url: URL): string {
    const own = [...this.#own].map(([name, value]) => `${name}=${value}`);
    const set = this.#jar?.getCookieStringSync(url.href) ?? '';
    return [...own, ...(set === '' ? [] : [set])].join('; ');
  }
}

const require = createRequire(import.meta.url);

/** Read when it is first needed: most pages set no cookies on their way. */
function newJar(): CookieJar {
  const tough = require('tough-cookie') as typeof Tough;
  return new tough.CookieJar(undefined, { allowSecureOnLocal: false });
}

/** The `Cookie` among headers, however it is written. */
export function cookieOf(headers: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'cookie')?.[1];
}
