import type { Account } from '../../../config/targets/target.ts';
import type { FilePayload } from '../../stage/html-fill.ts';
import type { WorkFileEntry } from './work-file.ts';

/** What people do with a document. Each rejects where the product does not let this person do it. */
export interface Doings {
  /** Takes a document from the exchange into the book. */
  register(): Promise<void>;
  sendBack(reason: string): Promise<void>;
  suggest(text: string): Promise<void>;
  /** The leader's instruction: who handles it, who takes part, and within how many working days. */
  instruct(text: string, to: HandedTo): Promise<void>;
  forward(to: HandedTo): Promise<void>;
  process(result: string): Promise<void>;
  finish(): Promise<void>;
  submit(leader: Account): Promise<void>;
  /** Gives a draft back with an opinion. */
  comment(text: string): Promise<void>;
  sign(): Promise<void>;
  /** Approves a draft in the product's own way: with a signature, or without. */
  approve(): Promise<void>;
  number(): Promise<void>;
  issue(): Promise<void>;
  recall(reason: string): Promise<void>;
  remove(): Promise<void>;
  /** Sends new texts or files of an issued document to all who have it. */
  update(reason: string, to: Revision): Promise<void>;
  /** Says something of a draft, which stays where it is. */
  opine(text: string): Promise<void>;
  /** Reminds who handles a document. */
  urge(text: string): Promise<void>;
  /** Puts a document into a work file that is open. */
  fileInto(workFile: WorkFileEntry): Promise<void>;
}

/** What takes the place of an issued document's subject and files. */
export interface Revision {
  subject: string;
  papers: readonly FilePayload[];
}

export type Doing = keyof Doings;

export interface HandedTo {
  main: Account;
  joint?: Account;
  /** Working days. */
  days?: number;
}

/** Where a document stands, in words that all products are read as. */
export const STATES = {
  waiting: 'Chờ tiếp nhận',
  registered: 'Chờ bút phê',
  processing: 'Đang xử lý',
  done: 'Đã hoàn thành',
  returned: 'Đã trả lại',
  draft: 'Dự thảo',
  submitted: 'Chờ ký',
  signed: 'Chờ cấp số',
  numbered: 'Chờ phát hành',
  issued: 'Đã phát hành',
  recalled: 'Đã thu hồi',
  replaced: 'Đã được thay thế',
} as const;

/** What a document says of itself in words. */
export type DocumentFact =
  | 'arrival number'
  | 'number'
  | 'issued on'
  | 'author'
  | 'subject'
  | 'kind'
  | 'secrecy'
  | 'urgency'
  | 'instruction'
  | 'main'
  | 'joint'
  | 'comment'
  | 'reason'
  | 'result'
  | 'warning'
  | 'signer'
  | 'position'
  | 'content'
  | 'note'
  | 'revision'
  | 'replaced by'
  | 'urging';

/** How a document stands at one of its receivers. */
export interface Receipt {
  organId: string;
  /** Code of the last status that came back; empty where none did. */
  status: string;
  reason: string;
}

/** Reads what is shown at this moment and does not wait for it: an expectation reads again. */
interface Reads {
  /** As people read it; empty where none is shown. */
  state(): Promise<string>;
  /** Empty where it is not shown. */
  fact(name: DocumentFact): Promise<string>;
  /** `2025-06-28`; empty where none is shown. */
  due(): Promise<string>;
  can(doing: Doing): Promise<boolean>;
  /** Names of its files. */
  papers(): Promise<string[]>;
  paper(name: string): Promise<Buffer>;
  receipts(): Promise<Receipt[]>;
  /** What people said of a draft, the first to say something first. */
  opinions(): Promise<string[]>;
  /** The steps it has gone through, oldest first. */
  history(): Promise<string[]>;
}

/** A document in somebody's window. */
export interface DocumentAtDesk extends Doings, Reads {
  open(id: string): Promise<void>;
}

/** What the platform said to somebody who tried, as a report tells it. */
export type Answer = 'được làm' | 'bị từ chối' | 'trả lời trống' | `trả lời mã ${number}`;

/** A document without a window: quick, for what a case needs and no page has to show. */
export interface DocumentInOffice extends Doings, Reads {
  id: string;
  /** What this person is answered who opens it, and what stands there. */
  reading(): Promise<{ answer: Answer; text: string }>;
}
