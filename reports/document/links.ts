import { inline } from './blocks.ts';
import type { Block, Line, ReportDocument } from './blocks.ts';

/**
 * The document with every address given once and every link to an address that exists: a repeated
 * address is dropped, text that led nowhere stays as plain text.
 */
export function withLivingLinks(document: ReportDocument): ReportDocument {
  const ids = new Set<string>();
  const blocks = claimed(document.blocks, ids);
  const appendices = document.appendices.map((appendix) => {
    ids.add(appendix.id);
    return { ...appendix, blocks: claimed(appendix.blocks, ids) };
  });
  const living = (line: Line): Line => line.map((run) => livingRun(run, ids));
  return {
    ...document,
    notices: document.notices.map(living),
    blocks: blocks.map((block) => mapLines(block, living)),
    appendices: appendices.map((appendix) => ({
      ...appendix,
      blocks: appendix.blocks.map((block) => mapLines(block, living)),
    })),
  };
}

function livingRun(run: Line[number], ids: Set<string>): Line[number] {
  const { link, ...rest } = inline(run);
  return link === undefined || link.to !== 'anchor' || ids.has(link.id) ? run : rest;
}

/** Blocks whose addresses are all new; `ids` learns them. */
function claimed(blocks: Block[], ids: Set<string>): Block[] {
  const claim = <T extends { id?: string }>(holder: T): T => {
    if (holder.id === undefined) return holder;
    if (!ids.has(holder.id)) {
      ids.add(holder.id);
      return holder;
    }
    const { id: _taken, ...rest } = holder;
    return rest as T;
  };
  return blocks.map((block) => {
    if (block.type === 'table') return { ...claim(block), rows: block.rows.map(claim) };
    return block.type === 'heading' || block.type === 'paragraph' ? claim(block) : block;
  });
}

function mapLines(block: Block, change: (line: Line) => Line): Block {
  if (block.type === 'paragraph') return { ...block, line: change(block.line) };
  if (block.type === 'list') return { ...block, items: block.items.map(change) };
  if (block.type !== 'table') return block;
  const rows = block.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => cell.map(change)),
  }));
  return { ...block, rows };
}
