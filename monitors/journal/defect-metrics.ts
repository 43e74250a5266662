import type { DefectCount } from '../../records/defects/counts.ts';
import type { Family } from '../exposition/exposition.ts';
import { gauge } from '../exposition/family.ts';
import type { Labelled } from '../exposition/family.ts';

/** Metrics of the defects of a target. */
export function defectFamilies(counts: readonly DefectCount[]): Family[] {
  return [
    gauge(
      'nghiemthu_defects',
      'Defects by state',
      counts.map(({ platform, severity, state, owner, count }): Labelled => [
        { platform, severity, state, owner },
        count,
      ]),
    ),
    gauge('nghiemthu_defects_overdue', 'Open defects past their due time', overdueOf(counts)),
  ];
}

/** Whatever their state: 0 where all of an owner's are in time or closed. */
function overdueOf(counts: readonly DefectCount[]): Labelled[] {
  const all = new Map<string, Labelled>();
  for (const { platform, severity, owner, overdue } of counts) {
    const labels = { platform, severity, owner };
    const key = JSON.stringify(labels);
    all.set(key, [labels, (all.get(key)?.[1] ?? 0) + overdue]);
  }
  return [...all.values()];
}
