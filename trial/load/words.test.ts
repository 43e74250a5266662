import { expect, test } from 'vitest';
import { measuredWords, thresholdWords } from './words.ts';

test.each([
  ['http_req_duration', 'avg<=2500', 'thời gian phản hồi trung bình ≤ 2,5 s'],
  ['http_req_duration{name:file}', 'p(95)<=2500', 'thời gian phản hồi phân vị 95 % (file) ≤ 2,5 s'],
  ['http_req_failed', 'rate<0.01', 'tỷ lệ yêu cầu lỗi < 1 %'],
  ['http_req_failed', 'rate==0', 'tỷ lệ yêu cầu lỗi = 0 %'],
  ['own_metric', 'value<3', 'own_metric value<3'],
])('%s %s: %s', (metric, expression, words) => {
  expect(thresholdWords(metric, expression).vi).toBe(words);
});

test.each([
  ['http_req_duration{name:file}', 'p(95)<=2500', 3016.481, '3,0165 s'],
  ['http_req_failed', 'rate<0.01', 0.0295, '2,95 %'],
  ['http_reqs', 'count>=100', 49, '49'],
  ['http_req_duration', 'avg<=2500', 2500.4, '2,5004 s'],
  ['http_req_failed', 'rate<0.01', 0.010004, '1,0004 %'],
  ['http_req_duration', 'avg<=2500', null, 'không đo được'],
])('%s %s measured as %s: %s', (metric, expression, value, words) => {
  expect(measuredWords({ metric, expression, value }).vi).toBe(words);
});
