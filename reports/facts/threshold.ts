import type { LoadRecord, ThresholdRecord } from '../../records/runs/load.ts';
import { duration, number, percent } from '../figures.ts';
import { measureOf } from '../../words/measures.ts';
import type { Lang } from '../../words/text.ts';
import { words } from '../wording/index.ts';

interface ThresholdParts {
  metric: string;
  tag: string;
  aggregate: string;
  operator: string;
  limit: number;
}

/** A k6 threshold taken apart: `http_req_duration{name:file}` and `p(95)<=2500`. */
function partsOf(threshold: ThresholdRecord): ThresholdParts | null {
  const metric = /^([A-Za-z0-9_]+)(?:\{(.*)\})?$/s.exec(threshold.metric);
  const rule = /^\s*([a-z]+(?:\([\d.]+\))?)\s*(<=|>=|===?|!=|<|>)\s*([-+\d.e]+)\s*$/i.exec(
    threshold.expression,
  );
  if (metric === null || rule === null) return null;
  const tag = (metric[2] ?? '').replace(/^[^:]*:/, '');
  return {
    metric: metric[1] ?? '',
    tag,
    aggregate: rule[1] ?? '',
    operator: rule[2] ?? '',
    limit: Number(rule[3]),
  };
}

/** What is measured, in words: `Thời gian phản hồi trung bình (file)`. An unknown metric keeps its own name. */
export function indicator(threshold: ThresholdRecord, lang: Lang): string {
  const parts = partsOf(threshold);
  if (parts === null) return `${threshold.metric} ${threshold.expression}`;
  const { metric, taken } = words(lang);
  const called = measureOf(parts.metric, threshold.measure)?.title[lang];
  const named =
    (called === undefined ? metric(parts.metric, parts.aggregate) : null) ??
    taken(called ?? parts.metric, parts.aggregate);
  const subject = threshold.subject?.[lang] ?? parts.tag;
  return subject === '' ? named : `${named} (${subject})`;
}

/** The limit, in words: `≤ 2,5 giây`. */
export function limit(threshold: ThresholdRecord, lang: Lang): string {
  const parts = partsOf(threshold);
  if (parts === null) return threshold.expression;
  const sign = { '<=': '≤', '>=': '≥', '==': '=', '===': '=', '!=': '≠' }[parts.operator];
  return `${sign ?? parts.operator} ${inUnit(threshold, parts.limit, lang)}`;
}

/** The measured value in its unit, or that nothing was measured. */
export function measured(threshold: ThresholdRecord, lang: Lang): string {
  if (threshold.value === null || threshold.samples === 0) return words(lang).results.notMeasured;
  return inUnit(threshold, threshold.value, lang);
}

/** Limits in ms on the response times of all requests of a profile, for charts. */
export function timeLimits(load: LoadRecord): { label: string; ms: number }[] {
  return load.thresholds.flatMap((threshold) => {
    const parts = partsOf(threshold);
    const timed = parts?.metric === 'http_req_duration' && parts.tag === '';
    return timed ? [{ label: parts.aggregate, ms: parts.limit }] : [];
  });
}

function inUnit(threshold: ThresholdRecord, value: number, lang: Lang): string {
  if (measureOf(threshold.metric, threshold.measure)?.unit === 'ms') return duration(value, lang);
  const aggregate = partsOf(threshold)?.aggregate;
  if (aggregate === 'arrived') return percent(value, lang);
  if (aggregate === 'rate') return ratio(value, lang);
  if (aggregate === 'count') return number(value, lang, 0);
  return number(value, lang, 2);
}

function ratio(value: number, lang: Lang): string {
  return value >= 0 && value <= 1 ? percent(value, lang) : number(value, lang, 2);
}
