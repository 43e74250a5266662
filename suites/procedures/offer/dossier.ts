import type { Account } from '../../../config/targets/target.ts';
import type { FilePayload } from '../../stage/html-fill.ts';

/** What people do with a dossier. Each rejects where the product does not let this person do it. */
export interface Doings {
  receive(): Promise<void>;
  assign(specialist: Account): Promise<void>;
  assess(opinion: string): Promise<void>;
  /** To another specialist. */
  handOver(colleague: Account): Promise<void>;
  submit(): Promise<void>;
  sign(): Promise<void>;
  returnResult(): Promise<void>;
  requestSupplement(wanted: string): Promise<void>;
  supplement(answer: string, paper: FilePayload): Promise<void>;
  refuse(reason: string): Promise<void>;
  /** @param day the new day of the result, `2025-06-28` */
  apologise(day: string, letter: string): Promise<void>;
  requestFee(): Promise<void>;
  withdraw(reason: string): Promise<void>;
}

export type Doing = keyof Doings;

/** What a dossier says in words. */
export type DossierFact =
  | 'unit'
  | 'step'
  | 'reason'
  | 'apology'
  | 'wanted supplement'
  | 'supplement'
  | 'receipt'
  | 'fee';

/** What a dossier says as a day. */
export type DossierDay = 'filed' | 'received' | 'due';

/** What was signed, its signature and the certificate that goes with it. */
export type Signed = 'result' | 'signature' | 'certificate';

/** Reads what is shown at this moment and does not wait for it: an expectation reads again. */
interface Reads {
  /** In the words of the ten codes; empty where none is shown. */
  status(): Promise<string>;
  /** `2025-06-28`; empty where none is shown. */
  day(name: DossierDay): Promise<string>;
  can(doing: Doing): Promise<boolean>;
}

/** A dossier in somebody's window. */
export interface DossierAtDesk extends Doings, Reads {
  open(): Promise<void>;
  /** Empty where it is not shown. */
  fact(name: DossierFact): Promise<string>;
  /** Names of the papers that came with it, and with its supplements. */
  papers(): Promise<string[]>;
  paper(name: string): Promise<Buffer>;
  signed(what: Signed): Promise<Buffer>;
  /** The steps it has gone through, oldest first. */
  history(): Promise<string[]>;
  /** Pays the fee, as far as the dossier's page again. @returns the amount that the page for it asked for, in words */
  pay(): Promise<string>;
  isPaid(): Promise<boolean>;
}

/** What somebody was answered who wanted to read a page of a dossier. */
export interface Reading {
  /** What people call the page. */
  page: string;
  answer: Answer;
  text: string;
}

/** What the platform said to somebody who tried, as a report tells it: let in, shown the door, or something else. */
export type Answer = 'được làm' | 'bị từ chối' | `trả lời mã ${number}`;

/** A dossier without a window: quick, for what a case needs and no page has to show. */
export interface DossierInOffice extends Doings, Reads {
  /** What this person reads of it, and what not. */
  readings(): Promise<Reading[]>;
}
