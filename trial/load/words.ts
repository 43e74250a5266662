import { expressionParts, requestOf } from '../../config/platforms/threshold.ts';
import type { ThresholdRecord } from '../../records/runs/load.ts';
import { measureOf } from '../../words/measures.ts';
import type { Measure } from '../../words/measures.ts';
import { lowered } from '../../words/text.ts';
import type { Text } from '../../words/text.ts';

const text = (vi: string, en: string): Text => ({ vi, en });

/** What is measured, by metric and what is taken of it. */
const measures = new Map<string, Text>([
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

/** What is taken of many values, behind what they are; `p` stands for every percentile. */
const taken = new Map<string, Text>([
  ['avg', text('trung bình', 'mean')],
  ['med', text('trung vị', 'median')],
  ['min', text('nhỏ nhất', 'shortest')],
  ['max', text('lớn nhất', 'longest')],
  ['p', text('phân vị', 'percentile')],
  ['rate', text('', '')],
  ['count', text('', '')],
  ['value', text('', '')],
]);

type Named = Pick<ThresholdRecord, 'metric' | 'expression' | 'subject' | 'measure'>;

/** A k6 threshold in words, `thời gian phản hồi trung bình (Tìm thủ tục) ≤ 2,5 s`; in k6's own where it has none for it. */
export function thresholdWords({ metric, expression, subject, measure: own }: Named): Text {
  const arrived = /^arrived>=([\d.]+)$/.exec(expression)?.[1];
  if (arrived !== undefined) return arrivedWords(Number(arrived), subject ?? text(metric, metric));
  const parts = expressionParts(expression);
  const name = /^\w+/.exec(metric)?.[0] ?? '';
  const called = measureOf(metric, own);
  const measure = parts && measured(name, parts.measure.replace(/\(.*/, ''), called);
  const symbol = parts && signs.get(parts.operator);
  if (!parts || !measure || !symbol)
    return text(`${metric} ${expression}`, `${metric} ${expression}`);
  const share = parts.percentile === null ? '' : ` ${parts.percentile} %`;
  const limit = limitOf(
    { metric: name, measure: parts.measure, isTime: called?.unit === 'ms' },
    parts.limit,
  );
  const which = (lang: keyof Text) => {
    const request = subject?.[lang] ?? requestOf(metric);
    return request ? ` (${request})` : '';
  };
  return {
    vi: `${measure.vi}${comma(share)}${which('vi')} ${symbol} ${comma(limit)}`,
    en: `${measure.en}${share}${which('en')} ${symbol} ${limit}`,
  };
}

function measured(name: string, method: string, called: Measure | undefined): Text | undefined {
  const how = taken.get(method);
  if (called === undefined || how === undefined) return measures.get(`${name} ${method}`);
  const [vi, en] = [lowered(called.title.vi), lowered(called.title.en)];
  const isLast = method === 'p';
  return text(`${vi} ${how.vi}`.trim(), (isLast ? `${en} ${how.en}` : `${how.en} ${en}`).trim());
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
  measure: own,
}: Named & Pick<ThresholdRecord, 'value'>): Text {
  if (value === null) return text('không đo được', 'not measured');
  const name = /^\w+/.exec(metric)?.[0] ?? '';
  const isTime = measureOf(metric, own)?.unit === 'ms';
  const measure = expression.startsWith('arrived>=')
    ? 'arrived'
    : (expressionParts(expression)?.measure ?? '');
  // Fine enough that what just missed its limit is not shown as the limit.
  const figure = limitOf({ metric: name, measure, isTime }, Math.round(value * 1e6) / 1e6, 4);
  return text(comma(figure), figure);
}

const comma = (figure: string) => figure.replace('.', ',');

interface Limited {
  metric: string;
  measure: string;
  isTime: boolean;
}

function limitOf({ metric, measure, isTime }: Limited, bound: number, digits = 2): string {
  const shown = (value: number) => String(Number(value.toFixed(digits)));
  if (isTime) return `${digits === 2 ? bound / 1000 : shown(bound / 1000)} s`;
  const isShare = metric === 'http_req_failed' || metric === 'checks';
  if ((isShare && measure === 'rate') || measure === 'arrived') return `${shown(bound * 100)} %`;
  return String(bound);
}
