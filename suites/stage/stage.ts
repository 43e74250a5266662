import type { APIRequestContext, BrowserContext, Page } from '@playwright/test';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import type { Account } from '../../config/targets/target.ts';
import type { Api } from './api.ts';
import type { Figure } from './figure.ts';

/** Somebody who is signed in, with requests that carry the session. */
export interface Person {
  account: Account;
  request: APIRequestContext;
}

/** A signed-in person with a browser window of their own. */
export interface Actor extends Person {
  page: Page;
  context: BrowserContext;
}

/**
 * Takes back something a walk created. It may be done again, also long after the walk, when its windows and sessions
 * are gone: `again` signs somebody in again. Rejects where something stays.
 */
export type Undo = (again: (account: Account) => Promise<Person>) => Promise<void>;

/** What a journey walks on: the same in a trial, in a live probe and for the user guide. */
export interface Stage {
  /** The slug of the platform it stands on. */
  platform: string;
  /** With the accounts of this platform alone. */
  target: ResolvedTarget;
  /** Marks the data this walk creates; differs between walks. */
  marker: string;
  /** The trace of W3C Trace Context that the requests of this walk belong to, 32 hex digits. */
  trace: string;
  /** A named step of the journey. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** A named step that sets up what the journey needs; a failure there blocks, it does not judge. */
  given<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** What takes back what the walk created; done after it, whether it passed or not, the last one first. */
  afterwards(work: Undo): void;
  /** Tells those who watch what the walk measured; in a trial its steps judge that. */
  measured(figures: readonly Figure[]): void;
  /** A window without anybody signed in. */
  visitor(): Promise<Page>;
  /** Whom the role stands for here: of the home unit where none is given; `nth` picks another of several. */
  account(role: string, unit?: string, nth?: number): Account;
  /** A signed-in window; `nth` picks another account of the same role. */
  as(role: string, unit?: string, nth?: number): Promise<Actor>;
  /** A signed-in person without a window, for what needs no page to be seen. */
  person(role: string, unit?: string, nth?: number): Promise<Person>;
  /** Requests without a session, for published interfaces. */
  anonymous(): Promise<APIRequestContext>;
  /** An interface without a page, at this base address. What it is asked and answers is kept as evidence, masked. */
  api(base: string): Promise<Api>;
  /**
   * The same walk on another platform: people there are that platform's, and sign in its way. The journey names the
   * platform under `actsOn:` in its YAML.
   * @throws PreconditionError where the target is not for that platform
   */
  on(platform: string): Stage;
}
