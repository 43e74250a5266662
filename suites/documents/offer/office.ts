import type { APIRequestContext } from '@playwright/test';
import type { FilePayload } from '../../stage/html-fill.ts';
import type { DocumentAtDesk, DocumentInOffice } from './document.ts';
import type { WorkFileEntry, WorkFilesAtDesk } from './work-file.ts';

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
  /** 0 ordinary … 3 express. */
  urgency?: number;
  /** Number and symbol of the issued document that it takes the place of. */
  replaces?: string;
  papers?: readonly FilePayload[];
  /** Code of the dossier whose result it is. */
  dossier?: string;
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
  signer?: string;
  position?: string;
  note?: string;
  papers?: readonly FilePayload[];
}

/** A book as it is shown: the heads of its columns, and its rows by them. */
export interface Book {
  columns: string[];
  rows: Record<string, string>[];
}

export interface Counted {
  all: number;
  /** By the words of the state. */
  states: Record<string, number>;
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
  /** How many documents the list has, and how many of each state it counts, at one moment. */
  counted(direction: Direction): Promise<Counted>;
  /** What a draft of this kind starts with. */
  template(kind: string): Promise<string>;
  /** @returns the work file's id */
  openWorkFile(file: WorkFileEntry): Promise<string>;
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
  drafting: {
    open(): Promise<void>;
    /** Starts from the template of a kind, by the name of the kind. */
    openTemplate(kind: string): Promise<void>;
    /** What stands in the field for the text. */
    content(): Promise<string>;
    fill(draft: Partial<Draft>): Promise<void>;
    save(): Promise<string>;
  };
  workFiles: WorkFilesAtDesk;
  /** The agency's deadlines. */
  deadlines: {
    open(): Promise<void>;
    /** How the document with this number and symbol stands; empty where it is not shown. */
    standing(number: string): Promise<string>;
  };
  counter: { open(): Promise<void>; fill(paper: OnPaper): Promise<void>; save(): Promise<string> };
  guide: { open(role: string): Promise<void>; steps(): Promise<number> };
}
