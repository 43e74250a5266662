import type { Verdict } from '../../words/scales/verdict.ts';
import type { Lang } from '../../words/text.ts';

/** Where a piece of text leads. */
export type Link =
  | { to: 'evidence'; path: string }
  | { to: 'anchor'; id: string }
  /** Another file of the run's folder, with an anchor in it. */
  | { to: 'file'; file: string; id?: string };

/** How a value is coloured; `Verdict` words read well without the colour too. */
export type Tone = Verdict | 'quiet';

/** A run of text. */
export interface Inline {
  text: string;
  bold?: boolean;
  italic?: boolean;
  tone?: Tone;
  link?: Link;
}

/** Text as written in the builders: a plain string is a run without marks. */
export type Line = (Inline | string)[];

export interface Column {
  title: string;
  /** Share of the table's width; shares need not add up to a round number. */
  width: number;
  align?: 'left' | 'center' | 'right';
}

/** A cell is one or more lines. */
export type Cell = Line[];

export interface Row {
  id?: string;
  /** Sums are set in bold. */
  sum?: boolean;
  cells: Cell[];
}

export type Block =
  | { type: 'heading'; level: 1 | 2 | 3; text: string; id?: string }
  | { type: 'paragraph'; line: Line; style: 'body' | 'notice' | 'small'; id?: string }
  | { type: 'list'; items: Line[] }
  | {
      type: 'table';
      id?: string;
      title: string;
      columns: Column[];
      rows: Row[];
      /** Long enough to be searched on a screen. */
      filter?: boolean;
      /** Short enough to stay on one page. */
      together?: boolean;
    }
  /** A drawing; formats that cannot draw leave it out, so its numbers must also be in a table. */
  | {
      type: 'figure';
      title: string;
      svg: string;
      /** The same for a window as narrow as a phone's, where letters of the wide one would be too small. */
      narrow?: string;
    }
  /** A picture of the evidence. Paper shows it; a page on a screen leads to it. */
  | { type: 'picture'; title: string; path: string };

/** The head of an official document (NĐ 30/2020, Phụ lục I). */
export interface Letterhead {
  superior: string;
  agency: string;
  nation: string;
  motto: string;
  number: string;
  placeDate: string;
  kind: string;
  subject: string;
  basis: string[];
}

export interface SignatureBlock {
  authority: string;
  office: string;
  name: string;
  recipientsTitle: string;
  recipients: string[];
}

export interface Appendix {
  id: string;
  /** `Phụ lục I`. */
  label: string;
  title: string;
  attachedTo: string;
  landscape: boolean;
  blocks: Block[];
}

/** An official document, neutral of any format. */
export interface ReportDocument {
  lang: Lang;
  title: string;
  letterhead: Letterhead;
  notices: Line[];
  blocks: Block[];
  signature: SignatureBlock;
  appendices: Appendix[];
}

/** A document that can be made in both languages. */
export interface DocumentSource {
  in(lang: Lang): ReportDocument;
}

export function heading(level: 1 | 2 | 3, text: string, id?: string): Block {
  return id === undefined ? { type: 'heading', level, text } : { type: 'heading', level, text, id };
}

export function paragraph(...line: Line): Block {
  return { type: 'paragraph', line, style: 'body' };
}

export function small(...line: Line): Block {
  return { type: 'paragraph', line, style: 'small' };
}

/** A list, or nothing where there are no items. */
export function list(items: Line[]): Block[] {
  return items.length === 0 ? [] : [{ type: 'list', items }];
}

/** A cell of one line. */
export function cell(...line: Line): Cell {
  return [line];
}

/** Text that leads to an anchor of the same document. */
export function toAnchor(text: string, id: string): Inline {
  return { text, link: { to: 'anchor', id } };
}

/** A run as an object, whether it was written as a string or not. */
export function inline(run: Inline | string): Inline {
  return typeof run === 'string' ? { text: run } : run;
}
