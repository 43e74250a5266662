import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { causeOf } from '../../words/reasons/cause.ts';
import { withTexts } from '../../words/reasons/reason.ts';
import type { Reason } from '../../words/reasons/reason.ts';
import { CODES } from './technical/index.ts';
import { TimeOver } from '../wire/within.ts';

const MONITORS = join(import.meta.dirname, '..');

test('every code is produced by a look', () => {
  const files = globSync('{probes,steps,wire,journey,look,browser,turns}/**/*.ts', {
    cwd: MONITORS,
    exclude: ['**/*.test.ts'],
  });
  const source = files.map((file) => readFileSync(join(MONITORS, file), 'utf8')).join('\n');
  const made = new Set(
    [...source.matchAll(/(?:\bcode:|\bfail\()\s*'([a-z0-9-]+)'/g)].map(([, code]) => code),
  );
  expect(CODES.length).toBeGreaterThan(90);
  expect(CODES.filter((code) => !made.has(code))).toEqual([]);
});

test('texts are changed among the facts of a reason however deep, codes are not', () => {
  const reason: Reason = {
    code: 'step-failed',
    step: 'cut',
    why: {
      code: 'no-canary',
      failure: { code: 'body-broken', cause: { fault: 'cut', text: 'cut' } },
    },
  };
  expect(withTexts(reason, (text) => text.toUpperCase())).toEqual({
    code: 'step-failed',
    step: 'CUT',
    why: {
      code: 'no-canary',
      failure: { code: 'body-broken', cause: { fault: 'cut', text: 'CUT' } },
    },
  });
  const units: Reason = { code: 'units-without', units: ['a', 'b'], more: 2 };
  expect(withTexts(units, (text) => `${text}!`)).toEqual({ ...units, units: ['a!', 'b!'] });
});

test.each([
  [new TimeOver(), { fault: 'timeout', text: 'context deadline exceeded' }],
  [
    Object.assign(new Error('connect ECONNREFUSED ::1:1'), { code: 'ECONNREFUSED' }),
    { fault: 'refused', text: 'connect ECONNREFUSED ::1:1' },
  ],
  [new Error('something new'), { fault: null, text: 'something new' }],
])('%s as facts', (error, cause) => {
  expect(causeOf(error)).toEqual(cause);
});

test.each([
  ['CERT_HAS_EXPIRED', 'certificate-expired'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate-untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate-untrusted'],
  ['CERT_SIGNATURE_WEAK', 'certificate-untrusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-name'],
  ['CERT_NOT_YET_VALID', 'certificate-invalid'],
  ['CERT_SIGNATURE_FAILURE', 'certificate-invalid'],
] as const)("OpenSSL's %s is %s", (text, fault) => {
  expect(causeOf(text)).toEqual({ fault, text });
});
