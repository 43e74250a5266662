import { describe, expect, test } from 'vitest';
import { settings } from '../settings.ts';
import { checkEnvelope } from './check.ts';
import type { Demands } from './check.ts';
import { corpus } from './corpus.ts';
import { lineOf } from './words.ts';

const { kinds } = settings();
const text = (name: string) =>
  corpus()
    .find((one) => one.name === name)!
    .bytes.toString('utf8');
const qcvn = text('valid-reply');
const edoc = text('strange-dialect-edoc');

/** What is said of an envelope in which a text was put in place of another. */
function said(from: string, search: string | RegExp, put: string, demands: Demands = {}): string[] {
  const changed = from.replace(search, put);
  expect(changed).not.toBe(from);
  const { findings, verdict } = checkEnvelope(Buffer.from(changed), kinds, demands);
  expect(verdict).toBe(findings.length > 0 ? 'strange' : 'valid');
  return findings.map((one) => lineOf(one, 'vi'));
}

describe('an envelope of QCVN 102 is compared with its schema', () => {
  test.each<[string, string | RegExp, string, RegExp]>([
    [
      'a strange element',
      '<SteeringType>',
      '<La/><SteeringType>',
      /^11:\d+ La {2}Lược đồ không có thẻ La ở chỗ này; ở đây cần ResponseFor, SteeringType, DocumentId\.$/,
    ],
    [
      'another order',
      /(<Code>.*<\/Code>)\n(<Prom.*)\n/,
      '$2\n$1\n',
      /^5:\d+ PromulgationInfo {2}Lược đồ không có thẻ PromulgationInfo ở chỗ này; ở đây cần To, Code\.$/,
    ],
    [
      'a value of no list',
      '<SteeringType>1',
      '<SteeringType>7',
      /^11:\d+ SteeringType {2}Giá trị “7” của thẻ SteeringType không đúng lược đồ\.$/,
    ],
    [
      'no number of pages',
      '</Priority>',
      '</Priority><PageAmount>hai</PageAmount>',
      /Giá trị “hai” của thẻ PageAmount không đúng lược đồ\.$/,
    ],
    [
      'a time in another form',
      /(<Timestamp>)[^<]*/,
      '$12025-07-01T08:00:00',
      /Giá trị “2025-07-01T08:00:00” của thẻ Timestamp/,
    ],
    [
      'a name too long',
      '<Position>',
      '<Competence>QUYEN</Competence><Position>',
      /Giá trị “QUYEN” của thẻ Competence/,
    ],
    [
      'no trace',
      /<TraceHeader>.*<\/TraceHeader>/,
      '',
      /Bussiness {2}Lược đồ không có thẻ Bussiness ở chỗ này; ở đây cần TraceHeader\.$/,
    ],
  ])('%s is strange and is told with its line', (_, search, put, line) => {
    const lines = said(qcvn, search, put);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(line);
  });

  test('as it was first, and as it was amended', () => {
    const old = (demands: Demands) =>
      said(qcvn, '</Subject>', '</Subject><Content>x</Content>', demands);
    expect(old({ qcvn: '2016' })).toEqual([]);
    expect(old({ qcvn: '2022' })).toEqual([]);
    // The amendment has the present form of identifier codes alone; that much is said anyhow.
    const former = text('strange-organ-id-old');
    for (const year of ['2016', '2022'] as const) {
      const { findings } = checkEnvelope(Buffer.from(former), kinds, { qcvn: year });
      expect(findings.map(({ code }) => code)).toEqual(['organ-id-old']);
    }
    const about = '<ResponseFor><OrganId>000.01.26.H19</OrganId></ResponseFor><SteeringType>';
    const bare = qcvn.replace(/<ResponseFor>.*<\/ResponseFor>/s, '');
    expect(said(bare, '<SteeringType>', about, { qcvn: '2016' })).toEqual([]);
    expect(said(bare, '<SteeringType>', about).join()).toMatch(
      /“000\.01\.26\.H19” của thẻ OrganId/,
    );
  });
});

test('an envelope of eDoc is compared with its own', () => {
  const plain = checkEnvelope(Buffer.from(edoc), kinds).findings.length;
  const lines = said(edoc, '<Subject>', '<Bussiness/><Subject>');
  expect(lines).toHaveLength(plain + 1);
  expect(lines.join('\n')).toMatch(/Bussiness {2}Lược đồ không có thẻ Bussiness/);
});

test('what is refused is not compared', () => {
  const changed = qcvn
    .replace('<SteeringType>', '<La/><SteeringType>')
    .replace(/<Subject>.*<\/Subject>/, '');
  const { findings } = checkEnvelope(Buffer.from(changed), kinds);
  expect(findings.map(({ code }) => code)).toEqual(['element-missing']);
});
