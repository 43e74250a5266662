import { STATUS_NAMES } from '../data/statuses.ts';
import type { Status } from '../data/statuses.ts';

/** A procedure as a province announces it. */
export interface PublishedProcedure {
  code: string;
  name: string;
  field: string;
  level: 'xa' | 'tinh';
  /** Working days from reception to result. */
  days: number;
}

/** A dossier as the portal knows it. */
export interface PortalDossier {
  code: string;
  portalCode: string;
  procedure: string;
  unit: string;
  applicant: string;
  idNumber: string;
  filedAt: string;
  status: Status;
  files: { id: string; sha256: string }[];
  progress: { at: string; officer: string; content: string }[];
}

/** One call the portal received. */
export interface LogLine {
  /** Counted from 1 in the order of arrival. */
  number: number;
  at: string;
  step:
    | 'token'
    | 'code'
    | 'file'
    | 'create'
    | 'existing'
    | 'progress'
    | 'status'
    | 'linked'
    | 'unknown';
  /** Dossier code the call was about, or empty. */
  dossier: string;
  /** Answer's HTTP status. */
  answer: number;
  /** Status code sent, as it came; null where the call carries none. */
  status: string | null;
}

/** Lines kept; older ones make room. */
const LOG_SIZE = 200_000;

export class PortalStore {
  readonly procedures: readonly PublishedProcedure[];
  readonly dossiers = new Map<string, PortalDossier>();
  readonly codes = new Map<string, string>();
  readonly files = new Map<string, { sha256: string; name: string; size: number }>();
  #log: LogLine[] = [];
  #received = 0;
  #lastCode = 0;

  constructor(procedures: readonly PublishedProcedure[]) {
    this.procedures = procedures;
  }

  /** The procedure's name; its code where it was not announced. */
  nameOf(procedure: string): string {
    return this.procedures.find(({ code }) => code === procedure)?.name ?? procedure;
  }

  newCode(dossier: string): string {
    this.#lastCode += 1;
    const code = `G19.99-${String(this.#lastCode).padStart(7, '0')}`;
    this.codes.set(code, dossier);
    return code;
  }

  write(line: Omit<LogLine, 'number'>): void {
    this.#received += 1;
    this.#log.push({ number: this.#received, ...line });
    if (this.#log.length > LOG_SIZE) this.#log = this.#log.slice(LOG_SIZE / 10);
  }

  log(dossier: string): LogLine[] {
    return dossier ? this.#log.filter((line) => line.dossier === dossier) : this.#log.slice(-1000);
  }

  ofPerson(idNumber: string): PortalDossier[] {
    return [...this.dossiers.values()].filter((dossier) => dossier.idNumber === idNumber).reverse();
  }
}

export function isStatus(code: number): code is Status {
  return code in STATUS_NAMES;
}
