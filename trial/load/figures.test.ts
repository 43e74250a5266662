import { expect, test } from 'vitest';
import { requestsOf, seriesOf } from './figures.ts';

const refused = { count: 5, failed: 5, times: [] };
const answered = { count: 4, failed: 1, times: [30, 10, 20] };

test('where no answer was the expected one there is no time, not a time of 0 ms', () => {
  const nothing = { mean: null, p95: null, max: null };
  expect(seriesOf(new Map([[7, refused]]))).toEqual([
    { at: 0, requests: 5, failed: 5, ...nothing },
  ]);
  expect(requestsOf(new Map([['file', refused]]))).toEqual([
    { name: 'file', count: 5, errorRate: 1, p50: null, p90: null, p99: null, ...nothing },
  ]);
});

test('times are those of expected answers, seconds in the order of the clock', () => {
  const series = seriesOf(
    new Map([
      [9, answered],
      [7, refused],
    ]),
  );
  expect(series.map(({ at, mean, max }) => [at, mean, max])).toEqual([
    [0, null, null],
    [2, 20, 30],
  ]);
  const [file] = requestsOf(new Map([['file', answered]]));
  expect(file).toMatchObject({ mean: 20, p50: 20, p90: 30, max: 30, errorRate: 0.25 });
});
