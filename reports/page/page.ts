import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DocumentSource } from '../document/blocks.ts';
import { blocksHtml, lineHtml } from '../html/blocks.ts';
import { appendixHeadHtml, letterheadHtml, signatureHtml } from '../html/letterhead.ts';
import type { ReportInput } from '../input.ts';
import type { Lang } from '../../words/text.ts';
import { words } from '../wording/index.ts';
import { htmlText } from '../xml.ts';
import { casesSection } from './cases.ts';
import { dashboard } from './dashboard.ts';
import { both, styleFor } from './language.ts';

/**
 * The report as one page: verdict first, charts, every case on demand, then the whole official
 * text in both languages. Loads nothing, from nowhere.
 */
export function interactivePage(source: DocumentSource, input: ReportInput): string {
  const css = ['theme.css', 'style.css', 'paper.css'].map(partOf).join('\n');
  const script = partOf('script.js');
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const title = words(input.lang).page.title(input.report.run.id);
  return [
    `<!doctype html><html lang="${input.lang}" data-lang="${input.lang}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${htmlText(title)}</title><style>${css}</style></head><body>`,
    bar(input),
    `<main id="main" tabindex="-1" ${searchLabels()}>`,
    dashboard(input),
    casesSection(input),
    ...(['vi', 'en'] as const).map((lang) => article(source, input, lang)),
    '</main>',
    `<footer class="made">${both((lang) => htmlText(words(lang).page.madeBy(`${input.report.run.tool.name} ${input.report.run.tool.version}`)))}</footer>`,
    `<script>${script}</script></body></html>`,
    '',
  ].join('\n');
}

/** A file of this folder. */
function partOf(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

/** What the filters above the tables are called; the script makes them. */
function searchLabels(): string {
  return (['vi', 'en'] as const)
    .map((lang) => `data-search-${lang}="${htmlText(words(lang).page.search)}"`)
    .join(' ');
}

function bar({ report }: ReportInput): string {
  return [
    `<a class="skip" href="#main">${both((lang) => htmlText(words(lang).page.skip))}</a>`,
    '<header class="bar">',
    `<p class="bar-title">${both((lang) => htmlText(words(lang).page.title(report.run.id)))}</p>`,
    '<div class="bar-buttons">',
    `<button type="button" data-action="language">${both((lang) => htmlText(words(lang).page.language))}</button>`,
    `<button type="button" data-action="theme">${both((lang) => htmlText(words(lang).page.theme))}</button>`,
    `<button type="button" data-action="print">${both((lang) => htmlText(words(lang).page.print))}</button>`,
    '</div></header>',
  ].join('\n');
}

function article(source: DocumentSource, input: ReportInput, lang: Lang): string {
  const document = source.in(lang);
  const style = styleFor(input, lang);
  const title = htmlText(words(lang).page.fullText);
  const contents = document.blocks.flatMap((block) =>
    block.type === 'heading' && block.level === 1 && block.id !== undefined
      ? [`<li><a href="#${style.prefix}${block.id}">${htmlText(block.text)}</a></li>`]
      : [],
  );
  const annexes = document.appendices.map(
    ({ id, label, title: name }) =>
      `<li><a href="#${style.prefix}${id}">${htmlText(`${label}. ${name}`)}</a></li>`,
  );
  return [
    `<article lang="${lang}" data-lang="${lang}" id="${style.prefix}full-text">`,
    `<h2>${title}</h2>`,
    `<nav class="contents" aria-label="${htmlText(words(lang).page.contents)}"><ol>${[...contents, ...annexes].join('')}</ol></nav>`,
    '<div class="paper">',
    letterheadHtml(document.letterhead, 3),
    ...document.notices.map((line) => `<p class="notice">${lineHtml(line, style)}</p>`),
    blocksHtml(document.blocks, style),
    signatureHtml(document.signature),
    '</div>',
    ...document.appendices.map((appendix) =>
      [
        `<section class="paper appendix" id="${style.prefix}${htmlText(appendix.id)}">`,
        appendixHeadHtml(appendix, 3),
        blocksHtml(appendix.blocks, style),
        '</section>',
      ].join('\n'),
    ),
    '</article>',
  ].join('\n');
}
