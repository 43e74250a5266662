import type { Text } from '../../words/text.ts';
import type { Said } from '../../words/said/said.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { APIRequest, Browser, BrowserContext, Page } from 'playwright';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import type { ControlKind, PageNeed, ProductNeeds } from '../../suites/product/needs.ts';
import { Watcher } from '../../suites/evidence/proof/picture.ts';
import type { SignIn } from '../../suites/stage/house.ts';
import { accountsOf, addressOf, onPlatform } from '../../suites/stage/target.ts';
import { controlOn, nearest } from './controls.ts';

export type Found = 'found' | 'missing' | 'not-looked-at';

/** One thing that journeys need, and whether it is there. */
export interface Looked {
  kind: 'role' | 'page' | 'control' | 'interface' | 'data';
  role: string | null;
  /** The page, the interface or the role. */
  where: string;
  /** What was looked for there: a path, the name of a control. */
  what: string;
  control?: ControlKind;
  found: Found;
  /** Why it was not found, or not looked at. */
  reason?: Said;
  /** What is there and most like it. */
  candidates?: string[];
  /** Picture of the page it is not on, with personal data covered, relative to the folder. */
  picture?: string;
}

export interface LookOptions {
  browser: Browser;
  requests: APIRequest;
  platform: string;
  target: ResolvedTarget;
  needs: ProductNeeds;
  signIn: SignIn;
  /** Where pictures go. */
  folder: string;
  stop: AbortSignal;
  onLook(looked: Looked): void;
}

const PAGE_MS = 15_000;

/** Signs in with each role and looks at the product's pages. Nothing is filled in, pressed or sent but the sign-in. */
export class ProductLook {
  readonly #options: LookOptions;
  readonly #target: ResolvedTarget;
  readonly #contexts = new Map<string | null, BrowserContext | null>();
  readonly #dossiers = new Map<string | null, string | undefined>();
  readonly #all: Looked[] = [];

  constructor(options: LookOptions) {
    this.#options = options;
    this.#target = onPlatform(options.target, options.platform);
  }

  async run(): Promise<Looked[]> {
    const { needs, stop, folder } = this.#options;
    await mkdir(folder, { recursive: true });
    try {
      for (const need of needs.pages) {
        if (stop.aborted) break;
        await this.#page(need);
      }
      for (const need of needs.interfaces) {
        if (stop.aborted) break;
        await this.#interface(need);
      }
    } finally {
      for (const context of this.#contexts.values()) await context?.close();
    }
    return this.#all;
  }

  #add(looked: Looked): void {
    this.#all.push(looked);
    this.#options.onLook(looked);
  }

