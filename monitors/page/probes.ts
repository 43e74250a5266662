import { escaped } from './html.ts';
import type { PlatformStanding, ProbeStanding } from './standing.ts';
import { platformName, whyHtml } from './view.ts';
import type { View } from './view.ts';

/** Each probe of a platform with its last look. Only who is trusted sees reasons and evidence. */
export function probeTable(view: View, { slug, probes }: PlatformStanding): string {
  const heads = view.words.columns.map((name) => `<th scope="col">${name}</th>`).join('');
  return `<h3>${platformName(view, slug)}</h3>
<table><thead><tr>${heads}</tr></thead>
<tbody>${probes.map((one) => row(view, one)).join('\n')}</tbody></table>`;
}

function row(view: View, { watched, state, looks }: ProbeStanding): string {
  const { trusted, words, times, lang } = view;
  const name = escaped(watched.name);
  const last = looks?.last;
  const label =
    last === undefined || !trusted
      ? name
      : `<a href="probes/${watched.name}${lang === 'en' ? '?lang=en' : ''}">${name}</a>`;
  const isShown = trusted && last !== undefined && last.outcome !== 'success';
  const link =
    !isShown || last.evidence === undefined
      ? ''
      : ` <a href="evidence/${last.evidence}">${words.evidence}</a>`;
  return `<tr><th scope="row">${label}</th><td><span class="${state}">${words.probe[state]}</span></td>
<td>${last === undefined ? '–' : times.element(last.finishedAt, true)}</td><td class="number">${last === undefined ? '–' : times.took(last.durationSeconds)}</td>
<td>${isShown ? whyHtml(view, last.why) : ''}${link}</td></tr>`;
}
