import type { EChartsOption } from 'echarts';
import type { LoadRecord, SeriesPoint } from '../../records/runs/load.ts';
import type { Block } from '../document/blocks.ts';
import { anchors } from '../facts/anchors.ts';
import { timeLimits } from '../facts/threshold.ts';
import { number } from '../figures.ts';
import type { Lang } from '../../words/text.ts';
import { words } from '../wording/index.ts';
import { drawn, ink } from './svg.ts';

/** Points a chart of this width can show. */
const POINTS = 240;
/** A threshold as many times higher than the slowest answer is written at the edge: a line there would flatten the rest. */
const FAR = 2;

/**
 * Response times of a load run over time with the thresholds as lines; null where none were recorded. The drawing is
 * as high as the slowest answer. `place` tells two drawings of the same run on one page apart, `platform` whose it is where
 * several stand side by side.
 */
export function responseTimes(
  load: LoadRecord,
  lang: Lang,
  { place = 'chart', platform }: { place?: string; platform?: string | undefined } = {},
): Block | null {
  if (load.series.length === 0) return null;
  const points = thinned(load.series);
  const name = `${place}-${lang}-${anchors.load(load.platform, load.profile)}`;
  return {
    type: 'figure',
    title: words(lang).page.chartLoad(
      platform === undefined ? load.title[lang] : `${load.title[lang]}, ${platform}`,
    ),
    svg: drawn(name, option(load, points, lang, false), 720, 260),
    narrow: drawn(`${name}-narrow`, option(load, points, lang, true), 320, 240),
  };
}

function option(
  load: LoadRecord,
  points: SeriesPoint[],
  lang: Lang,
  narrow: boolean,
): EChartsOption {
  const { page } = words(lang);
  const limits = timeLimits(load).toSorted((one, other) => one.ms - other.ms);
  const slowest = Math.max(0, ...points.map(({ max }) => max ?? 0));
  const near = limits.filter(({ ms }) => ms <= slowest * FAR);
  const scale = scaleOf(Math.max(slowest, ...near.map(({ ms }) => ms)));
  const axis = { axisLabel: { color: ink.quiet }, splitLine: { lineStyle: { color: ink.line } } };
  const shown = (value: number): string => number(value, lang, scale.digits);
  const line = (name: string, colour: string, value: (point: SeriesPoint) => number | null) => ({
    name,
    type: 'line' as const,
    // A second without answers has no time: the line is broken, and a lonely point is still seen.
    showSymbol: points.length <= 60,
    symbolSize: 4,
    lineStyle: { width: 1.6, color: colour },
    itemStyle: { color: colour },
    data: points.map((point) => {
      const ms = point.requests === 0 ? null : value(point);
      return [point.at, ms === null ? null : Number(ms.toFixed(scale.digits + 1))];
    }),
  });
  return {
    grid: { left: narrow ? 48 : 62, right: 18, top: narrow ? 58 : 44, bottom: 44 },
    legend: {
      top: 2,
      textStyle: { color: ink.text },
      itemHeight: 8,
      itemWidth: narrow ? 16 : 25,
      ...(narrow ? {} : { right: 18 }),
    },
    xAxis: {
      ...axis,
      axisLabel: {
        color: ink.quiet,
        showMaxLabel: false,
        formatter: (value: number) => number(value, lang, 1),
      },
      type: 'value',
      name: page.chartSeconds,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: ink.quiet },
      max: points.at(-1)?.at ?? 1,
    },
    yAxis: {
      ...axis,
      axisLabel: { color: ink.quiet, formatter: shown },
      type: 'value',
      name: page.chartMs,
      nameTextStyle: { color: ink.quiet },
      max: scale.top,
      interval: scale.step,
    },
    series: [
      line(page.chartMax, ink.max, (point) => point.max),
      line(page.chartP95, ink.p95, (point) => point.p95),
      {
        ...line(page.chartMean, ink.mean, (point) => point.mean),
        markLine: marks(limits, near, scale.top, lang, narrow),
      },
    ],
  };
}

/** Thresholds near the data as lines; the others by their value at the upper edge. */
function marks(
  limits: { label: string; ms: number }[],
  near: { label: string; ms: number }[],
  top: number,
  lang: Lang,
  narrow: boolean,
) {
  const { page, aggregate } = words(lang);
  const told = ({ label, ms }: { label: string; ms: number }): string =>
    `${aggregate(label)} ${number(ms, lang, 0)} ms`;
  const far = limits.filter((one) => !near.includes(one));
  const parts = narrow && far.length > 1 ? [far.slice(0, 1), far.slice(1)] : [far];
  const edge = parts.map((some) => some.map(told).join('; ')).join(';\n');
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color: ink.limit, type: 'dashed' as const, width: 1.4 },
    label: { color: ink.limit, position: 'insideEndTop' as const, formatter: '{b}', fontSize: 12 },
    data: [
      ...near.map((one) => ({ yAxis: one.ms, name: `${page.chartThreshold} ${told(one)}` })),
      ...(far.length === 0
        ? []
        : [
            {
              yAxis: top,
              name: `↑ ${page.chartThreshold} ${edge}`,
              lineStyle: { type: 'dotted' as const },
            },
          ]),
    ],
  };
}

/** A round end of an axis above a value, and steps to it. */
function scaleOf(seen: number): { top: number; step: number; digits: number } {
  const value = Math.max(seen, 0.1);
  const least = value / 5;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 2.5, 5, 10].map((part) => part * power).find((one) => one >= least * 0.999)!;
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9) + (step / power === 2.5 ? 1 : 0));
  return { top: Number((Math.ceil((value * 1.02) / step) * step).toPrecision(6)), step, digits };
}

/** Neighbouring seconds put together; the slowest of each group is kept, so no peak is smoothed away. */
function thinned(series: SeriesPoint[]): SeriesPoint[] {
  const group = Math.ceil(series.length / POINTS);
  if (group <= 1) return series;
  const result: SeriesPoint[] = [];
  for (let start = 0; start < series.length; start += group) {
    const part = series.slice(start, start + group);
    const sum = (value: (point: SeriesPoint) => number) =>
      part.reduce((total, point) => total + value(point), 0);
    const most = (value: (point: SeriesPoint) => number | null) =>
      part.reduce<number | null>((top, point) => higher(top, value(point)), null);
    const answered = sum((point) => (point.mean === null ? 0 : point.requests));
    const weighted = sum((point) => (point.mean ?? 0) * point.requests);
    result.push({
      at: part[0]?.at ?? 0,
      requests: sum((point) => point.requests),
      failed: sum((point) => point.failed),
      mean: answered === 0 ? null : weighted / answered,
      p95: most((point) => point.p95),
      max: most((point) => point.max),
    });
  }
  return result;
}

function higher(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}
