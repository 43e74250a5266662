import { waterfallDrawings } from '../charts/waterfall.ts';
import type { Bar, DrawnWaterfall } from '../facts/waterfall.ts';
import { waterfallsOf } from '../facts/waterfall.ts';
import { number } from '../figures.ts';
import { cell, heading, paragraph } from './blocks.ts';
import type { Block, Row } from './blocks.ts';
import { evidenceLine } from './context.ts';
import type { Context } from './context.ts';

/** Phụ lục: what the systems sent to each other for one dossier, as a drawing and a table; nothing where no case kept it. */
export function waterfallAppendix(context: Context): Block[] {
  return waterfallsOf(context.input).flatMap((waterfall, place) => {
    const { w, lang } = context;
    const { subject, trace, requests, calls, path } = waterfall;
    return [
      heading(2, w.appendix.waterfallOf(subject)),
      paragraph(
        w.appendix.waterfallSum(requests, calls, trace),
        ' ',
        ...evidenceLine(context, [path]),
        '.',
      ),
      ...waterfallDrawings(waterfall, lang, place),
      table(context, waterfall),
    ];
  });
}

function table({ w, lang }: Context, { subject, bars }: DrawnWaterfall): Block {
  const row = (bar: Bar): Row => ({
    cells: [
      cell(`${'– '.repeat(bar.depth)}${bar.system[lang]}`),
      cell(bar.request),
      cell(String(bar.status)),
      cell(number(bar.after, lang, 0)),
      cell(number(bar.ms, lang, 0)),
    ],
  });
  return {
    type: 'table',
    title: w.appendix.waterfallOf(subject),
    columns: [
      { title: w.appendix.waterfallSystem, width: 27 },
      { title: w.appendix.waterfallRequest, width: 39 },
      { title: w.appendix.waterfallStatus, width: 10, align: 'center' },
      { title: w.appendix.waterfallStart, width: 12, align: 'right' },
      { title: w.appendix.waterfallLasted, width: 12, align: 'right' },
    ],
    rows: bars.map(row),
  };
}
