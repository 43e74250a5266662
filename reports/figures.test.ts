import { expect, test } from 'vitest';
import {
  date,
  dateTime,
  duration,
  number,
  percent,
  share,
  shiftedToVietNam,
  size,
} from './figures.ts';

test('numbers are written the Vietnamese way', () => {
  expect(number(1234.5, 'vi')).toBe('1.234,5');
  expect(number(1234567, 'vi')).toBe('1.234.567');
  expect(number(1234.5, 'en')).toBe('1,234.5');
  expect(number(0.04, 'vi')).toBe('0');
  expect(number(-1234.25, 'vi', 2)).toBe('−1.234,25');
  expect(number(Number.NaN, 'vi')).toBe('—');
});

test('a share is never rounded up to all or down to none', () => {
  expect(percent(1, 'vi')).toBe('100%');
  expect(percent(0.99996, 'vi')).toBe('99,9%');
  expect(percent(0.00001, 'vi')).toBe('0,1%');
  expect(percent(0, 'vi')).toBe('0%');
  expect(share(0, 0, 'vi')).toBe('—');
});

test('durations and sizes have units people know', () => {
  expect(duration(850, 'vi')).toBe('850 ms');
  expect(duration(2500, 'vi')).toBe('2,5 giây');
  expect(duration(59_990, 'vi')).toBe('1 phút 00 giây');
  expect(duration(3_599_600, 'vi')).toBe('1 giờ 00 phút');
  expect(duration(7_500_000, 'vi')).toBe('2 giờ 05 phút');
  expect(size(12_345, 'vi')).toBe('12,3 kB');
});

test('dates are those of Việt Nam, whatever zone the machine is in', () => {
  expect(dateTime('2025-06-30T17:05:00.000Z')).toBe('01/07/2025 00:05');
  expect(date('2025-06-30T17:05:00.000Z')).toBe('01/07/2025');
  expect(date('2025-07-15')).toBe('15/07/2025');
  expect(dateTime('not a time')).toBe('not a time');
  expect(shiftedToVietNam('2025-06-28T01:00:00Z')?.toISOString()).toBe('2025-06-28T08:00:00.000Z');
});
