import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  ExternalHyperlink,
  InternalHyperlink,
  Paragraph,
  TextRun,
  UnderlineType,
} from 'docx';
import type { IParagraphOptions, ParagraphChild } from 'docx';
import { inline } from '../document/blocks.ts';
import type { Inline, Line } from '../document/blocks.ts';
import { relativeHref } from '../html/href.ts';
import type { ReportInput } from '../input.ts';
import { printable } from '../xml.ts';

/** Names of the addresses inside the file: Word takes 40 letters at most, so they are counted. */
export class Bookmarks {
  readonly #names = new Map<string, string>();

  nameOf(id: string): string {
    const name = this.#names.get(id) ?? `muc_${this.#names.size + 1}`;
    this.#names.set(id, name);
    return name;
  }
}

/** What text needs to know of the file it goes into. */
export interface TextContext {
  input: ReportInput;
  bookmarks: Bookmarks;
}

/** Runs of a line; `id` makes them an address. */
export function runs(
  line: Line,
  context: TextContext,
  id?: string,
  bold = false,
): ParagraphChild[] {
  const children = line.map((run) => linked(inline(run), context, bold));
  if (id === undefined) return children;
  return [new Bookmark({ id: context.bookmarks.nameOf(id), children })];
}

function linked(run: Inline, context: TextContext, bold: boolean): ParagraphChild {
  const href =
    run.link === undefined ? null : relativeHref(run.link, context.input, 'bao-cao.docx');
  if (run.link === undefined || href === null) return textRun(run, bold, false);
  const children = [textRun(run, bold, true)];
  return run.link.to === 'anchor'
    ? new InternalHyperlink({ anchor: context.bookmarks.nameOf(run.link.id), children })
    : new ExternalHyperlink({ link: href, children });
}

function textRun(run: Inline, bold: boolean, link: boolean): TextRun {
  const lines = printable(run.text).replaceAll('\r', '').split('\n');
  return new TextRun({
    ...(bold || run.bold === true ? { bold: true } : {}),
    ...(run.italic === true ? { italics: true } : {}),
    ...(link ? { underline: { type: UnderlineType.DOTTED, color: '666666' } } : {}),
    ...(lines.length === 1
      ? { text: lines[0] ?? '' }
      : { children: lines.flatMap((text, index) => pieces(text, index > 0)) }),
  });
}

function pieces(text: string, broken: boolean): TextRun[] {
  return broken ? [new TextRun({ text, break: 1 })] : [new TextRun({ text })];
}

/** A short rule under a text, as wide as `width`, in the middle of a space of `space`. */
export function rule(width: number, space: number, after: number): Paragraph {
  const side = Math.max(0, Math.round((space - width) / 2));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: { left: side, right: side, firstLine: 0 },
    spacing: { before: 50, after, line: 40, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [],
  });
}

/** A paragraph of one plain text. */
export function plain(
  text: string,
  options: { bold?: boolean; italics?: boolean; size?: number; characterSpacing?: number },
  paragraph: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    ...paragraph,
    children: [new TextRun({ text: printable(text), ...options })],
  });
}
