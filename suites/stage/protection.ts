import type { APIRequestContext, APIResponse, BrowserContext, Response } from '@playwright/test';
import { LACKS } from '../pages.ts';
import type { PageTrouble } from '../pages.ts';
import { originOf, pathOf } from './page-address.ts';

/**
 * Headers by which a browser protects the reader of a page, as the OWASP Secure Headers Project lists them
 * (https://owasp.org/www-project-secure-headers/).
 */
const OF_PAGES = [
  ...['content-security-policy', 'x-frame-options', 'referrer-policy', 'permissions-policy'],
  ...['cross-origin-opener-policy', 'cross-origin-embedder-policy', 'cross-origin-resource-policy'],
  'cache-control: no-store',
];
/** Of anything that has a content. */
const OF_CONTENT = ['content-type', 'x-content-type-options', 'strict-transport-security'];

/** An answer without a content to protect: a redirect, or nothing new. */
const NO_CONTENT = /^(?:1\d\d|204|205|3\d\d)$/;

/** What a page is built of and is the same for everybody; web servers serve it past the program, as it lies there. */
const BUILT_OF = new Set(['stylesheet', 'script', 'font', 'image', 'media', 'manifest']);

/** The same by their type, where nobody says what they are asked for. */
const BUILT_OF_TYPE =
  /^(?:text\/css|(?:text|application)\/javascript|(?:font|image|audio|video)\/)/i;

/** Ways of Playwright to ask for something that has a content. */
const ASKING = new Set(['get', 'post', 'put', 'patch', 'delete', 'fetch']);

/** Names of the headers an answer has; to be kept nowhere is what protects in `Cache-Control`. */
function protecting(headers: Readonly<Record<string, string>>): ReadonlySet<string> {
  const names = new Set(Object.keys(headers).filter((name) => headers[name] !== ''));
  if (/\bno-store\b/i.test(headers['cache-control'] ?? '')) names.add('cache-control: no-store');
  return names;
}

/** Names of the headers that the first page of an address has; null where it was not to be had. */
export type Example = ReadonlySet<string> | null;

/** One kind of answer that a case's windows were given. */
interface Given {
  address: string;
  path: string;
  lacking: string[];
}

/** What protects a cookie where it is set. */
const FLAGS = ['HttpOnly', 'Secure', 'SameSite'];

/**
 * Compares the answers that the windows and requests of a case were given with the first page of the same address: what protects
 * that page has to protect every other that may hold a person's data. It demands no header that the platform does not
 * send itself.
 */
export class Protection {
  readonly #addresses: ReadonlyMap<string, { name: string; url: string }>;
  readonly #given = new Map<string, Given>();
  readonly #count = new Map<string, number>();
  /** Flags that an address gave its cookies somewhere: it has to give them everywhere. */
  readonly #flags = new Map<string, Set<string>>();
  /** Answers whose cookies are still being read. */
  readonly #reading: Promise<void>[] = [];

