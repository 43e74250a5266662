import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { FileChild } from 'docx';
import type { Letterhead, SignatureBlock } from '../document/blocks.ts';
import { TEXT, mm, pt, widthOf } from './measures.ts';
import { plain, rule } from './text.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};
const LEFT = mm(74);
/** Letters stand a little closer, in twentieths of a point, so that the two heads keep apart. */
const CLOSE = { characterSpacing: -6 };
const CENTER = { alignment: AlignmentType.CENTER };
/** Rules under the agency and the subject are a third to a half of the line. */
const PART = 0.42;

/** Head of the document: agency and nation side by side, then kind, subject and the papers it rests on. */
export function letterheadDocx(head: Letterhead): FileChild[] {
  const right = TEXT.portrait - LEFT;
  const agency = [
    plain(head.superior, { size: pt(12), ...CLOSE }, CENTER),
    plain(head.agency, { size: pt(12), bold: true }, CENTER),
    rule(Math.min(widthOf(head.agency, 12), LEFT) * PART, LEFT, 60),
    plain(head.number, { size: pt(13) }, { ...CENTER, spacing: { before: 60 } }),
  ];
  const nation = [
    plain(head.nation, { size: pt(12), bold: true, ...CLOSE }, CENTER),
    plain(head.motto, { size: pt(13), bold: true }, CENTER),
    rule(widthOf(head.motto, 13), right, 60),
    plain(head.placeDate, { size: pt(13), italics: true }, { ...CENTER, spacing: { before: 60 } }),
  ];
  return [
    twoCells([LEFT, right], agency, nation),
    plain(head.kind, { bold: true, size: pt(14) }, { style: 'Title', spacing: { before: 360 } }),
    plain(head.subject, { bold: true, size: pt(14) }, CENTER),
    rule(Math.min(widthOf(head.subject, 14), TEXT.portrait) * PART, TEXT.portrait, 240),
    ...head.basis.map((item) => plain(item, {}, { style: 'Basis' })),
  ];
}

/** Recipients and signer, kept on one page. */
export function signatureDocx(signature: SignatureBlock): FileChild[] {
  const half = Math.round(TEXT.portrait / 2);
  const keep = { keepNext: true, keepLines: true };
  const recipients = [
    plain(signature.recipientsTitle, { bold: true, italics: true, size: pt(12) }, keep),
    ...signature.recipients.map((one) => plain(one, { size: pt(11) }, keep)),
  ];
  const titles = [signature.authority, signature.office].filter((line) => line !== '');
  const signer = [
    ...titles.map((line) => plain(line, { bold: true, size: pt(14) }, { ...keep, ...CENTER })),
    plain(signature.name, { bold: true, size: pt(14) }, { ...CENTER, spacing: { before: mm(28) } }),
  ];
  return [
    new Paragraph({ spacing: { before: 240 }, keepNext: true, children: [new TextRun('')] }),
    twoCells([half, TEXT.portrait - half], recipients, signer),
  ];
}

function twoCells(widths: [number, number], left: Paragraph[], right: Paragraph[]): Table {
  const cell = (children: Paragraph[], size: number) =>
    new TableCell({ width: { size, type: WidthType.DXA }, borders: NO_BORDERS, children });
  return new Table({
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: [
      new TableRow({ cantSplit: true, children: [cell(left, widths[0]), cell(right, widths[1])] }),
    ],
  });
}
