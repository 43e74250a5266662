import { escaped } from './html.ts';
import type { PlatformStanding, ProbeStanding } from './standing.ts';
import { platformName, reasonHtml } from './view.ts';
import type { View } from './view.ts';

/** Each probe of a platform with its last look. Reasons and evidence are for whoever is trusted alone. */
export function probeTable(view: View, { slug, probes }: PlatformStanding): string {
  const heads = view.words.columns.map((name) => `<th scope="col">${name}</th>`).join('');
  return `<h3>${platformName(view, slug)}</h3>
<table><thead><tr>${heads}</tr></thead>
<tbody>${probes.map((one) => row(view, one)).join('\n')}</tbody></table>`;
}

function row(view: View, { watched, state, looks }: ProbeStanding): string {
  const { trusted, words, times } = view;
  const name = escaped(watched.name);
  const last = looks?.last;
  const label =
    last === undefined || !trusted ? name : `<a href="probes/${watched.name}">${name}</a>`;
  const isTold = trusted && last !== undefined && last.outcome !== 'success';
  const link =
    !isTold || last.evidence === undefined
      ? ''
      : ` <a href="evidence/${last.evidence}">${words.evidence}</a>`;
  return `<tr><th scope="row">${label}</th><td><span class="${state}">${words.probe[state]}</span></td>
<td>${last === undefined ? '–' : times.element(last.finishedAt, true)}</td><td class="number">${last === undefined ? '–' : times.took(last.durationSeconds)}</td>
<td>${isTold ? reasonHtml(view, last.words ?? '') : ''}${link}</td></tr>`;
}
