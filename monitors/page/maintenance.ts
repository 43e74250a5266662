import type { Maintenance } from '../../config/monitoring/judging.ts';
import { maintenanceOf } from '../turns/maintenance.ts';
import { escaped } from './html.ts';
import { platformName } from './view.ts';
import type { View } from './view.ts';

/** Maintenance that runs, is to come, or comes every week; nothing where none is announced. */
export function maintenanceSection(view: View): string {
  const { words, monitor, now } = view;
  const { plan, monitors } = monitor.config;
  const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(now))
    .toZonedDateTimeISO(plan.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
  const items = monitors.maintenance.flatMap((one) => {
    const runs = maintenanceOf(plan, [{ ...one, platforms: 'all' }], '', now) !== null;
    if (!runs && one.to !== undefined && one.to <= local) return [];
    const when = runs
      ? words.maintenanceNow
      : one.weekly === undefined
        ? words.maintenanceNext
        : words.maintenanceWeekly;
    return [{ runs, html: item(view, one, when, runs) }];
  });
  if (items.length === 0) return '';
  const sorted = items.sort((a, b) => Number(b.runs) - Number(a.runs));
  return `<section class="maintenance" aria-labelledby="maintenance"><h2 id="maintenance">${words.maintenance}</h2>
<ul>${sorted.map(({ html }) => html).join('')}</ul><p class="note">${words.maintenanceNote}</p></section>`;
}

function item(view: View, one: Maintenance, when: string, runs: boolean): string {
  const { words, times } = view;
  const whom =
    one.platforms === 'all'
      ? words.allPlatforms
      : one.platforms.map((slug) => platformName(view, slug)).join(', ');
  const hours =
    one.weekly === undefined
      ? words.fromToLocal(times.local(one.from ?? ''), times.local(one.to ?? ''))
      : one.weekly
          .map(
            ({ days, from, to }) =>
              `${days.map((day) => words.weekdays[day]).join(', ')} ${from}–${to}`,
          )
          .join('; ');
  return `<li${runs ? ' class="now"' : ''}><strong>${when}</strong>: ${whom}, ${hours}. <span lang="vi">${escaped(one.reason)}</span></li>`;
}
