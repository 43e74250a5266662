/** What an attempt came to. */
export type Attempt = 'được làm' | 'bị từ chối' | `trả lời mã ${number}`;

/** A dossier in the names of QCVN 120:2019's message DongBoHoSoMC, as far as a case speaks of it. */
export interface SentDossier {
  code: string;
  procedure: string;
  name: string;
  applicant: string;
  /** Null where it is not known. */
  identity: string | null;
  /** ISO 8601 with its zone, in whole seconds. */
  receivedAt: string;
  status: string;
  phone?: string;
  content?: string;
  papers?: readonly string[];
  fees?: readonly { name: string; code: string; amount: number }[];
  supplements?: readonly { id: string; asked: string }[];
  results?: readonly { name: string; notation: string; code: string; file: string }[];
}

/** The same as the portal tells it. */
export interface PortalDossier {
  code: string;
  procedure: string;
  name: string;
  agency: string;
  applicant: string;
  identities: string[];
  phone: string;
  content: string;
  /** ISO 8601 in UTC, in whole seconds; empty where it is no time. */
  filedAt: string;
  status: string;
  papers: { name: string; hash: string; address: string }[];
  fees: { name: string; code: string; amount: number; receipt: string | null }[];
  supplements: { id: string; asked: string }[];
  /** Those that were answered. */
  answered: string[];
  progress: { officer: string; content: string }[];
}

/** A result as the store of a citizen tells it to a connected system. */
export interface ToldResult {
  name: string;
  notation: string;
  /** Its number at the agency. */
  code: string;
  dossier: string;
  agency: string;
  files: { name: string; hash: string; address: string }[];
}

/** A field of a sent dossier by its name in the message, with a value that is wrong; left out where undefined. */
export type WrongFields = Readonly<Record<string, string | undefined>>;

/** What a connected system calls. All throw AnswerError, with the HTTP status, where they are refused. */
export interface System {
  newCode(agency: string, procedure: string): Promise<string>;
  /** @param hash where it is not the file's own */
  upload(code: string, name: string, bytes: Buffer, hash?: string): Promise<string>;
  send(dossiers: readonly SentDossier[], wrong?: WrongFields): Promise<string[]>;
  progress(code: string, officer: string, content: string): Promise<void>;
  status(code: string, status: string): Promise<void>;
  find(code: string): Promise<PortalDossier | null>;
  /** The bytes of a paper, by the address that `find` gave. */
  fetch(address: string): Promise<Buffer>;
  procedures(): Promise<{ code: string; name: string }[]>;
  results(identity: string): Promise<ToldResult[]>;
  close(): Promise<void>;
}
