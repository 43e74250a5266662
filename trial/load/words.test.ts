import { expect, test } from 'vitest';
import { measuredWords, thresholdWords } from './words.ts';

test.each([
  ['http_req_duration', 'avg<=2500', 'thời gian phản hồi trung bình ≤ 2,5 s'],
  ['http_req_duration{name:file}', 'p(95)<=2500', 'thời gian phản hồi phân vị 95 % (file) ≤ 2,5 s'],
  ['http_req_failed', 'rate<0.01', 'tỷ lệ yêu cầu lỗi < 1 %'],
  ['http_req_failed', 'rate==0', 'tỷ lệ yêu cầu lỗi = 0 %'],
  ['http_req_waiting', 'max<2500', 'thời gian chờ máy chủ lớn nhất < 2,5 s'],
  ['ws_connecting', 'med<500', 'thời gian mở WebSocket trung vị < 0,5 s'],
  ['http_req_tls_handshaking', 'avg<100', 'thời gian bắt tay TLS trung bình < 0,1 s'],
  ['own_metric', 'value<3', 'own_metric value<3'],
])('%s %s: %s', (metric, expression, words) => {
  expect(thresholdWords({ metric, expression }).vi).toBe(words);
});

test("a script's own metric is told as its platform calls it, times in seconds", () => {
  const measure = {
    title: { vi: 'Thời gian vào phòng', en: 'Time to enter' },
    unit: 'ms' as const,
  };
  const entering = { metric: 'meeting_joining', expression: 'p(95)<5000', measure };
  expect(thresholdWords(entering)).toEqual({
    vi: 'thời gian vào phòng phân vị 95 % < 5 s',
    en: 'time to enter percentile 95 % < 5 s',
  });
  expect(measuredWords({ ...entering, value: 1_686.25 }).vi).toBe('1,6863 s');
  const votes = {
    metric: 'votes',
    expression: 'count>=96',
    measure: { title: { vi: 'Số phiếu', en: 'Votes' } },
  };
  expect(thresholdWords(votes)).toEqual({ vi: 'số phiếu ≥ 96', en: 'votes ≥ 96' });
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