  /** @param addresses by name; answers of others are not compared */
  constructor(addresses: Readonly<Record<string, string>>) {
    this.#addresses = new Map(
      Object.entries(addresses).map(([name, url]) => [originOf(url), { name, url }] as const),
    );
  }

  watch(context: BrowserContext): void {
    context.on('response', (response) => this.#take(response));
  }

  /** The same requests, whose answers are compared, too. */
  hear(context: APIRequestContext): APIRequestContext {
    const take = (answer: APIResponse) => this.#takeAnswer(answer);
    return new Proxy(context, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        const call = value.bind(target) as (...given: unknown[]) => unknown;
        if (!ASKING.has(String(name))) return call;
        return async (...given: unknown[]) => {
          const answer = (await call(...given)) as APIResponse;
          take(answer);
          return answer;
        };
      },
    });
  }

  /**
   * @param exampleOf the headers of the first page of an address
   * @param flags what cases before this one saw of cookies' flags, to which it adds; by address
   * @returns how many answers of each address were compared, and what they lack
   */
  async compared(
    exampleOf: (url: string) => Promise<Example>,
    flags: Map<string, Set<string>> = new Map(),
  ): Promise<{ compared: Record<string, number>; troubles: PageTrouble[] }> {
    await Promise.all(this.#reading);
    const compared: Record<string, number> = {};
    const troubles: PageTrouble[] = [];
    for (const { name, url } of this.#addresses.values()) {
      const given = new Set([...(flags.get(name) ?? []), ...(this.#flags.get(name) ?? [])]);
      flags.set(name, given);
      const count = this.#count.get(name) ?? 0;
      const example = count > 0 ? await exampleOf(url) : null;
      if (example === null) continue;
      compared[name] = count;
      for (const { address, path, lacking } of this.#given.values())
        for (const header of address === name ? lacking : [])
          if (example.has(header) || given.has(header))
            troubles.push({ address, page: path, resource: '', what: `${LACKS}${header}` });
    }
    return { compared, troubles };
  }

  #take(response: Response): void {
    const address = this.#addresses.get(originOf(response.url()))?.name;
    if (address === undefined) return;
    const lines = response.headerValues('set-cookie').catch(() => []);
    this.#reading.push(lines.then((all) => this.#takeCookies(address, response.url(), all)));
    if (!BUILT_OF.has(response.request().resourceType()))
      this.#takeHeaders(address, response.url(), response.status(), response.headers());
  }

  #takeAnswer(answer: APIResponse): void {
    const address = this.#addresses.get(originOf(answer.url()))?.name;
    if (address === undefined) return;
    this.#takeCookies(address, answer.url(), cookiesOf(answer));
    const headers = answer.headers();
    if (!BUILT_OF_TYPE.test(headers['content-type'] ?? ''))
      this.#takeHeaders(address, answer.url(), answer.status(), headers);
  }

  #takeHeaders(
    address: string,
    url: string,
    status: number,
    headers: Readonly<Record<string, string>>,
  ): void {
    if (NO_CONTENT.test(String(status)) || headers['content-length'] === '0') return;
    const isPage = /^text\/html\b/i.test(headers['content-type'] ?? '');
    const has = protecting(headers);
    const lacking = [...OF_CONTENT, ...(isPage ? OF_PAGES : [])].filter((one) => !has.has(one));
    const path = pathOf(url);
    this.#count.set(address, (this.#count.get(address) ?? 0) + 1);
    this.#note({ address, path, lacking });
  }

  /** A redirect sets cookies, too. One that takes a cookie away leaves nothing to protect. */
  #takeCookies(address: string, url: string, lines: readonly string[]): void {
    const kept = lines.filter((line) => !takesAway(line));
    const flags = this.#flags.get(address) ?? new Set();
    this.#flags.set(address, flags);
    for (const flag of flagsOf(kept, true)) flags.add(flag);
    const lacking = flagsOf(kept, false);
    if (lacking.length > 0) this.#note({ address, path: pathOf(url), lacking });
  }

  #note(given: Given): void {
    this.#given.set(`${given.address} ${given.path} ${given.lacking.join()}`, given);
  }
}

/** The `Set-Cookie` lines of an answer. */
function cookiesOf(answer: APIResponse): string[] {
  const lines = answer.headersArray().filter(({ name }) => /^set-cookie$/i.test(name));
  return lines.map(({ value }) => value);
}

/** Whether a `Set-Cookie` ends a cookie: by its age, or by a day that is over, in any spelling of RFC 6265. */
function takesAway(line: string): boolean {
  const age = /;\s*max-age=\s*(-?\d+)/i.exec(line)?.[1];
  if (age !== undefined) return Number(age) <= 0;
  const day = /;\s*expires=([^;]+)/i.exec(line)?.[1] ?? '';
  return Date.parse(day.replaceAll(/(?<=\w)-(?=\w)/g, ' ')) <= Date.now();
}

/** `Set-Cookie` of a session → `cookie session: HttpOnly` for each flag it has. */
function flagsOf(lines: readonly string[], has: boolean): string[] {
  return lines.flatMap((line) => {
    const [cookie = '', ...attributes] = line.split(';');
    const own = new Set(attributes.map((one) => one.split('=')[0]!.trim().toLowerCase()));
    const flags = FLAGS.filter((flag) => own.has(flag.toLowerCase()) === has);
    return flags.map((flag) => `cookie ${cookie.split('=')[0]!.trim()}: ${flag}`);
  });
}

/** The headers of the first page of an address, asked for once, and the flags that cookies were given. */
export class Examples {
  /** By the name of an address. */
  readonly flags = new Map<string, Set<string>>();
  readonly #known = new Map<string, Promise<Example>>();

  /** @param open gives requests without a session */
  of(url: string, open: () => Promise<APIRequestContext>): Promise<Example> {
    const known = this.#known.get(url) ?? asked(url, open);
    this.#known.set(url, known);
    return known;
  }
}

/** How long the first page of an address is waited for, in ms: a case does not depend on it. */
const PATIENCE_MS = 10_000;

async function asked(url: string, open: () => Promise<APIRequestContext>): Promise<Example> {
  const request = await open();
  try {
    const answer = await request.get(url, { timeout: PATIENCE_MS });
    if (!answer.ok() || originOf(answer.url()) !== originOf(url)) return null;
    const flags = flagsOf(cookiesOf(answer), true);
    return new Set([...protecting(answer.headers()), ...flags]);
  } catch {
    return null; // the first page has cases of its own
  } finally {
    await request.dispose();
  }
}
