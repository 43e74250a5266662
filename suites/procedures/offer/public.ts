import type { Page } from '@playwright/test';
import type { Account } from '../../../config/targets/target.ts';
import type { Somebody } from './office.ts';
import type { Named } from '../../stage/page-expectations.ts';

export interface PublishedProcedure {
  code: string;
  name: string;
  field: string;
  level: string;
}

export interface ProcedureFacts extends PublishedProcedure {
  /** Working days. */
  days: number;
  /** In đồng. */
  fee: number;
  /** What is asked for, in the product's words. */
  required: string[];
  optional: string[];
}

/** A procedure's page, and the terms of its facts in the product's words: those that stand there, in order, and should. */
export interface ProcedurePage extends ProcedureFacts {
  terms: { shown: string[]; wanted: string[] };
}

/** What everybody may read. */
export interface Published {
  /** A procedure's page. @throws AnswerError where it lacks one of the facts */
  procedure(code: string): Promise<ProcedurePage>;
  /** The list of procedures, all pages of it. */
  listed(): Promise<PublishedProcedure[]>;
  /** The same by the interface for systems. */
  catalogue(): Promise<ProcedureFacts[]>;
  units(): Promise<{ code: string; name: string; identifier: string; authority: string }[]>;
  /** When the result is due: the limit in working days, and the day `2025-06-28`, empty where none is shown. */
  dueDate(procedure: string, from: string): Promise<{ limit: number; due: string }>;
  /** Pages that need no signing in. */
  pages: readonly (Named & { look(page: Page): Promise<Look> })[];
  /** Guides for people, each with what its heading says. */
  guides(): Promise<{ name: string; isGuide: boolean; frame: string }[]>;
  /** Interfaces that need no signing in. */
  interfaces: readonly Named[];
}

/** What somebody sees who opens a public page. */
export interface Look {
  /** HTTP status; of the page itself, wherever it led. */
  status: number | undefined;
  /** False where another page was shown in its place. */
  stayed: boolean;
  /** Whether it is headed as it should be. */
  isItself(): Promise<boolean>;
  asksPassword(): Promise<boolean>;
  /** Rules that it has to state and does not. */
  leavesOut(): Promise<string[]>;
  /** Header, navigation and footer. */
  frame(): Promise<string>;
}

/** What keeps a platform safe. */
export interface Security {
  /** Pages for everybody, those of somebody who has signed in, and addresses behind which there is nothing. */
  pages: { ordinary: readonly Named[]; own: readonly Named[]; wrong: readonly Named[] };
  signOut(somebody: Somebody): Promise<void>;
  /** HTTP status for a session's cookies at a page that only its owner reads. */
  ownPage(visitor: Somebody, cookies: string): Promise<number>;
  /** Tries to sign in. @returns whether the account was let in */
  enters(visitor: Somebody, account: Pick<Account, 'username' | 'password'>): Promise<boolean>;
  unlock(administrator: Somebody, username: string): Promise<void>;
  /** Names of the units whose accounts the administrator can look for. */
  unitsOfAccounts(administrator: Somebody): Promise<string[]>;
  /** User names that the administrator finds by a name, with the other fields of the search left as they are. */
  accountsFound(administrator: Somebody, name: string): Promise<string[]>;
}
