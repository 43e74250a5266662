import type { Page } from '@playwright/test';

/** Roles of ARIA by which people find what is on a page; a field is found by its label. */
export type ControlKind = 'field' | 'button' | 'link' | 'heading' | 'table' | 'term';

/** Something that must be on a page, by the name that people read. */
export interface Control {
  kind: ControlKind;
  /** The whole name, or an expression that it fits. */
  name: string | RegExp;
}

/** A page that journeys open, and what they look for on it. */
export interface PageNeed {
  /** What people call it. */
  title: string;
  /** Who opens it; nobody signed in where null. */
  role: string | null;
  /** Name of the address of the target. */
  address: string;
  /** Path of the page; `{dossier}` stands for one that this role can see. */
  path: string;
  controls: readonly Control[];
}

/** An interface that journeys read. */
export interface InterfaceNeed {
  title: string;
  role: string | null;
  address: string;
  path: string;
}

/** What `suites/<platform>/products/<vendor>/needs.ts` exports as `needs`: all that its journeys look for. */
export interface ProductNeeds {
  pages: readonly PageNeed[];
  interfaces: readonly InterfaceNeed[];
  /** Finds a dossier that is there already on a list that is open; undefined where there is none. */
  anyDossier?(page: Page): Promise<string | undefined>;
  /** The list on which each role finds one. */
  lists?: Readonly<Record<string, { address: string; path: string }>>;
}
