import { byWhom } from './lines.ts';
import type { MutantsResult, MutantTold, Outcome } from './result.ts';
import { words } from './words.ts';
import type { Lang } from '../../../words/text.ts';

const ORDER: Outcome[] = ['lived', 'blocked', 'not-reached', 'not-run', 'equivalent', 'seen'];

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1d2733}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #c9d1da;padding:.35rem .5rem;text-align:left;vertical-align:top}
code{font-size:.9em;overflow-wrap:anywhere}img{max-width:100%;border:1px solid #8794a3;margin-top:.5rem}`;

/** The results as a page that needs nothing but its pictures beside it. */
export function mutantsPage(result: MutantsResult, lang: Lang): string {
  const { page, headings, score } = words[lang];
  const parts = ORDER.map((outcome) => {
    const own = result.mutants.filter((one) => one.outcome === outcome);
    if (own.length === 0) return outcome === 'lived' ? `<h2>${page.none}</h2>` : '';
    return `<h2>${headings[outcome]} (${own.length})</h2>
<table>${own.map((one) => row(one, lang)).join('\n')}</table>`;
  });
  return `<!doctype html>
<html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${page.title}</title><style>${STYLE}</style>
<h1>${page.title}</h1>
<p><strong>${escaped(score(result.score))}</strong> — ${escaped([result.target, ...result.platforms].join(', '))}, seed ${result.seed}</p>
<p>${page.lead}</p>
${parts.filter(Boolean).join('\n')}
</html>
`;
}

function row(one: MutantTold, lang: Lang): string {
  const { page, blocked } = words[lang];
  const why = one.seenBy
    ? `${escaped(byWhom(one.seenBy))}<br><small>${escaped(one.seenBy.message.split('\n')[0] ?? '')}</small>`
    : escaped(one.reason?.[lang] ?? '');
  const cases =
    one.blocked.length > 0 && !one.seenBy
      ? `<details><summary>${blocked(one.blocked.length)}</summary>${one.blocked.map(escaped).join('<br>')}</details>`
      : '';
  const picture = one.picture
    ? `<details open><summary>${page.picture}</summary><img src="${escaped(one.picture)}" alt="${escaped(page.picture)}" loading="lazy"></details>`
    : '';
  return `<tr id="${one.id}"><td><code>${one.id}</code></td><td><code>${escaped(`${one.address} ${one.method} ${one.route}`)}</code></td><td>${escaped(one.title[lang])}<br><code>${escaped(one.place)}</code></td><td>${why}${cases}${picture}</td></tr>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
