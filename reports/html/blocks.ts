import type { Block, Cell, Inline, Line, Link, Row } from '../document/blocks.ts';
import { inline } from '../document/blocks.ts';
import { htmlText } from '../xml.ts';

/** How blocks become HTML on a certain page. */
export interface HtmlStyle {
  /** Put before every address of this document, where a page shows it in two languages. */
  prefix: string;
  /** Level of the first heading: 1 becomes `<h{top}>`. */
  top: number;
  href(link: Link): string | null;
  /** A picture as an address that holds all of it, where the page shows pictures. */
  picture?(path: string): string | null;
}

/** Blocks as HTML. Every text is escaped here and nowhere else. */
export function blocksHtml(blocks: Block[], style: HtmlStyle): string {
  return blocks.map((block) => blockHtml(block, style)).join('\n');
}

function blockHtml(block: Block, style: HtmlStyle): string {
  if (block.type === 'heading') {
    const tag = `h${Math.min(6, block.level + style.top - 1)}`;
    return `<${tag}${idOf(block.id, style)} class="level-${block.level}">${htmlText(block.text)}</${tag}>`;
  }
  if (block.type === 'paragraph') {
    return `<p class="${block.style}"${idOf(block.id, style)}>${lineHtml(block.line, style)}</p>`;
  }
  if (block.type === 'list') {
    const items = block.items.map((item) => `<li>${lineHtml(item, style)}</li>`);
    return `<ul>${items.join('\n')}</ul>`;
  }
  if (block.type === 'figure') {
    const title = htmlText(block.title);
    const drawing = (svg: string, kind: string): string =>
      `<div class="${kind}">${svg.replace('<svg ', `<svg aria-label="${title}" `)}</div>`;
    const wide = drawing(block.svg, block.narrow === undefined ? 'drawing' : 'drawing wide');
    const narrow = block.narrow === undefined ? '' : drawing(block.narrow, 'drawing narrow');
    return `<figure>${wide}${narrow}<figcaption>${title}</figcaption></figure>`;
  }
  if (block.type === 'picture') return pictureHtml(block.title, block.path, style);
  return tableHtml(block, style);
}

function pictureHtml(title: string, path: string, style: HtmlStyle): string {
  const link = { to: 'evidence' as const, path };
  const data = style.picture?.(path) ?? null;
  const href = style.href(link);
  if (data === null || href === null)
    return `<p class="body">${lineHtml([{ text: title, link }], style)}</p>`;
  const image = `<img src="${data}" alt="${htmlText(title)}">`;
  return `<figure class="picture"><a href="${htmlText(href)}">${image}</a><figcaption>${htmlText(title)}</figcaption></figure>`;
}

function tableHtml(table: Block & { type: 'table' }, style: HtmlStyle): string {
  const whole = table.columns.reduce((sum, { width }) => sum + width, 0);
  const widths = table.columns.map(
    ({ width }) => `<col style="width:${((100 * width) / whole).toFixed(2)}%">`,
  );
  const heads = table.columns.map(({ title }) => `<th scope="col">${htmlText(title)}</th>`);
  const rows = table.rows.map((row) => rowHtml(table, row, style));
  const filter = table.filter === true ? ' data-filter' : '';
  const together = table.together === true ? ' class="together"' : '';
  return [
    `<div class="scroll" role="region" tabindex="0" aria-label="${htmlText(table.title)}">`,
    `<table${idOf(table.id, style)}${filter}${together}><caption>${htmlText(table.title)}</caption>`,
    `<colgroup>${widths.join('')}</colgroup>`,
    `<thead><tr>${heads.join('')}</tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody></table></div>`,
  ].join('\n');
}

function rowHtml(table: Block & { type: 'table' }, row: Row, style: HtmlStyle): string {
  const cells = row.cells.map((cell, index) => {
    const column = table.columns[index];
    const align = column?.align === undefined ? '' : ` class="${column.align}"`;
    return `<td${align} data-label="${htmlText(column?.title ?? '')}">${cellHtml(cell, style)}</td>`;
  });
  return `<tr${idOf(row.id, style)}${row.sum === true ? ' class="sum"' : ''}>${cells.join('')}</tr>`;
}

function cellHtml(cell: Cell, style: HtmlStyle): string {
  const [only] = cell;
  if (cell.length === 1 && only !== undefined) return lineHtml(only, style);
  return cell.map((line) => `<div>${lineHtml(line, style)}</div>`).join('');
}

/** A line of text with its marks and links. */
export function lineHtml(line: Line, style: HtmlStyle): string {
  return line.map((run) => runHtml(inline(run), style)).join('');
}

function runHtml(run: Inline, style: HtmlStyle): string {
  let html = htmlText(run.text).replaceAll('\n', '<br>');
  if (run.italic === true) html = `<em>${html}</em>`;
  if (run.bold === true) html = `<strong>${html}</strong>`;
  if (run.tone !== undefined) html = `<span class="tone-${run.tone}">${html}</span>`;
  const href = run.link === undefined ? null : style.href(run.link);
  return href === null ? html : `<a href="${htmlText(href)}">${html}</a>`;
}

function idOf(id: string | undefined, { prefix }: HtmlStyle): string {
  return id === undefined ? '' : ` id="${htmlText(prefix + id)}"`;
}
