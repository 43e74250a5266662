import { expect, test } from 'vitest';
import type { TrialReport } from '../../records/runs/report.ts';
import type { Lang } from '../../words/text.ts';
import type { Waterfall } from '../../words/waterfall.ts';
import { file } from '../testdata/sample-evidence.ts';
import { sampleReport } from '../testdata/sample.ts';
import { buildDocument } from './build.ts';

const PATH = 'evidence/one/1.1-waterfall.json';
const portal = { vi: 'Cổng', en: 'Portal' };
const desk = { vi: 'Một cửa', en: 'One-stop desk' };

const waterfall = (more: Waterfall['requests'] = []): Waterfall => ({
  ...{ subject: 'H19.101-250628-0001', trace: 'ab'.repeat(16) },
  requests: [
    request(portal, 'GET /alone', 0, 0, 4),
    request(portal, 'POST /filed', 100, 0, 900),
    request(desk, 'POST /</td>&arrived', 250, 1, 1_200),
    ...more,
  ],
});

function request(
  system: Waterfall['requests'][number]['system'],
  text: string,
  after: number,
  depth: number,
  ms: number,
): Waterfall['requests'][number] {
  const at = new Date(Date.parse('2025-06-28T01:00:00.000Z') + after).toISOString();
  return { system, request: text, status: 200, at, ms, depth };
}

/** The appendix of a run whose first case kept this. */
function appendixOf(kept: string | null, lang: Lang = 'vi') {
  const report: TrialReport = sampleReport({ cases: 2 });
  report.cases[0]!.evidence.push(file(PATH, 'waterfall', 'application/json'));
  const evidence = new Set(kept === null ? [] : [PATH]);
  const read = () => Buffer.from(kept ?? '');
  const input = { report, lang, evidence, read, siblings: new Set<string>() };
  return buildDocument(input, lang).appendices.find(({ id }) => id === 'waterfalls');
}

test('what systems sent each other is drawn and stands in a table, each below what it came from', () => {
  const appendix = appendixOf(JSON.stringify(waterfall()));
  expect(appendix?.label).toBe('Phụ lục IV');
  const [, sum, drawing, table] = appendix!.blocks;
  expect(JSON.stringify(sum)).toContain('3 yêu cầu, trong đó 1 do');
  expect(drawing).toMatchObject({ type: 'figure' });
  const rows = table?.type === 'table' ? table.rows : [];
  expect(rows.map(({ cells }) => cells.map((cell) => cell.flat().join('')))).toEqual([
    ['Cổng', 'POST /filed', '200', '100', '900'],
    ['– Một cửa', 'POST /</td>&arrived', '200', '250', '1.200'],
  ]);
});

test('each bar begins where its request began, on one scale', () => {
  const drawing = appendixOf(JSON.stringify(waterfall()), 'en')!.blocks[2]!;
  const svg = drawing.type === 'figure' ? drawing.svg : '';
  const drawn = [
    ...svg.matchAll(/d="M([\d.]+) [\d.]+l([\d.]+) 0[^>]*fill="var\(--ink-(?:mean|blocked)/g),
  ];
  const [asked, called] = drawn.map(([, from, length]) => [Number(from), Number(length)] as const);
  const perMs = asked![1] / 900;
  expect(called![0] - asked![0]).toBeCloseTo(150 * perMs, 0);
  expect(called![1]).toBeCloseTo(1_200 * perMs, 0);
  expect(svg).toContain('One-stop desk: POST /&lt;/td&gt;&amp;arrived');
});

test('more than a page has room for is drawn on the next', () => {
  const more = Array.from({ length: 60 }, (_, n) => request(desk, `GET /${n}`, 300 + n, 1, 1));
  const blocks = appendixOf(JSON.stringify(waterfall(more)))!.blocks;
  expect(blocks.filter(({ type }) => type === 'figure')).toHaveLength(2);
});

test.each([
  ['gone', null],
  ['no JSON', '<html>'],
  ['something else', '{"requests":[]}'],
])('a file that is %s draws nothing', (_, kept) => {
  expect(appendixOf(kept)).toBeUndefined();
});
