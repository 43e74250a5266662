import type { Text, ThresholdRecord } from '../../records/model.ts';

const measures: Record<string, Record<string, Text>> = {
  http_req_duration: {
    avg: { vi: 'thời gian phản hồi trung bình', en: 'mean response time' },
    med: { vi: 'thời gian phản hồi trung vị', en: 'median response time' },
    max: { vi: 'thời gian phản hồi chậm nhất', en: 'slowest response' },
    p: { vi: 'thời gian phản hồi phân vị', en: 'response time percentile' },
  },
  http_req_failed: { rate: { vi: 'tỷ lệ yêu cầu lỗi', en: 'share of failed requests' } },
  http_reqs: {
    rate: { vi: 'số yêu cầu mỗi giây', en: 'requests per second' },
    count: { vi: 'số yêu cầu', en: 'requests' },
  },
};
const signs: Record<string, string> = { '<=': '≤', '>=': '≥', '<': '<', '>': '>', '==': '=' };

/** A k6 threshold in words, `thời gian phản hồi trung bình (search) ≤ 2,5 s`; in k6's own where it has none for it. */
export function thresholdWords(metric: string, expression: string): Text {
  const [, name = '', request = ''] = /^(\w+)(?:\{name:(.+)\})?$/.exec(metric) ?? [];
  const [, aggregate = '', share = '', sign = '', bound = ''] =
    /^\s*([a-z]+)(?:\(([\d.]+)\))?\s*([<>=]+)\s*([\d.]+)\s*$/.exec(expression) ?? [];
  const measure = measures[name]?.[aggregate];
  const symbol = signs[sign];
  if (!measure || !symbol) return { vi: `${metric} ${expression}`, en: `${metric} ${expression}` };
  const which = [share && ` ${share} %`, request && ` (${request})`].filter(Boolean).join('');
  const limit = limitOf(name, aggregate, Number(bound));
  return {
    vi: `${measure.vi}${which} ${symbol} ${limit.replace('.', ',')}`,
    en: `${measure.en}${which} ${symbol} ${limit}`,
  };
}

/** What was measured for a threshold, in Vietnamese: `3,02 s`. */
export function measuredWords({
  metric,
  expression,
  value,
}: Pick<ThresholdRecord, 'metric' | 'expression' | 'value'>): string {
  if (value === null) return 'không đo được';
  const aggregate = /^\s*([a-z]+)/.exec(expression)?.[1] ?? '';
  const name = /^\w+/.exec(metric)?.[0] ?? '';
  // Fine enough that what just missed its limit is not shown as the limit.
  return limitOf(name, aggregate, Math.round(value * 1e6) / 1e6, 4).replace('.', ',');
}

function limitOf(metric: string, aggregate: string, bound: number, digits = 2): string {
  const shown = (value: number) => String(Number(value.toFixed(digits)));
  if (metric === 'http_req_duration')
    return `${digits === 2 ? bound / 1000 : shown(bound / 1000)} s`;
  if (metric === 'http_req_failed' && aggregate === 'rate') return `${shown(bound * 100)} %`;
  return String(bound);
}
