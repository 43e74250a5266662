import {
  AlignmentType,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { FileChild } from 'docx';
import type { Block, Cell, Column, Row } from '../document/blocks.ts';
import { printable } from '../xml.ts';
import { runs } from './text.ts';
import type { TextContext } from './text.ts';
import { mm } from './measures.ts';

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
};
const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};
const CELL_MARGINS = { top: mm(0.8), bottom: mm(0.8), left: mm(1.4), right: mm(1.4) };

/**
 * Blocks as paragraphs and tables of a text `width` wide. Drawings are left out: their numbers are
 * in tables. The last `kept` items of a closing list stay with what follows the blocks.
 */
export function blocksDocx(
  blocks: Block[],
  width: number,
  context: TextContext,
  kept = 0,
): FileChild[] {
  return blocks.flatMap((block, place): FileChild[] => {
    if (block.type === 'heading') {
      const children = runs([block.text], context, block.id);
      return [new Paragraph({ heading: HEADINGS[block.level], children })];
    }
    if (block.type === 'paragraph') {
      const style = { body: 'BodyText', notice: 'Notice', small: 'SmallText' }[block.style];
      const children = runs(block.line, context, block.id);
      // What announces a list does not stand alone at the foot of a page.
      return [new Paragraph({ style, keepNext: blocks[place + 1]?.type === 'list', children })];
    }
    if (block.type === 'list') {
      const free = place === blocks.length - 1 ? block.items.length - kept : block.items.length;
      return block.items.map(
        (item, index) =>
          new Paragraph({
            style: 'ListDash',
            keepNext: index >= free,
            children: runs(['- ', ...item], context),
          }),
      );
    }
    if (block.type === 'picture') {
      const run = { text: block.title, link: { to: 'evidence' as const, path: block.path } };
      return [new Paragraph({ style: 'ListDash', children: runs(['- ', run], context) })];
    }
    return block.type === 'table' ? [tableDocx(block, width, context), gap()] : [];
  });
}

/** Word wants a paragraph after a table; this one is as low as one can be. */
function gap(): Paragraph {
  return new Paragraph({ style: 'TableGap', children: [] });
}

function tableDocx(table: Block & { type: 'table' }, width: number, context: TextContext): Table {
  const widths = columnWidths(table.columns, width);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map((column, index) => headCell(column, widths[index] ?? 0)),
  });
  const last = table.rows.length - 1;
  const rows = table.rows.map((row, index) =>
    rowDocx(row, table.columns, widths, context, table.together === true && index < last),
  );
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: CELL_MARGINS,
    rows: [head, ...rows],
  });
}

function headCell(column: Column, width: number): TableCell {
  const text = new TextRun({ text: printable(column.title), bold: true });
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        style: 'TableText',
        alignment: AlignmentType.CENTER,
        keepNext: true,
        children: [text],
      }),
    ],
  });
}

function rowDocx(
  row: Row,
  columns: Column[],
  widths: number[],
  context: TextContext,
  keepNext: boolean,
): TableRow {
  return new TableRow({
    cantSplit: true,
    children: row.cells.map((cell, index) => {
      const id = index === 0 ? row.id : undefined;
      const column = columns[index];
      return new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA },
        children: cellDocx(cell, column, context, { bold: row.sum === true, keepNext, id }),
      });
    }),
  });
}

function cellDocx(
  cell: Cell,
  column: Column | undefined,
  context: TextContext,
  { bold, keepNext, id }: { bold: boolean; keepNext: boolean; id: string | undefined },
): Paragraph[] {
  const lines: Cell = cell.length === 0 ? [['']] : cell;
  return lines.map(
    (line, index) =>
      new Paragraph({
        style: 'TableText',
        keepNext,
        alignment: ALIGN[column?.align ?? 'left'],
        children: runs(line, context, index === 0 ? id : undefined, bold),
      }),
  );
}

/** Whole twips that add up to the width exactly. */
function columnWidths(columns: Column[], width: number): number[] {
  const sum = columns.reduce((total, column) => total + column.width, 0);
  const widths = columns.map((column) => Math.floor((column.width / sum) * width));
  const rest = width - widths.reduce((total, one) => total + one, 0);
  return widths.map((one, index) => (index === widths.length - 1 ? one + rest : one));
}
