import type { APIRequestContext } from '@playwright/test';
import type { FilePayload } from '../../stage/html-fill.ts';
import type { DocumentAtDesk, DocumentInOffice } from './document.ts';

/** Somebody signed in, or a visitor. */
export interface Somebody {
  request: APIRequestContext;
}

export type Direction = 'in' | 'out';

/** A draft of the agency's own. */
export interface Draft {
  /** Code of the kind. */
  kind: string;
  subject: string;
  content?: string;
  /** Identifier codes. */
  receivers: readonly string[];
  papers?: readonly FilePayload[];
}

/** A document that came on paper. */
export interface OnPaper {
  kind: string;
  author: string;
  number: string;
  notation: string;
  /** `2025-06-28`. */
  issuedOn: string;
  subject: string;
  /** 0 ordinary … 3 top secret. */
  secrecy?: number;
  papers?: readonly FilePayload[];
}

/** A book as it is shown: the heads of its columns, and its rows by them. */
export interface Book {
  columns: string[];
  rows: Record<string, string>[];
}

export interface AuditLine {
  at: string;
  who: string;
  action: string;
}

/** What somebody does without a window. */
export interface Office {
  /** @returns the document's id */
  draft(draft: Draft): Promise<string>;
  /** @returns the document's id */
  registerByHand(paper: OnPaper): Promise<string>;
  document(id: string): DocumentInOffice;
  /** Ids of the agency's documents that a list narrowed to a text shows, the newest first. */
  listed(direction: Direction, text: string): Promise<string[]>;
  /** Ids that the search finds. */
  found(text: string): Promise<string[]>;
  /** How many documents of each state the list counts, by the words of the state. */
  counted(direction: Direction): Promise<Record<string, number>>;
  book(direction: Direction): Promise<Book>;
  /** Who did and read what of a document, oldest first. */
  audit(id: string): Promise<AuditLine[]>;
}

/** A list of documents in a window. */
export interface List {
  open(): Promise<void>;
  /** Narrows the list to a text and waits for it. */
  find(text: string): Promise<void>;
  /** Numbers and symbols on the page shown. */
  numbers(): Promise<string[]>;
  /** What stands in each column of the first row. */
  first(): Promise<Record<string, string>>;
  /** Opens the document with this number and symbol. */
  openDocument(number: string): Promise<void>;
}

/** What somebody does and sees in a window. */
export interface Desk {
  incoming: List;
  outgoing: List;
  /** The document that is open. */
  document: DocumentAtDesk;
  search: {
    open(): Promise<void>;
    search(text: string): Promise<void>;
    subjects(): Promise<string[]>;
  };
  drafting: { open(): Promise<void>; fill(draft: Draft): Promise<void>; save(): Promise<string> };
  counter: { open(): Promise<void>; fill(paper: OnPaper): Promise<void>; save(): Promise<string> };
  guide: { open(role: string): Promise<void>; steps(): Promise<number> };
}
