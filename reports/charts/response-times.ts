import type { LoadRecord, SeriesPoint } from '../../records/model.ts';
import type { Block } from '../document/blocks.ts';
import { anchors } from '../facts/anchors.ts';
import { timeLimits } from '../facts/threshold.ts';
import type { Lang } from '../kind.ts';
import { words } from '../wording/index.ts';
import { drawn, ink } from './svg.ts';

/** Points a chart of this width can show. */
const POINTS = 240;

/**
 * Response times of a load run over time with the thresholds as lines; null where none were
 * recorded. `place` tells two drawings of the same run on one page apart.
 */
export function responseTimes(load: LoadRecord, lang: Lang, place = 'chart'): Block | null {
  if (load.series.length === 0) return null;
  const { page } = words(lang);
  const points = thinned(load.series);
  const line = (name: string, colour: string, value: (point: SeriesPoint) => number) => ({
    name,
    type: 'line' as const,
    showSymbol: points.length === 1,
    lineStyle: { width: 1.6, color: colour },
    itemStyle: { color: colour },
    data: points.map((point) => [point.at, Math.round(value(point))]),
  });
  const series = [
    line(page.chartMax, ink.max, (point) => point.max),
    line(page.chartP95, ink.p95, (point) => point.p95),
    {
      ...line(page.chartMean, ink.mean, (point) => point.mean),
      markLine: {
        symbol: 'none',
        silent: true,
        lineStyle: { color: ink.limit, type: 'dashed' as const, width: 1.4 },
        label: {
          color: ink.limit,
          position: 'insideEndTop' as const,
          formatter: '{b}',
        },
        data: timeLimits(load).map(({ label, ms }) => ({
          yAxis: ms,
          name: `${page.chartThreshold} ${label} ${ms} ms`,
        })),
      },
    },
  ];
  const top = Math.max(...timeLimits(load).map(({ ms }) => ms), ...points.map(({ max }) => max));
  const axis = { axisLabel: { color: ink.quiet }, splitLine: { lineStyle: { color: ink.line } } };
  const name = `${place}-${lang}-${anchors.load(load.platform, load.profile)}`;
  const svg = drawn(
    name,
    {
      grid: { left: 62, right: 18, top: 34, bottom: 44 },
      legend: { top: 2, textStyle: { color: ink.text }, itemHeight: 8 },
      xAxis: {
        ...axis,
        type: 'value',
        name: page.chartSeconds,
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: ink.quiet },
        max: points.at(-1)?.at ?? 1,
      },
      yAxis: {
        ...axis,
        type: 'value',
        name: page.chartMs,
        max: Math.ceil((top * 1.08) / 100) * 100,
      },
      series,
    },
    720,
    260,
  );
  return { type: 'figure', title: page.chartLoad(load.title[lang]), svg };
}

/** Neighbouring seconds put together; the slowest of each group is kept, so no peak is smoothed away. */
function thinned(series: SeriesPoint[]): SeriesPoint[] {
  const group = Math.ceil(series.length / POINTS);
  if (group <= 1) return series;
  const result: SeriesPoint[] = [];
  for (let start = 0; start < series.length; start += group) {
    const part = series.slice(start, start + group);
    const requests = part.reduce((sum, point) => sum + point.requests, 0);
    const weighted = part.reduce((sum, point) => sum + point.mean * point.requests, 0);
    result.push({
      at: part[0]?.at ?? 0,
      requests,
      failed: part.reduce((sum, point) => sum + point.failed, 0),
      mean: requests === 0 ? 0 : weighted / requests,
      p95: Math.max(...part.map((point) => point.p95)),
      max: Math.max(...part.map((point) => point.max)),
    });
  }
  return result;
}
