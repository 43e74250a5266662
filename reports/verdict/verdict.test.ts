import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { TrialReport } from '../../records/runs/report.ts';
import { VerdictUnreadable, readVerdict } from '../index.ts';
import { removeFolder, written } from '../testdata/folder.ts';
import { sampleReport } from '../testdata/sample.ts';
import { verdictJsonSchema } from './json-schema.ts';
import { verdictSchema } from './schema.ts';

const SCHEMA = new URL('../../docs/verdict.schema.json', import.meta.url);
const report = sampleReport({
  failing: 3,
  blocked: 2,
  decision: 'no-go',
  waivers: true,
  diary: true,
});
let folder = '';

beforeAll(async () => {
  folder = await written(report, { formats: ['json'] });
});
afterAll(() => removeFolder(folder));

test('the schema and the model are the same type, down to what is optional', () => {
  expectTypeOf<z.infer<typeof verdictSchema>>().toEqualTypeOf<TrialReport>();
  expect(verdictSchema.safeParse(report).success).toBe(true);
});

describe('verdict.json', () => {
  const path = (): string => join(folder, 'verdict.json');

  test('carries the whole report: reading it back gives the same', async () => {
    expect(await readVerdict(path())).toEqual(report);
  });

  test('fits the published schema, which is made from the schema in the code', () => {
    const published = readFileSync(SCHEMA, 'utf8');
    expect(published).toBe(verdictJsonSchema());
    const validate = new Ajv2020({ formats: { 'date-time': true } }).compile(JSON.parse(published));
    const data: unknown = JSON.parse(readFileSync(path(), 'utf8'));
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
    const wrong = { ...(data as object), decision: 'maybe' };
    expect(validate(wrong)).toBe(false);
  });

  test('is refused with every wrong place named', async () => {
    const wrong = join(folder, 'wrong.json');
    const data = { ...structuredClone(report), decision: 'maybe', extra: 1 };
    writeFileSync(wrong, JSON.stringify({ ...data, run: { ...report.run, startedAt: 'today' } }));
    const error = await readVerdict(wrong).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(VerdictUnreadable);
    const text = (error as VerdictUnreadable).problems.join('\n');
    expect(text).toContain('decision');
    expect(text).toContain('run.startedAt');
    expect(text).toContain('extra');
  });

  test('that is cut short is refused', async () => {
    const cut = join(folder, 'cut.json');
    writeFileSync(cut, readFileSync(path(), 'utf8').slice(0, 500));
    await expect(readVerdict(cut)).rejects.toBeInstanceOf(VerdictUnreadable);
  });
});
