import { platformOf } from '../journey.ts';
import type { Visit } from './product.ts';
import { tree } from './trace.ts';
import type { Step } from './trace.ts';

type Language = 'vi' | 'en';

const WORDS = {
  title: { vi: 'Đường đi của hồ sơ', en: 'The way of the dossier' },
  system: { vi: 'Hệ thống', en: 'System' },
  request: { vi: 'Yêu cầu', en: 'Request' },
  answer: { vi: 'Mã trả lời', en: 'Answer' },
  time: { vi: 'Thời gian', en: 'Time' },
} as const;
const FILES = [
  ['vi', 'duong-di-cua-ho-so.html'],
  ['en', 'way-of-the-dossier.html'],
] as const;

/** Who asked whom, when and for how long, as a page in each language: a bar for every request of a trace. */
export function waterfall(dossier: string, visits: readonly Visit[]) {
  return FILES.map(([language, name]) => ({ name, body: page(language, dossier, tree(visits)) }));
}

function page(language: Language, dossier: string, steps: readonly Step[]): string {
  const begin = Math.min(...steps.map(({ at }) => Date.parse(at)));
  const end = Math.max(...steps.map(({ at, ms }) => Date.parse(at) + ms));
  const say = (word: keyof typeof WORDS) => WORDS[word][language];
  const title = `${say('title')} ${escaped(dossier)}`;
  const heads = [say('system'), say('request'), say('answer'), say('time')];
  const rows = steps.map((step) => row(language, step, { begin, whole: Math.max(1, end - begin) }));
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
body{font:15px/1.4 system-ui,sans-serif;margin:1rem;color:#1a1a1a}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid #ddd;vertical-align:top}
td:nth-child(2){overflow-wrap:anywhere}
td:nth-child(3){font-variant-numeric:tabular-nums}
.line{position:relative;height:.75rem;min-width:8rem;background:#f1f3f5}
.line i{position:absolute;top:0;bottom:0;min-width:2px;background:#1864ab}
small{color:#495057;white-space:nowrap}
@media(max-width:40rem){thead{display:none}tr,td{display:block}td{border:0;padding:.1rem 0}tr{border-bottom:1px solid #ddd;padding:.4rem 0}}
</style>
<h1>${title}</h1>
<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></html>
`;
}

function row(
  language: Language,
  { system, method, path, status, at, ms, depth }: Step,
  { begin, whole }: { begin: number; whole: number },
): string {
  const name = platformOf('province').systems[system]?.[language] ?? system;
  const after = Date.parse(at) - begin;
  const share = (part: number) => `${((part / whole) * 100).toFixed(2)}%`;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const bar = `<div class="line"><i style="left:${share(after)};width:${share(ms)}"></i></div>`;
  return `<tr><td style="padding-left:${0.5 + depth}rem">${escaped(name)}</td><td>${escaped(`${method} ${path}`)}</td><td>${status}</td><td>${bar}<small>+${number.format(after)} ms, ${number.format(ms)} ms</small></td></tr>`;
}

function escaped(text: string): string {
  return text.replace(/[<>&"]/g, (letter) => `&#${letter.codePointAt(0)};`);
}
