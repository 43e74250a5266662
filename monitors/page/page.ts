import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { escaped } from './html.ts';
import { endedIncident, openIncident } from './incident.ts';
import { maintenanceSection } from './maintenance.ts';
import { legend, platformCard } from './platform.ts';
import { probeTable } from './probes.ts';
import { isUnknown } from './standing.ts';
import type { View } from './view.ts';

const STYLE = readFileSync(new URL('style.css', import.meta.url), 'utf8');
const HASH = createHash('sha256').update(STYLE).digest('base64');

/** No script, nothing from anywhere: the page refreshes itself by a header of its own. */
export const POLICY = `default-src 'none'; style-src 'sha256-${HASH}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The front page. Open incidents first; what is not known is shown as such, and never as well. */
export function pageHtml(view: View): string {
  const { words, lang, monitor, platforms } = view;
  const { state, text } = headline(view);
  const parts =
    platforms.length === 0
      ? [`<p>${words.empty}</p>`]
      : [
          memoryNote(view),
          incidents(view),
          maintenanceSection(view),
          `<section aria-labelledby="platforms"><h2 id="platforms">${words.platforms}</h2><div class="platforms">${platforms.map((one) => platformCard(view, one)).join('\n')}</div>${view.overview === null ? '' : legend(view)}</section>`,
          ended(view),
          `<section aria-labelledby="probes"><h2 id="probes">${words.probes}</h2>${platforms.map((one) => probeTable(view, one)).join('\n')}</section>`,
        ];
  const { vantage } = monitor.config.monitors;
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${view.refreshes ? '<meta http-equiv="refresh" content="15">' : ''}<link rel="icon" href="data:,"><title>${platforms.length === 0 ? '' : `${text} · `}${words.title}</title><style>${STYLE}</style></head>
<body><a class="skip" href="#main">${words.skip}</a><header><h1>${words.title}</h1>
<p>${escaped(monitor.config.target.title[lang])} · ${words.vantage} <strong>${escaped(vantage)}</strong> · ${monitor.ready ? words.running : words.stopping}</p>
<nav aria-label="${words.pages}"><a href="metrics">${words.metrics}</a> <a href="config">${words.config}</a> <a href="-/ready">${words.ready}</a> ${links(view)}</nav></header>
<main id="main" tabindex="-1">${platforms.length === 0 ? '' : `<p class="headline ${state}" role="status">${text}</p>`}
${parts.join('\n')}</main><footer><p>${words.shownAt(view.times.element(view.now, true))}, ${view.refreshes ? words.refreshes : words.stays}</p></footer></body></html>
`;
}

/** The same page in the other language, and with or without refreshing itself. */
function links({ lang, refreshes, words }: View): string {
  const other = lang === 'vi' ? 'en' : 'vi';
  const to = (inLang: string, going: boolean) =>
    `?lang=${inLang}${going ? '' : '&#38;refresh=off'}`;
  return `<a href="${to(other, refreshes)}" lang="${other}">${words.other}</a> <a href="${to(lang, !refreshes)}">${refreshes ? words.refreshOff : words.refreshOn}</a>`;
}

/** The whole in one line, from the worst to what is good: what nobody knows comes before what is well. */
function headline(view: View): { state: string; text: string } {
  const { words, platforms, overview, memory } = view;
  const { headline: say } = words;
  const probes = platforms.flatMap((one) => one.probes);
  const open = overview?.open.length ?? 0;
  const down = platforms.filter(({ state }) => state === 'down').length;
  const unknown = probes.filter((one) => one.state !== 'resting' && isUnknown(one));
  if (open > 0) return { state: memory === 'old' ? 'old down' : 'down', text: say.open(open) };
  if (down > 0) return { state: 'down', text: say.down(down) };
  if (probes.every(isUnknown)) {
    const every = (state: string) => probes.every((one) => one.state === state);
    const why = every('none') ? 'none' : every('blocked') ? 'blocked' : 'stale';
    return { state: 'unknown', text: say[why] };
  }
  if (memory === 'unread' || memory === 'old') return { state: 'unknown', text: say.unread };
  if (platforms.some(({ state }) => state === 'suspected'))
    return { state: 'suspected', text: say.suspected };
  if (unknown.length > 0)
    return { state: 'partial', text: say.partial(unknown.length, probes.length) };
  const inWork = platforms.filter(({ state }) => state === 'maintenance').length;
  if (inWork > 0) return { state: 'maintenance', text: say.maintenance(inWork) };
  return { state: 'up', text: say.up };
}

function incidents(view: View): string {
  const { words, overview, memory } = view;
  if (overview === null) return '';
  const list = overview.open.toSorted((a, b) => (a.severity < b.severity ? -1 : 1));
  const isAllKnown = view.platforms.every(
    ({ state }) => state !== 'unknown' && state !== 'partial',
  );
  // The headline says it, or a note above does.
  if (list.length === 0 && (isAllKnown || memory !== 'fresh')) return '';
  const none = `<p>${words.noneKnown}</p>`;
  return `<section aria-labelledby="open"><h2 id="open">${words.openIncidents}</h2>${list.length === 0 ? none : list.map((one) => openIncident(view, one)).join('\n')}</section>`;
}

function ended(view: View): string {
  const all = view.overview?.ended ?? [];
  if (all.length === 0) return '';
  return `<section aria-labelledby="ended"><h2 id="ended">${view.words.endedIncidents}</h2>${all.map((one) => endedIncident(view, one)).join('\n')}</section>`;
}

/** What cannot be shown, and why. */
function memoryNote(view: View): string {
  const { words, memory, overview, times, platforms } = view;
  const notes = [
    ...(memory === 'none' ? [words.noStore] : []),
    ...(memory === 'unread' ? [words.unread] : []),
    ...(memory === 'old' && overview !== null
      ? [words.unreadSince(times.element(overview.at))]
      : []),
    ...(platforms.some(({ probes }) => probes.some(({ state }) => state === 'blocked'))
      ? [words.blockedHelp]
      : []),
  ];
  return notes.map((text) => `<p class="note">${text}</p>`).join('');
}
