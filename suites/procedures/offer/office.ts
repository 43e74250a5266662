import type { APIRequestContext } from '@playwright/test';
import type { FilePayload } from '../../stage/html-fill.ts';
import type { DossierInOffice } from './dossier.ts';

/** Somebody signed in, or a visitor. */
export interface Somebody {
  request: APIRequestContext;
}

export interface Filed {
  procedure: string;
  unit: string;
  content: string;
  declaration: FilePayload;
  enclosures: readonly FilePayload[];
}

/** Where days of a dossier are shown. */
export type Place =
  | 'dossier'
  | 'slip'
  | 'look-up'
  | 'own list'
  | 'unit list'
  | 'store'
  | 'log'
  | 'portal look-up';

/** Days as a place shows them, each `2025-06-28`; those that the place does not show are left out. */
export interface Days {
  filed?: string;
  received?: string;
  due?: string;
  stored?: string;
  /** Of each step that the place tells of. */
  steps?: string[];
}

export interface AuditLine {
  at: string;
  who: string;
  action: string;
  /** What it changed, in words. */
  detail: string;
}

/** Kinds of pages that must show certain facts of a dossier. */
export type FactsPage = 'look-up' | 'dossier' | 'slip';

/** The list of an officer's unit at one moment, and what it counts. */
export interface Tally {
  /** How many dossiers it says it has, narrowed as it is. */
  found: number;
  /** Status → how many dossiers of the unit it says have it. */
  counts: Record<string, number>;
  /** The statuses of the rows shown. */
  rows: string[];
  /** What it can be narrowed to; a procedure by its code and name, `1.004746 – Đăng ký kết hôn`. */
  offered: { statuses: string[]; procedures: string[] };
}

/** What somebody does without a window: quick, for what a case needs and no page has to show. */
export interface Office {
  /** Files online. @returns the code */
  file(filed: Filed): Promise<string>;
  dossier(code: string): DossierInOffice;
  days(place: Place, code: string): Promise<Days>;
  /** The facts that a page must show of a dossier, by the product's own words, and what stands there. */
  facts(page: FactsPage, code: string): Promise<Map<string, string>>;
  /** The codes on all pages of a citizen's own list, in its order. */
  ownCodes(): Promise<string[]>;
  /** The list of an officer's unit, narrowed to a status where one is given. */
  tally(status?: string): Promise<Tally>;
  /** Who did what with a dossier, oldest first. */
  audit(code: string): Promise<AuditLine[]>;
  /** The same lines as people read them on the page of the log. */
  auditShown(code: string): Promise<Omit<AuditLine, 'at'>[]>;
}
