import { PASSWORD } from '../../data/people.ts';

/** A page as a visitor without scripts gets it. */
export interface Visit {
  status: number;
  /** Address after all redirects. */
  url: string;
  text: string;
  headers: Headers;
}

interface Upload {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const DECLARATION: Upload = { name: 'tờ khai.txt', bytes: new TextEncoder().encode('Tờ khai\n') };

/** Somebody with a browser: keeps cookies, follows redirects, fills in forms. */
export class Visitor {
  readonly site: string;
  readonly #cookies = new Map<string, string>();

  constructor(site: string) {
    this.site = site;
  }

  /** Another visitor with the same cookies. */
  twin(): Visitor {
    const twin = new Visitor(this.site);
    for (const [name, value] of this.#cookies) twin.#cookies.set(name, value);
    return twin;
  }

  async open(path: string, init: RequestInit = {}): Promise<Visit> {
    let url = new URL(path, this.site);
    let request = init;
    for (let hop = 0; hop < 15; hop += 1) {
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(url, { ...request, redirect: 'manual', headers: { cookie } });
      for (const line of response.headers.getSetCookie()) this.#remember(line);
      const next = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || !next) {
        return {
          status: response.status,
          url: url.href,
          text: await response.text(),
          headers: response.headers,
        };
      }
      await response.body?.cancel();
      url = new URL(next, url);
      request = init.signal ? { signal: init.signal } : {};
    }
    throw new Error(`too many redirects from ${path}`);
  }

  async bytes(path: string): Promise<Buffer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.site), { headers: { cookie } });
    return Buffer.from(await response.arrayBuffer());
  }

  async json<T>(path: string): Promise<T> {
    return JSON.parse((await this.open(path)).text) as T;
  }

  /** Signs in with a local account; the answer tells whether it worked. */
  async signIn(username: string, password = PASSWORD): Promise<Visit> {
    const csrf = tokenOf(await this.open('/dang-nhap'));
    return this.open('/dang-nhap', {
      method: 'POST',
      body: new URLSearchParams({ csrf, username, password }),
    });
  }

  async signInByVneid(account: string, signal?: AbortSignal): Promise<Visit> {
    const form = await this.open('/dang-nhap/vneid');
    if (!form.text.includes('name="account"')) return form;
    const body = new URLSearchParams({ account, password: PASSWORD });
    return this.open(form.url, { method: 'POST', body, ...(signal && { signal }) });
  }

  async signOut(page = '/huong-dan'): Promise<Visit> {
    const csrf = tokenOf(await this.open(page));
    return this.open('/dang-xuat', { method: 'POST', body: new URLSearchParams({ csrf }) });
  }

  /** Sends the filing form as a citizen who only fills in what is required. */
  async file(
    procedure: string,
    unit: string,
    { uploads = [DECLARATION], values = {}, signal }: FilingExtras = {},
  ): Promise<Visit> {
    const page = await this.open(`/nop-ho-so/${procedure}?donvi=${unit}`);
    const form = prefilled(page);
    const filled = {
      unit,
      content: 'Đề nghị giải quyết',
      commitment: 'on',
      childName: 'Bé',
      spouseName: 'Ai',
    };
    for (const [name, value] of Object.entries({ ...filled, ...values })) form.set(name, value);
    uploads.forEach((file, i) =>
      form.append(i === 0 ? 'declaration' : 'enclosures', new Blob([file.bytes]), file.name),
    );
    return this.open(`/nop-ho-so/${procedure}`, {
      method: 'POST',
      body: form,
      ...(signal && { signal }),
    });
  }

  /** Files a dossier and returns its code. */
  async fileFor(procedure: string, unit: string, extras?: FilingExtras): Promise<string> {
    const visit = await this.file(procedure, unit, extras);
    const code = /Mã hồ sơ: ([^<\s]+)/.exec(visit.text)?.[1];
    if (!code) throw new Error(`filing ${procedure} answered ${visit.status}: ${alertOf(visit)}`);
    return code;
  }

  /** Takes an action on a dossier, by the action's last part of the address. */
  async act(code: string, action: string, values: Record<string, string> = {}): Promise<Visit> {
    const page = await this.open(`/ho-so/${code}`);
    const form = new FormData();
    form.set('csrf', tokenOf(page));
    for (const [name, value] of Object.entries(values)) form.set(name, value);
    return this.open(`/ho-so/${code}/thao-tac/${action}`, { method: 'POST', body: form });
  }

  #remember(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1);
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line))
      this.#cookies.delete(pair.slice(0, at));
    else this.#cookies.set(pair.slice(0, at), value);
  }
}

export interface FilingExtras {
  uploads?: Upload[];
  values?: Record<string, string>;
  signal?: AbortSignal;
}

export function tokenOf(visit: Visit): string {
  return /name="csrf" value="([^"]+)"/.exec(visit.text.replace(/\s+/g, ' '))?.[1] ?? '';
}

/** The form's data as the page came filled in. */
export function prefilled(visit: Visit): FormData {
  const form = new FormData();
  for (const [tag] of visit.text.matchAll(/<input\b[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    const value = /\bvalue="([^"]*)"/.exec(tag)?.[1];
    if (name && value !== undefined) form.set(name, value);
  }
  // The form to sign out has a token of its own, which is the same.
  return form;
}

/** What a `<dd>` after this `<dt>` says, without markup; undefined if the page has no such fact. */
export function fact(visit: Visit, term: string): string | undefined {
  const text = visit.text.split(`<dt>${term}</dt>`)[1]?.split('</dd>')[0];
  return text
    ?.replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

export function alertOf(visit: Visit): string {
  return /role="alert">([^<]*)/.exec(visit.text)?.[1] ?? '';
}