  /** A window in which somebody of the role is signed in; null where nobody can. */
  async #context(role: string | null): Promise<BrowserContext | null> {
    const known = this.#contexts.get(role);
    if (known !== undefined) return known;
    const context = await this.#signedIn(role);
    this.#contexts.set(role, context);
    return context;
  }

  async #signedIn(role: string | null): Promise<BrowserContext | null> {
    const { browser, requests, signIn } = this.#options;
    if (role === null) return browser.newContext();
    const line = { kind: 'role' as const, role, where: role, what: '' };
    const { home } = this.#target.units;
    const account = accountsOf(this.#target, role, home)[0] ?? accountsOf(this.#target, role)[0];
    if (account === undefined) {
      this.#add({
        ...line,
        found: 'missing',
        reason: { vi: 'không có tài khoản trong cấu hình', en: 'the configuration has no account' },
      });
      return null;
    }
    const request = await requests.newContext();
    try {
      await signIn(request, this.#target, account);
      this.#add({ ...line, found: 'found' });
      return await browser.newContext({ storageState: await request.storageState() });
    } catch (error) {
      this.#add({ ...line, found: 'missing', reason: (error as Error).message });
      return null;
    } finally {
      await request.dispose();
    }
  }

  async #page(need: PageNeed): Promise<void> {
    const context = await this.#context(need.role);
    const line = { role: need.role, where: need.title };
    if (context === null) {
      const reason = {
        vi: 'không đăng nhập được với vai trò này',
        en: 'this role could not sign in',
      };
      return this.#add({ ...line, kind: 'page', what: need.path, found: 'not-looked-at', reason });
    }
    const place = await this.#placeOf(need, context);
    if (place === undefined) {
      const reason = { vi: 'không có hồ sơ nào để xem', en: 'there is no dossier to look at' };
      return this.#add({ ...line, kind: 'data', what: need.path, found: 'missing', reason });
    }
    const page = await context.newPage();
    try {
      const lack = await opened(page, place);
      const picture = lack === undefined ? undefined : await this.#picture(page, need);
      this.#add({
        ...{ ...line, kind: 'page', what: new URL(place).pathname },
        ...(lack === undefined ? { found: 'found' } : { found: 'missing', reason: lack }),
        ...(picture && { picture }),
      });
      if (lack === undefined) await this.#controls(page, need);
    } finally {
      await page.close();
    }
  }

  async #controls(page: Page, need: PageNeed): Promise<void> {
    let picture: string | undefined;
    for (const control of need.controls) {
      const what = typeof control.name === 'string' ? control.name : `/${control.name.source}/`;
      const line = {
        ...{ kind: 'control' as const, role: need.role, where: need.title, what },
        control: control.kind,
      };
      if ((await controlOn(page, control).count()) > 0) {
        this.#add({ ...line, found: 'found' });
        continue;
      }
      picture ??= await this.#picture(page, need);
      const candidates = await nearest(page, control);
      this.#add({ ...line, found: 'missing', candidates, ...(picture && { picture }) });
    }
  }

  async #picture(page: Page, { role, title }: PageNeed): Promise<string | undefined> {
    const words = `${role ?? 'visitor'}-${title}`.replaceAll('đ', 'd').replaceAll('Đ', 'D');
    const name = words
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^A-Za-z0-9]+/g, '-');
    const picture = await new Watcher(page).picture();
    if (picture === undefined) return undefined;
    const file = `${name.toLowerCase()}.jpg`;
    await writeFile(path.join(this.#options.folder, file), picture);
    return file;
  }

  /** The address of a page; undefined where it needs a dossier and the role sees none. */
  async #placeOf(need: PageNeed, context: BrowserContext): Promise<string | undefined> {
    const base = addressOf(this.#target, need.address);
    if (!need.path.includes('{dossier}')) return base + need.path;
    if (!this.#dossiers.has(need.role))
      this.#dossiers.set(need.role, await this.#anyDossier(need, context));
    const dossier = this.#dossiers.get(need.role);
    if (dossier === undefined) return undefined;
    return base + need.path.replaceAll('{dossier}', encodeURIComponent(dossier));
  }

  async #anyDossier({ role }: PageNeed, context: BrowserContext): Promise<string | undefined> {
    const { needs } = this.#options;
    const list = needs.lists?.[role ?? ''];
    if (list === undefined || needs.anyDossier === undefined) return undefined;
    const page = await context.newPage();
    try {
      const lack = await opened(page, addressOf(this.#target, list.address) + list.path);
      return lack === undefined ? await needs.anyDossier(page) : undefined;
    } finally {
      await page.close();
    }
  }

  async #interface(need: ProductNeeds['interfaces'][number]): Promise<void> {
    const context = await this.#context(need.role);
    const line = {
      kind: 'interface' as const,
      role: need.role,
      where: need.title,
      what: need.path,
    };
    if (context === null) return this.#add({ ...line, found: 'not-looked-at' });
    const url = addressOf(this.#target, need.address) + need.path;
    const answer = await context.request.get(url).catch((error: Error) => error);
    if (answer instanceof Error)
      return this.#add({ ...line, found: 'missing', reason: answer.message.split('\n')[0] ?? '' });
    const isJson = (answer.headers()['content-type'] ?? '').includes('json');
    if (answer.ok() && isJson) return this.#add({ ...line, found: 'found' });
    const reason = answer.ok()
      ? { vi: 'không trả về JSON', en: 'the answer is not JSON' }
      : answered(answer.status());
    this.#add({ ...line, found: 'missing', reason });
  }
}

/** Opens a page. @returns what is wrong with it */
async function opened(page: Page, url: string): Promise<Said | undefined> {
  try {
    const answer = await page.goto(url, { timeout: PAGE_MS });
    if (answer === null || !answer.ok()) return answered(answer?.status() ?? '?');
    const [wanted, shown] = [new URL(url).pathname, new URL(page.url()).pathname];
    if (shown === wanted) return undefined;
    return {
      vi: `trang ${shown} hiện ra thay cho trang này`,
      en: `the page ${shown} is shown in its place`,
    };
  } catch (error) {
    return (error as Error).message.split('\n')[0];
  }
}

function answered(status: number | string): Text {
  return { vi: `trả lời mã ${status}`, en: `answered ${status}` };
}
