import type { Day } from '../journal/days.ts';
import { isUnknown } from './standing.ts';
import type { PlatformStanding } from './standing.ts';
import { platformName } from './view.ts';
import type { View } from './view.ts';

/** A day that was watched for less than this share is not shown as a good one. */
const KNOWN_ENOUGH = 0.9;

type DayState = 'down' | 'degraded' | 'unknown' | 'partial' | 'announced' | 'up';

/** How a platform stands now, and its last 90 days. */
export function platformCard(view: View, platform: PlatformStanding): string {
  const { words, overview } = view;
  const { slug, state, probes } = platform;
  const up = probes.filter((one) => one.state === 'up').length;
  const unknown = probes.filter(isUnknown).length;
  const days = overview?.days[slug];
  return `<article class="platform ${state}"><h3>${platformName(view, slug)}</h3>
<p class="state"><span class="mark" aria-hidden="true"></span>${words.platform[state]}</p>
<p class="counts">${words.counts(up, unknown, probes.length)}</p>
${days === undefined ? '' : strip(view, days)}</article>`;
}

/** What the colours and heights of days mean. */
export function legend({ words }: View): string {
  const items = Object.entries(words.legend).map(
    ([state, text]) => `<li><span class="${state}"></span>${text}</li>`,
  );
  return `<ul class="legend">${items.join('')}</ul>`;
}

function strip(view: View, days: readonly Day[]): string {
  const { words } = view;
  const states = days.map(stateOf);
  const count = (...wanted: DayState[]) => states.filter((one) => wanted.includes(one)).length;
  const items = days.map((day, n) => {
    const text = dayInWords(view, day, states[n]!);
    return `<li class="${states[n]}" title="${text}"><span class="unseen">${text}</span></li>`;
  });
  const summary = words.days(
    count('down', 'degraded'),
    count('up', 'announced'),
    count('unknown', 'partial'),
  );
  return `<h4>${words.ninety}</h4><ol class="days">${items.join('')}</ol>
<p class="ends" aria-hidden="true"><span>${words.ago}</span><span>${words.today}</span></p><p class="summary">${summary}</p>`;
}

function stateOf({ worst, known, announced }: Day): DayState {
  if (worst !== null) return worst <= 'S2' ? 'down' : 'degraded';
  if (known === 0) return 'unknown';
  if (known < KNOWN_ENOUGH) return 'partial';
  return announced ? 'announced' : 'up';
}

function dayInWords({ words, times }: View, day: Day, state: DayState): string {
  const percent = Math.floor(day.known * 100);
  const what =
    day.worst !== null
      ? words.day.trouble(times.lasted(day.troubleMs), day.worst)
      : state === 'unknown'
        ? words.day.unknown
        : state === 'partial'
          ? words.day.partial(percent)
          : words.day.up;
  const announced = day.announced ? `, ${words.day.announced}` : '';
  return `${times.date(day.day)}: ${what}${announced}`;
}
