import type { Trend } from '../records/runs/trend.ts';
import { duration } from '../reports/figures.ts';
import { words } from '../reports/index.ts';
import { wordsOf } from '../words/said/in-words/index.ts';
import type { Lang } from '../words/text.ts';

/** One line for the end of a trial. */
export function trendLine({ former, red, lost, green, slower }: Trend, lang: Lang): string {
  const { trend } = words(lang);
  if (former === null) return trend.first;
  const ids = (all: Trend['red']): string[] => all.map(({ requirement }) => requirement);
  return trend.brief(former.id, ids(red), ids(lost), ids(green), slower.length);
}

/** Every change, a line each. */
export function trendLines(compared: Trend, lang: Lang): string[] {
  const w = words(lang);
  const { differences, red, lost, green, slower } = compared;
  const part = (title: string, all: Trend['red']): string[] =>
    all.map(
      ({ requirement, title: name, from, to }) =>
        `  ${title}: ${requirement}${w.trend.change(name[lang], w.verdict[from].toLowerCase(), w.verdict[to].toLowerCase())}`,
    );
  return [
    trendLine(compared, lang),
    ...differences.map((text) => `  ${text[lang]}`),
    ...part(w.trend.red, red),
    ...part(w.trend.lost, lost),
    ...part(w.trend.green, green),
    ...slower.map(
      ({ kind, what, beforeMs, afterMs }) =>
        `  ${w.trend.slower}: ${w.trend.slow(kind === 'load' ? w.trend.p95(wordsOf(what, lang)) : wordsOf(what, lang), duration(beforeMs, lang), duration(afterMs, lang))}`,
    ),
  ];
}
