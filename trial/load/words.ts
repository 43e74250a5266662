import { expressionParts, requestOf } from '../../config/platforms/threshold.ts';
import type { ThresholdRecord } from '../../records/runs/load.ts';
import type { Text } from '../../words/text.ts';

const text = (vi: string, en: string): Text => ({ vi, en });

/** What is measured, by metric and measure; `p` stands for every percentile. */
const measures = new Map<string, Text>([
  ['http_req_duration avg', text('thời gian phản hồi trung bình', 'mean response time')],
  ['http_req_duration med', text('thời gian phản hồi trung vị', 'median response time')],
  ['http_req_duration min', text('thời gian phản hồi nhanh nhất', 'fastest response')],
  ['http_req_duration max', text('thời gian phản hồi chậm nhất', 'slowest response')],
  ['http_req_duration p', text('thời gian phản hồi phân vị', 'response time percentile')],
  ['http_req_failed rate', text('tỷ lệ yêu cầu lỗi', 'share of failed requests')],
  ['http_reqs rate', text('số yêu cầu mỗi giây', 'requests per second')],
  ['http_reqs count', text('số yêu cầu', 'requests')],
  [
    'checks rate',
    text('tỷ lệ phép kiểm tra trong kịch bản đạt', "share of the script's checks held"),
  ],
  ['iterations count', text('số lượt chạy', 'iterations')],
  ['dropped_iterations count', text('số lượt không kịp chạy', 'dropped iterations')],
]);
const signs = new Map([
  ['<=', '≤'],
  ['>=', '≥'],
  ['<', '<'],
  ['>', '>'],
  ['==', '='],
  ['===', '='],
  ['!=', '≠'],
]);

type Named = Pick<ThresholdRecord, 'metric' | 'expression' | 'subject'>;

/** A k6 threshold in words, `thời gian phản hồi trung bình (Tìm thủ tục) ≤ 2,5 s`; in k6's own where it has none for it. */
export function thresholdWords(metric: string, expression: string, subject?: Text): Text {
  const arrived = /^arrived>=([\d.]+)$/.exec(expression)?.[1];
  if (arrived !== undefined) return arrivedWords(Number(arrived), subject ?? text(metric, metric));
  const parts = expressionParts(expression);
  const name = /^\w+/.exec(metric)?.[0] ?? '';
  const measure = parts && measures.get(`${name} ${parts.measure.replace(/\(.*/, '')}`);
  const symbol = parts && signs.get(parts.operator);
  if (!parts || !measure || !symbol)
    return text(`${metric} ${expression}`, `${metric} ${expression}`);
  const share = parts.percentile === null ? '' : ` ${parts.percentile} %`;
  const limit = limitOf(name, parts.measure, parts.limit);
  const which = (lang: keyof Text) => {
    const request = subject?.[lang] ?? requestOf(metric);
    return request ? ` (${request})` : '';
  };
  return {
    vi: `${measure.vi}${comma(share)}${which('vi')} ${symbol} ${comma(limit)}`,
    en: `${measure.en}${share}${which('en')} ${symbol} ${limit}`,
  };
}

function arrivedWords(share: number, subject: Text): Text {
  const limit = `≥ ${Math.round(share * 10_000) / 100} %`;
  return {
    vi: `${subject.vi}: có thật sau khi được báo nhận ${comma(limit)}`,
    en: `${subject.en}: there afterwards, of those acknowledged ${limit}`,
  };
}

/** What was measured for a threshold: `3,02 s`. */
export function measuredWords({
  metric,
  expression,
  value,
}: Named & Pick<ThresholdRecord, 'value'>): Text {
  if (value === null) return text('không đo được', 'not measured');
  const name = /^\w+/.exec(metric)?.[0] ?? '';
  const measure = expression.startsWith('arrived>=')
    ? 'arrived'
    : (expressionParts(expression)?.measure ?? '');
  // Fine enough that what just missed its limit is not shown as the limit.
  const figure = limitOf(name, measure, Math.round(value * 1e6) / 1e6, 4);
  return text(comma(figure), figure);
}

const comma = (figure: string) => figure.replace('.', ',');

function limitOf(metric: string, measure: string, bound: number, digits = 2): string {
  const shown = (value: number) => String(Number(value.toFixed(digits)));
  if (metric === 'http_req_duration')
    return `${digits === 2 ? bound / 1000 : shown(bound / 1000)} s`;
  const isShare = metric === 'http_req_failed' || metric === 'checks';
  if ((isShare && measure === 'rate') || measure === 'arrived') return `${shown(bound * 100)} %`;
  return String(bound);
}
