import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exampleOf } from './collect.ts';
import { mediaFor, readContract, responseFor } from './document.ts';
import { tell } from './finding.ts';
import { judgeOne } from './judge.ts';
import { validatorOf } from './validator.ts';

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (text: string) => {
  const file = join(folder, 'other.yaml');
  writeFileSync(file, text);
  return readContract(file);
};

/** As other people write them: parts under `components`, parameters of a whole path, classes of statuses. */
const OTHER = `openapi: 3.1.0
info: { title: Khác, version: '1' }
components:
  parameters:
    Unit: { name: unit, in: path, required: true, schema: { type: string }, example: xã/1 }
  headers:
    Trace: { required: true, schema: { type: string, format: uuid } }
    Left: { schema: { type: integer, minimum: 0 } }
    Kept: { schema: { pattern: no-store } }
    Ways: { schema: { $ref: '#/components/schemas/Ways' } }
  responses:
    Found: { $ref: '#/components/responses/Whole' }
    Whole:
      headers:
        X-Trace: { $ref: '#/components/headers/Trace' }
        X-Left: { $ref: '#/components/headers/Left' }
        Cache-Control: { $ref: '#/components/headers/Kept' }
        X-Ways: { $ref: '#/components/headers/Ways' }
      content:
        application/json; charset=utf-8: { schema: { $ref: '#/components/schemas/Dossier' } }
    Problem:
      content:
        application/problem+json: { schema: { type: object, required: [title], properties: { title: { type: string } } } }
  schemas:
    Ways: { type: array, items: { type: string, enum: [a, b] } }
    Dossier:
      type: object
      required: [code]
      properties: { code: { type: string }, part: { $ref: '#/components/schemas/Dossier' } }
paths:
  /units/{unit}/dossier:
    parameters: [{ $ref: '#/components/parameters/Unit' }]
    get:
      responses:
        '200': { $ref: '#/components/responses/Found' }
        4XX: { $ref: '#/components/responses/Problem' }
        default: { content: { text/*: {} } }
`;

const TRACE = '3c1f2c0e-96a8-4f0d-8e5b-2f6f6f1c1a11';
const JSON_TYPE = { 'content-type': 'application/json' };
const found = (status: number, headers: Record<string, string>, json: unknown) => {
  const contract = read(OTHER);
  const answer = { status, headers, json, text: '' };
  const [operation] = contract.operations;
  return judgeOne(validatorOf(contract), {
    ...{ operation: operation!, what: 'hỏi', expect: undefined, answer, why: '' },
  }).map((one) => tell(one, 'en').replace('other GET /units/{unit}/dossier ', ''));
};

test('parts that are referred to stand in their place', () => {
  const { operations } = read(OTHER);
  expect(operations.length).toBe(1);
  expect(exampleOf(operations[0]!).path).toBe('/units/x%C3%A3%2F1/dossier');
  expect(Object.keys(responseFor(operations[0]!, 200)?.headers ?? {})).toEqual([
    'X-Trace',
    'X-Left',
    'Cache-Control',
    'X-Ways',
  ]);
});

test('an answer as documented gives no finding', () => {
  const headers = {
    ...{ ...JSON_TYPE, 'x-trace': TRACE, 'x-left': '7' },
    ...{ 'cache-control': 'private, no-store', 'x-ways': 'a, b' },
  };
  expect(found(200, headers, { code: '1', part: { code: '2' } })).toEqual([]);
  expect(found(404, { 'content-type': 'application/problem+json' }, { title: 'x' })).toEqual([]);
  expect(found(302, { 'content-type': 'text/html; charset=utf-8' }, undefined)).toEqual([]);
});

test.each([
  ['X-Trace: header that is missing (hỏi)', 200, JSON_TYPE, { code: '1' }],
  [
    'X-Left: header that is not as documented (hỏi)',
    200,
    { ...JSON_TYPE, 'x-trace': TRACE, 'x-left': '-1' },
    { code: '1' },
  ],
  [
    'X-Trace: header that is not as documented (hỏi)',
    200,
    { ...JSON_TYPE, 'x-trace': 'x' },
    { code: '1' },
  ],
  [
    'Cache-Control: header that is not as documented (hỏi)',
    200,
    { ...JSON_TYPE, 'x-trace': TRACE, 'cache-control': 'public, max-age=60' },
    { code: '1' },
  ],
  [
    'X-Ways: header that is not as documented (hỏi)',
    200,
    { ...JSON_TYPE, 'x-trace': TRACE, 'x-ways': 'a, c' },
    { code: '1' },
  ],
  [
    '/part/code: field that is missing (hỏi)',
    200,
    { ...JSON_TYPE, 'x-trace': TRACE },
    { code: '1', part: {} },
  ],
  ['/title: field that is missing (hỏi)', 422, { 'content-type': 'application/problem+json' }, {}],
  ['404: wrong content type (hỏi: application/json)', 404, JSON_TYPE, { title: 'x' }],
  ['503: the service broke (hỏi)', 503, { 'content-type': 'text/plain' }, undefined],
] as const)('what differs is found: %s', (finding, status, headers, json) => {
  expect(found(status, headers, json)).toEqual([finding]);
});

test('a range of types is taken where the type itself is not named', () => {
  expect(mediaFor({ 'text/*': {}, 'text/html': { a: 1 } }, 'text/HTML; charset=utf-8')).toEqual({
    a: 1,
  });
  expect(mediaFor({ '*/*': {} }, 'image/png')).toEqual({});
  expect(mediaFor({ 'application/json': {} }, '')).toBeUndefined();
});

test.each([
  [
    '#/components/headers/Trail',
    'found $ref #/components/headers/Trail, expected a place in this document',
  ],
  ['common.yaml#/Trace', 'found $ref common.yaml#/Trace, expected a place in this document'],
])('a reference that leads to nothing is told at its line: %s', (to, message) => {
  const at = OTHER.split('\n').findIndex((line) => line.includes('X-Trace:')) + 1;
  expect(() => read(OTHER.replace('#/components/headers/Trace', to))).toThrow(
    new RegExp(`other\\.yaml:${at}:\\d+: ${message.replaceAll('$', '\\$')}`),
  );
});

test('parts that refer to one another for ever are told', () => {
  const circle = OTHER.replace(
    '    Whole:\n',
    "    Whole: { $ref: '#/components/responses/Found' }\n    Other:\n",
  );
  expect(() => read(circle)).toThrow(
    /other\.yaml:\d+:\d+: found \$ref #\/components\/responses\/Whole/,
  );
});
