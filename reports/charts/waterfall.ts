import type { EChartsOption } from 'echarts';
import type { Block } from '../document/blocks.ts';
import type { Bar, DrawnWaterfall } from '../facts/waterfall.ts';
import { number } from '../figures.ts';
import type { Lang } from '../../words/text.ts';
import { words } from '../wording/index.ts';
import { drawn, ink } from './svg.ts';

/** Height of a bar's line in pixels, and as many lines as paper has room for below the heading. */
const LINE = 16;
const LINES = 40;
/** A request of less than a millisecond is still seen, in pixels. */
const LEAST = 3;
/** Letters of a name beside its bar. */
const LETTERS = { wide: 44, narrow: 19 };

/**
 * A bar for each request, from its beginning to its end, below the one that it came from; a second drawing where one page is
 * too small. `place` tells two waterfalls of a page apart.
 */
export function waterfallDrawings(waterfall: DrawnWaterfall, lang: Lang, place: number): Block[] {
  const { bars, subject } = waterfall;
  const { appendix } = words(lang);
  const count = Math.ceil(bars.length / LINES);
  const size = Math.ceil(bars.length / count);
  const parts = Array.from({ length: count }, (_, part) =>
    bars.slice(part * size, (part + 1) * size),
  );
  const end = Math.max(...bars.map(({ after, ms }) => after + ms));
  return parts.map((part, nth) => {
    const name = `waterfall-${lang}-${place}-${nth}`;
    const height = 64 + part.length * LINE;
    return {
      type: 'figure',
      title: `${appendix.waterfallOf(subject)}. ${appendix.waterfallCaption}`,
      svg: drawn(name, option(part, end, lang, false), 640, height),
      narrow: drawn(`${name}-narrow`, option(part, end, lang, true), 320, height),
    };
  });
}

function option(bars: readonly Bar[], end: number, lang: Lang, narrow: boolean): EChartsOption {
  const { appendix } = words(lang);
  const labels = bars.map((bar) => labelOf(bar, lang, narrow));
  const room = narrow ? 150 : 336;
  const series = (title: string, colour: string, isShown: (bar: Bar) => boolean) => ({
    name: title,
    type: 'bar' as const,
    stack: 'all',
    barWidth: 8,
    barMinHeight: LEAST,
    itemStyle: { color: colour },
    data: bars.map((bar) => (isShown(bar) ? bar.ms : null)),
  });
  return {
    grid: { left: room, right: 18, top: 34, bottom: 26 },
    legend: {
      top: 2,
      left: 'center',
      itemHeight: 8,
      textStyle: { color: ink.text },
      data: [appendix.waterfallAsked, appendix.waterfallCalled],
    },
    xAxis: {
      type: 'value',
      max: end,
      axisLabel: {
        color: ink.quiet,
        showMaxLabel: false,
        formatter: (value: number) => number(value, lang, 0),
      },
      splitNumber: narrow ? 2 : 4,
      splitLine: { lineStyle: { color: ink.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      // Names may be alike; a category is a line.
      data: bars.map((_, line) => String(line)),
      axisLabel: {
        interval: 0,
        color: ink.text,
        fontSize: 11,
        align: 'left',
        margin: room - 6,
        formatter: (line: string) => labels[Number(line)]!,
      },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.line } },
    },
    series: [
      {
        type: 'bar',
        stack: 'all',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: bars.map(({ after }) => after),
      },
      series(appendix.waterfallAsked, ink.mean, ({ depth }) => depth === 0),
      series(appendix.waterfallCalled, ink.blocked, ({ depth }) => depth > 0),
    ],
  };
}

/** The system and, where there is room, the end of the address: it says most. */
function labelOf({ system, request, depth }: Bar, lang: Lang, narrow: boolean): string {
  const indent = '\u2003'.repeat(depth);
  const name = `${indent}${system[lang]}`;
  const letters = narrow ? LETTERS.narrow : LETTERS.wide;
  if (narrow || name.length > letters - 8)
    return (name.length > letters ? `${name.slice(0, letters - 1)}…` : name).toWellFormed();
  const left = letters - name.length - 2;
  return `${name}: ${request.length > left ? `…${endOf(request, left - 1)}` : request}`.toWellFormed();
}

/** From a slash on where one is in it. */
function endOf(request: string, letters: number): string {
  const end = request.slice(-letters);
  const slash = end.indexOf('/');
  return slash === -1 || slash === end.length - 1 ? end : end.slice(slash);
}
