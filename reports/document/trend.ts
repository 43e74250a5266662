import type { Trend, TrendChange } from '../../records/runs/trend.ts';
import { anchors } from '../facts/anchors.ts';
import { dateTime, duration } from '../figures.ts';
import { heading, list, paragraph, toAnchor } from './blocks.ts';
import type { Block, Line } from './blocks.ts';
import type { Context } from './context.ts';

/** Changes shown one by one. */
const MOST = 30;

/** What changed since the former run; nothing where runs are judged together. */
export function trend(context: Context): Block[] {
  const { report, w } = context;
  if (report.trend === undefined) return [];
  return [heading(2, w.trend.heading), ...trendBlocks(context, report.trend)];
}

function trendBlocks(context: Context, { former, differences, ...changes }: Trend): Block[] {
  const { w, t } = context;
  if (former === null) return [paragraph(w.trend.first)];
  const { red, lost, green, slower } = changes;
  const parts = [
    ...part(context, w.trend.red, red),
    ...part(context, w.trend.lost, lost),
    ...part(context, w.trend.green, green),
    ...slowerPart(context, slower),
  ];
  const { id, startedAt, decision } = former;
  return [
    paragraph(w.trend.former(id, dateTime(startedAt), w.decision[decision].toLowerCase())),
    ...differences.map((text) => paragraph(`${t(text)}.`)),
    ...(parts.length === 0 && differences.length === 0 ? [paragraph(w.trend.same)] : parts),
  ];
}

function part({ w, t }: Context, title: string, changes: TrendChange[]): Block[] {
  if (changes.length === 0) return [];
  const lines = changes
    .slice(0, MOST)
    .map(({ requirement, title: name, from, to }): Line => [
      toAnchor(requirement, anchors.requirement(requirement)),
      w.trend.change(t(name), w.verdict[from].toLowerCase(), w.verdict[to].toLowerCase()),
    ]);
  return [paragraph({ text: `${title}:`, bold: true }), ...list(lines)];
}

function slowerPart({ w, t, lang }: Context, slower: Trend['slower']): Block[] {
  if (slower.length === 0) return [];
  const lines = slower
    .slice(0, MOST)
    .map(({ kind, what, beforeMs, afterMs }): Line => [
      w.trend.slow(
        kind === 'load' ? w.trend.p95(t(what)) : t(what),
        duration(beforeMs, lang),
        duration(afterMs, lang),
      ),
    ]);
  return [paragraph({ text: `${w.trend.slower}:`, bold: true }), ...list(lines)];
}
