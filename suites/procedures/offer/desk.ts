import type { FilePayload } from '../../stage/html-fill.ts';
import type { DossierAtDesk } from './dossier.ts';

/** What somebody does and sees in a window. What only reads does not wait: an expectation reads again. */
export interface Desk {
  filing: Filing;
  counter: Counter;
  dossier(code: string): DossierAtDesk;
  lookUp: LookUp;
  /** The look-up of the national portal. */
  portalLookUp: LookUp;
  unitList: UnitList;
  ownList: { open(): Promise<void>; has(code: string): Promise<boolean> };
  store: Store;
  entrance: Entrance;
  guide: Guide;
  /** Whether the page says that this person is signed in. */
  greets(name: string): Promise<boolean>;
}

/** The guide for people of one role. */
export interface Guide {
  open(role: string): Promise<void>;
  /** How many steps the open guide has. */
  steps(): Promise<number>;
  /** Those of these permissions that the open guide does not speak of, as far as the product has words for them. */
  lacks(permissions: readonly string[]): Promise<string[]>;
}

export type ApplicantField = 'name' | 'id number' | 'birthday' | 'residence';

/** What goes into a declaration; what the person must say of themselves and the form leaves open is added. */
export interface Filled {
  /** What is asked for. */
  content: string;
  declaration?: FilePayload;
  /** The path of a file, or files made in memory. */
  enclosures?: string | readonly FilePayload[];
  /** Code of the unit where to file. */
  unit?: string;
}

/** Filing online, as a citizen. */
export interface Filing {
  open(procedure: string): Promise<void>;
  /** What a procedure prescribes to be said, in the product's words. */
  prescribed(procedure: string): Promise<string[]>;
  /** What the open form insists on, beside papers and formalities, in the same words. */
  mandatory(): Promise<string[]>;
  prefilled(field: ApplicantField): Promise<string>;
  fill(filled: Filled): Promise<void>;
  send(): Promise<void>;
  /** The code of the dossier that was filed, waited for. */
  code(within?: number): Promise<string>;
  /** Names of the papers that the dossier just filed shows. */
  papers(): Promise<string[]>;
}

/** Taking a dossier from somebody who came in person. */
export interface Counter {
  open(procedure: string): Promise<void>;
  fill(filled: Pick<Filled, 'content'>): Promise<void>;
  send(): Promise<void>;
  /** The slip that is handed over. */
  slip: {
    isShown(): Promise<boolean>;
    code(): Promise<string>;
    /** `2025-06-28`; empty where none is shown. */
    due(): Promise<string>;
    canBePrinted(): Promise<boolean>;
  };
}

/** Looking up a dossier by its code. */
export interface LookUp {
  open(): Promise<void>;
  search(code: string): Promise<void>;
  found(code: string): Promise<boolean>;
  status(): Promise<string>;
}

export interface ListedDossier {
  code: string;
  status: string;
  /** `2025-06-28`. */
  filedOn: string;
}

/** The dossiers of an officer's unit. */
export interface UnitList {
  open(): Promise<void>;
  /** Narrows the list to a code and waits for it. */
  find(code: string): Promise<void>;
  has(code: string): Promise<boolean>;
  openDossier(code: string): Promise<void>;
  /** The dossiers on the page shown, newest first. */
  shown(): Promise<ListedDossier[]>;
}

/** A citizen's electronic store of results. */
export interface Store {
  open(): Promise<void>;
  /** How many results of a dossier it keeps. */
  count(code: string): Promise<number>;
  result(code: string): Promise<Buffer>;
}

/** Signing in with the national identity. */
export interface Entrance {
  open(): Promise<void>;
  /** Lets the national identity say who one is. */
  toIdentity(): Promise<void>;
  asksIdentity(): Promise<boolean>;
  identify(username: string, password: string): Promise<void>;
  isIn(): Promise<boolean>;
  toPortal(): Promise<void>;
  isInPortal(): Promise<boolean>;
}
