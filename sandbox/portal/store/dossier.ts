import type { Status } from '../../data/statuses.ts';

/** An enclosed paper or a result; its bytes are among the files. */
export interface FileRef {
  id: string;
  name: string;
  sha256: string;
}

export interface Fee {
  name: string;
  code: string;
  /** In đồng. */
  amount: number;
  /** Number of the receipt; null until it is paid. */
  receipt: string | null;
}

/** What an agency asked to be completed. */
export interface Supplement {
  id: string;
  asked: string;
  at: string;
  /** When the citizen answered; null until then. */
  answeredAt: string | null;
}

/** A result in the citizen's store. */
export interface Result {
  name: string;
  /** Number and symbol of the paper. */
  notation: string;
  code: string;
  file: FileRef;
}

export interface Progress {
  at: string;
  officer: string;
  content: string;
}

/** A dossier as the portal has it. */
export interface Dossier {
  code: string;
  procedure: string;
  agency: string;
  /** Identity number of the citizen; empty where the system that sent it had none. */
  owner: string;
  applicant: string;
  phone: string;
  content: string;
  filedAt: string;
  /** Assigned by the agency; null until then. */
  dueAt: string | null;
  status: Status;
  /** 1 at the counter, 2 online, 3 by post. */
  channel: 1 | 2 | 3;
  papers: FileRef[];
  fees: Fee[];
  supplements: Supplement[];
  results: Result[];
  progress: Progress[];
}

/** A filing under way: what was entered in the steps so far. */
export interface Draft {
  id: string;
  owner: string;
  procedure: string;
  agency: string;
  /** The last step that was done. */
  step: 0 | 1 | 2 | 3;
  content: string;
  phone: string;
  papers: FileRef[];
}
