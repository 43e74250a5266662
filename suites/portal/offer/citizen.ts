import type { FilePayload } from '../../stage/html-fill.ts';
import type { Attempt } from './system.ts';

/** A filing under way or done, by what a citizen chose. */
export interface FilingOf {
  procedure: string;
  /** Code of the agency. */
  agency: string;
  content: string;
  papers: readonly FilePayload[];
}

/** A result in the citizen's store. */
export interface StoredResult {
  name: string;
  notation: string;
  agency: string;
  dossier: string;
  fetch(): Promise<Buffer>;
}

/** A dossier in the list of one's own. */
export interface OwnDossier {
  code: string;
  procedure: string;
  agency: string;
  status: string;
  /** Where the platform stands, `2025-06-28 08:30`; empty where it is no time. */
  filedAt: string;
}

/** A dossier on a page of its own. */
export interface AboutDossier extends Omit<OwnDossier, 'code'> {
  content: string;
  /** Names of the papers. */
  papers: string[];
}

/** Facts of the person that a step shows before anything was entered. */
export interface Prefilled {
  name: string;
  idNumber: string;
  birthday: string;
  residence: string;
  phone: string;
}

/** What a citizen does without a window. */
export interface CitizenOffice {
  /** Goes through the four steps. @returns the code */
  file(filing: FilingOf): Promise<string>;
  /** Where the way leads that starts at the chosen agency: the portal's own steps, or an address. */
  wayIn(procedure: string, agency: string): Promise<string>;
  prefilled(procedure: string, agency: string): Promise<Prefilled>;
  dossiers(): Promise<OwnDossier[]>;
  /** A dossier of one's own, as the portal shows it. */
  about(code: string): Promise<AboutDossier>;
  status(code: string): Promise<string>;
  /** What is said of the fee; empty where there is none. */
  fee(code: string): Promise<string>;
  cancelPayment(code: string): Promise<void>;
  supplement(code: string, file: FilePayload): Promise<void>;
  withdraw(code: string): Promise<void>;
  /** Whether a dossier and its papers can be opened. */
  opens(code: string): Promise<Attempt>;
  results(): Promise<StoredResult[]>;
}
