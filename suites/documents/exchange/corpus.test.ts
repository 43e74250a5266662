import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox } from '../../../sandbox/sandbox.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { settings } from '../settings.ts';
import { checkEnvelope } from './check.ts';
import { corpus } from './corpus.ts';
import { tryGateway } from './try-gateway.ts';
import { tell } from './words.ts';

const { kinds } = settings();
const samples = corpus();

test('the corpus has sixty envelopes and more, of all three sorts, and no file that nothing is said of', () => {
  const files = readdirSync(join(import.meta.dirname, '..', 'testdata', 'envelopes'));
  expect(files.sort()).toEqual(samples.map(({ name }) => `${name}.xml`).sort());
  expect(samples.length).toBeGreaterThanOrEqual(60);
  for (const sort of ['valid', 'strange', 'invalid'])
    expect(samples.filter(({ verdict }) => verdict === sort).length, sort).toBeGreaterThan(10);
});

test.each(samples)(
  '$name is judged as it should be',
  ({ name, bytes, verdict, gateway, findings }) => {
    const checked = checkEnvelope(bytes, kinds);
    expect(checked.findings.map(({ code }) => code)).toEqual(findings);
    expect(checked.verdict).toBe(verdict);
    expect(name.startsWith(`${verdict}-`)).toBe(true);
    if (gateway !== '') expect(checked.gateway).toBe(gateway);
    for (const lang of ['vi', 'en'] as const)
      expect(tell(checked, lang).split('\n')).toHaveLength(
        findings.length + (checked.signedBy === null ? 2 : 3),
      );
    const holds = name.includes('signature') && verdict !== 'invalid';
    expect(checked.signedBy !== null).toBe(holds);
  },
);

test('what is wrong is reported with its line and column', () => {
  const text = (name: string) => {
    const { bytes } = samples.find((one) => one.name === name)!;
    return tell(checkEnvelope(bytes, kinds), 'vi').split('\n')[1];
  };
  expect(text('invalid-day')).toBe(
    '  6:60 PromulgationInfo/PromulgationDate  Ngày “2025/02/29” không có trong lịch.',
  );
  expect(text('invalid-subject-501')).toMatch(/^ {2}8:\d+ Subject {2}Dài 501 ký tự, tối đa 500\.$/);
  expect(text('invalid-doctype')).toMatch(/^ {2}2:\d+ {2}Có khai báo DOCTYPE/);
});

describe('the gateway of the stand-in', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    const options = { seed: 1, port: 0, platforms: ['documents'], settings: {} };
    sandbox = await startSandbox({ ...options, faults: [] });
  });
  afterAll(() => sandbox.stop());

  const access = () => ({
    url: sandbox.addresses['document-exchange']!,
    ...{ systemId: 'lam-dong', secretKey: 'bi-mat-lam-dong', from: 'H36.02', to: 'H19.101' },
  });

  test('answers every envelope of the corpus right', async () => {
    const tried = await tryGateway(access());
    const wrong = tried.filter(({ right }) => !right);
    expect(wrong.map(({ sample, code }) => [sample.name, sample.gateway, code])).toEqual([]);
    expect(tried.length).toBeGreaterThan(60);
  });

  test('is found wrong where it refuses a dialect, and where its key is another', async () => {
    sandbox.faults.switch('edoc-refused', true);
    const refused = await tryGateway(access());
    sandbox.faults.switch('edoc-refused', false);
    expect(refused.filter(({ right }) => !right).map(({ sample }) => sample.name)).toEqual([
      'strange-dialect-edoc',
      'strange-dialect-edoc-zipped',
    ]);
    const stranger = await tryGateway({ ...access(), secretKey: 'another' });
    expect(new Set(stranger.map(({ code }) => code))).toEqual(new Set(['15']));
  });
});

/** Pieces that break what is around them. */
const PIECES = [
  '<',
  '>',
  '&',
  '&x;',
  ']]>',
  '<![CDATA[',
  '<!DOCTYPE a>',
  '<?xml?>',
  '\u0000',
  '\uFFFE',
  '</Subject>',
  '<a>',
];
const bent = fc.record({
  sample: fc.constantFrom(...samples.map(({ bytes }) => bytes)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(400),
  put: fc.oneof(
    fc.constantFrom(...PIECES).map((one) => Buffer.from(one)),
    fc.uint8Array({ maxLength: 20 }),
  ),
});

/** A short look each time, and a long one where that is asked for. */
const RUNS = process.env['NGHIEMTHU_LONG_TESTS'] ? 50_000 : 2_000;

test('malformed envelopes, however many, each have a verdict, and a gateway’s answer that fits it', () => {
  let judged = 0;
  fc.assert(
    fc.property(bent, ({ sample, at, cut, put }) => {
      const place = Math.floor(at * sample.length);
      const bytes = Buffer.concat([sample.subarray(0, place), put, sample.subarray(place + cut)]);
      const { verdict, gateway, findings } = checkEnvelope(bytes, kinds);
      expect(['valid', 'strange', 'invalid']).toContain(verdict);
      expect(verdict === 'invalid').toBe(gateway !== '0');
      if (verdict !== 'valid') expect(findings.length).toBeGreaterThan(0);
      for (const { place: where } of findings) expect(where.line).toBeGreaterThanOrEqual(1);
      judged += 1;
    }),
    { numRuns: RUNS, seed: 20250628 },
  );
  expect(judged).toBe(RUNS);
}, 600_000);
