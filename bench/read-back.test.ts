import { expect, test } from 'vitest';
import { judged } from './read-back.ts';
import type { ReadBack, Verdict } from './read-back.ts';

test.each<[ReadBack, Verdict]>([
  [{ planted: 200, read: 219, steady: true }, 'within'],
  [{ planted: 200, read: 181, steady: true }, 'within'],
  [{ planted: 200, read: 221, steady: true }, 'off'],
  [{ planted: 0.03, read: 0.026, steady: true }, 'off'],
  [{ planted: 0.03, read: 0, steady: true }, 'off'],
  [{ planted: 200, read: undefined, steady: true }, 'not measured'],
  [{ planted: 0, read: 0, steady: true }, 'not measured'],
  [{ planted: 200, read: 200, steady: false }, 'machine too busy'],
])('%o: %s', (one, verdict) => expect(judged(one)).toBe(verdict));
