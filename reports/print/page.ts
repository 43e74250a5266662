import { readFileSync } from 'node:fs';
import type { ReportDocument } from '../document/blocks.ts';
import { blocksHtml, lineHtml } from '../html/blocks.ts';
import type { HtmlStyle } from '../html/blocks.ts';
import { relativeHref } from '../html/href.ts';
import { appendixHeadHtml, letterheadHtml, signatureHtml } from '../html/letterhead.ts';
import type { ReportInput } from '../input.ts';
import { words } from '../wording/index.ts';
import { htmlText } from '../xml.ts';

/** Stands for `../` in an address until the PDF is settled. */
export const UP = 'up-one/';

/** The page that Chromium prints. `evidenceBase` goes before the address of every file. */
export function printPage(document: ReportDocument, input: ReportInput, base: string): string {
  const style: HtmlStyle = {
    prefix: '',
    top: 2,
    href(link) {
      const href = relativeHref(link, input, 'bao-cao.pdf');
      if (href === null || href.startsWith('#')) return href;
      // A browser would take the step up away; it is put back when the file is settled.
      return `${base}${href.replace(/^\.\.\//, UP)}`;
    },
  };
  style.picture = (path) => dataOf(path, input);
  const css = readFileSync(new URL('style.css', import.meta.url), 'utf8');
  return [
    `<!doctype html><html lang="${document.lang}"><head><meta charset="utf-8">`,
    `<title>${htmlText(document.title)}</title><style>${css}${pageRules(document)}</style></head><body>`,
    letterheadHtml(document.letterhead, 1),
    ...noticesHtml(document, style),
    blocksHtml(document.blocks, style),
    signatureHtml(document.signature),
    ...document.appendices.map((appendix, index) =>
      [
        `<section class="appendix" style="page:appendix${index}" id="${htmlText(appendix.id)}">`,
        appendixHeadHtml(appendix, 2),
        blocksHtml(appendix.blocks, style),
        '</section>',
      ].join('\n'),
    ),
    '</body></html>',
  ].join('\n');
}

/** A JPEG of the evidence as an address that holds all of it. */
function dataOf(path: string, { read, evidence }: ReportInput): string | null {
  if (read === undefined || !evidence.has(path) || !/\.jpe?g$/.test(path)) return null;
  return `data:image/jpeg;base64,${Buffer.from(read(path)).toString('base64')}`;
}

/** What the reader must know first, between the papers the report rests on and section I. */
export function noticesHtml(document: ReportDocument, style: HtmlStyle): string[] {
  if (document.notices.length === 0) return [];
  const title = htmlText(words(document.lang).notice.title);
  const lines = document.notices.map((line) => `<p>${lineHtml(line, style)}</p>`);
  return [
    `<aside class="notices" aria-label="${title}"><p><strong>${title}:</strong></p>`,
    ...lines,
    '</aside>',
  ];
}

/** Pages of each appendix are counted from one (NĐ 30/2020), and the first carries no number. */
function pageRules(document: ReportDocument): string {
  return document.appendices
    .map(({ landscape }, index) => {
      const counter = `appendix${index}`;
      const size = landscape ? 'size: A4 landscape; margin: 20mm 20mm 15mm 20mm;' : '';
      return `@page ${counter} { ${size} counter-increment: ${counter}; @top-center { content: counter(${counter}, from-two); } }`;
    })
    .join('\n');
}
