import type { DiaryEntry } from '../../records/runs/form.ts';
import { dateTime } from '../figures.ts';
import { cell } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { Context } from './context.ts';

/** Phụ lục IV: the deployment diary people kept (TT 24/2020/TT-BTTTT). */
export function diaryAppendix({ w }: Context, diary: DiaryEntry[]): Block[] {
  return [
    {
      type: 'table',
      title: w.appendix.diary,
      columns: [
        { title: w.appendix.when, width: 16 },
        { title: w.appendix.shift, width: 8 },
        { title: w.appendix.people, width: 14 },
        { title: w.appendix.work, width: 22 },
        { title: w.appendix.result, width: 16 },
        { title: w.appendix.incident, width: 13 },
        { title: w.appendix.confirmed, width: 11 },
      ],
      rows: diary.map((entry) => ({
        cells: [
          [[dateTime(entry.from)], [dateTime(entry.to)]],
          ...[
            entry.shift,
            entry.people,
            entry.work,
            entry.result,
            entry.incident,
            entry.confirmedBy,
          ].map((text) => cell(text === '' ? '—' : text)),
        ],
      })),
    },
  ];
}
