import type { FilePayload } from '../../stage/html-fill.ts';

/** Lists from which the agency is chosen. */
export type AgencyList = 'province' | 'commune' | 'ministry';

/** The block where it is chosen who takes the dossier. Names are those of the page, in whatever form of Unicode. */
export interface AgencyChoice {
  /** Opens the page of a procedure, by its code. */
  open(procedure: string): Promise<void>;
  kind(kind: 'province' | 'ministry'): Promise<void>;
  /** What a list offers once it has something. */
  offered(list: AgencyList): Promise<string[]>;
  /** What a list offers once something was typed. */
  search(list: AgencyList, text: string): Promise<string[]>;
  /** Chooses by a name, in either form of Unicode. */
  choose(list: AgencyList, name: string): Promise<void>;
  /** What a list shows as chosen. */
  chosen(list: AgencyList): Promise<string>;
  confirm(): Promise<void>;
}

/** The four steps of filing. */
export interface Filing {
  /** Goes from the chosen agency to the first step. */
  begin(): Promise<void>;
  /** Heading of the step that is open. */
  step(): Promise<string>;
  confirmGeneral(): Promise<void>;
  declare(content: string): Promise<void>;
  enclose(files: readonly FilePayload[]): Promise<void>;
  send(): Promise<void>;
  /** The code that was given. */
  code(): Promise<string>;
}

export interface Desk {
  agencies: AgencyChoice;
  filing: Filing;
  payment: {
    open(code: string): Promise<void>;
    /** In đồng. */
    total(): Promise<number>;
    /** Goes on to the payment service. */
    begin(): Promise<void>;
    /** What the payment service asks for: the dossier's code, and how much, in đồng. */
    asked(): Promise<{ code: string; amount: number }>;
    confirm(): Promise<void>;
    /** What the portal says afterwards. */
    told(): Promise<string>;
  };
  dossier: {
    open(code: string): Promise<void>;
    /** A fact of the dossier, by its term. */
    fact(term: 'status' | 'agency' | 'fee'): Promise<string>;
  };
  lookUp: {
    open(): Promise<void>;
    find(code: string): Promise<void>;
    status(): Promise<string>;
    /** Whether it says that there is no such dossier. */
    foundNothing(): Promise<boolean>;
  };
}
