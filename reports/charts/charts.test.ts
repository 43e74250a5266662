import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LoadRecord } from '../../records/runs/load.ts';
import { startBrowser } from '../testdata/browser.ts';
import { removeFolder, written } from '../testdata/folder.ts';
import { samplePeak } from '../testdata/sample-load.ts';
import { sampleReport } from '../testdata/sample.ts';
import { responseTimes } from './response-times.ts';

/** Words of a drawing. */
function wordsOf(load: LoadRecord, lang: 'vi' | 'en'): string[] {
  const figure = responseTimes(load, lang);
  if (figure?.type !== 'figure') return [];
  return [...figure.svg.matchAll(/>([^<>]+)<\/t(?:ext|span)>/g)].map((found) => found[1]!);
}

function drawingOf(load: LoadRecord): string {
  const figure = responseTimes(load, 'vi');
  return figure?.type === 'figure' ? figure.svg : '';
}

/** A profile whose answers take so many ms. */
function taking(ms: number): LoadRecord {
  const load = samplePeak(false);
  const series = load.series.map((point) => ({ ...point, mean: ms * 0.7, p95: ms * 0.9, max: ms }));
  return { ...load, series };
}

test('a drawing is as high as its data; a threshold far above stands at the edge by its value', () => {
  const words = wordsOf(taking(3), 'vi');
  expect(words).toContain('3');
  expect(words).not.toContain('1.000');
  expect(words.find((word) => word.startsWith('↑'))).toBe(
    '↑ Ngưỡng trung bình 2.500 ms; lớn nhất 10.000 ms',
  );
});

test('a threshold near the data is a line in the drawing', () => {
  const words = wordsOf(taking(2_000), 'vi');
  expect(words).toContain('Ngưỡng trung bình 2.500 ms');
  expect(words).toContain('↑ Ngưỡng lớn nhất 10.000 ms');
});

test.each([
  ['vi', '10.000', '10,000'],
  ['en', '10,000', '10.000'],
] as const)('numbers of %s are written as its readers write them', (lang, right, wrong) => {
  const words = wordsOf(taking(9_800), lang).join(' ');
  expect(words).toContain(right);
  expect(words).not.toContain(wrong);
});

test('small times keep their decimals', () => {
  expect(wordsOf(taking(0.8), 'vi')).toContain('0,8');
});

test('a second without answers has no time', () => {
  const load = taking(3);
  const still = {
    ...load,
    series: load.series.map((point) => ({ ...point, requests: 0, mean: 0, p95: 0, max: 0 })),
  };
  // Three lines, none of them with a point.
  expect(drawingOf(still).match(/<path d=""/g)).toHaveLength(3);
  const refused = {
    ...load,
    series: load.series.map((point) => ({ ...point, mean: null, p95: null, max: null })),
  };
  expect(drawingOf(refused).match(/<path d=""/g)).toHaveLength(3);
});

test('of neighbouring seconds put together the slowest counts, those without answers do not', () => {
  const load = taking(30);
  const long = {
    ...load,
    series: Array.from({ length: 480 }, (_, at) => ({
      ...{ at, requests: 10, failed: 10 },
      ...(at % 2 === 0 ? { mean: null, p95: null, max: null } : { mean: 20, p95: 30, max: 30 }),
    })),
  };
  expect(wordsOf(long, 'vi')).toContain('30');
  expect(drawingOf(long)).not.toMatch(/<path d=""/);
});

describe('on a phone', () => {
  let browser: Browser;
  let folder = '';
  beforeAll(async () => {
    browser = await startBrowser();
    folder = await written(sampleReport({ cases: 60, failing: 9, decision: 'no-go' }), {
      formats: ['html'],
    });
  });
  afterAll(async () => {
    await browser.close();
    removeFolder(folder);
  });

  test.each([360, 320])(
    'every word of every drawing is on a screen of %i px, large enough to read',
    async (width) => {
      const page = await browser.newPage({ viewport: { width, height: 700 } });
      await page.goto(pathToFileURL(join(folder, 'bao-cao.html')).href);
      const words = await page
        .locator('section.charts svg:visible text:visible')
        .evaluateAll((all) =>
          all.map((one) => {
            const { left, right } = one.getBoundingClientRect();
            const svg = (one as SVGTextElement).ownerSVGElement!;
            const size = Number.parseFloat(getComputedStyle(one).fontSize) * svg.getScreenCTM()!.a;
            return { left, right, size };
          }),
        );
      expect(words.length).toBeGreaterThan(20);
      expect(Math.min(...words.map(({ left }) => left))).toBeGreaterThanOrEqual(0);
      expect(Math.max(...words.map(({ right }) => right))).toBeLessThanOrEqual(width);
      expect(Math.min(...words.map(({ size }) => size))).toBeGreaterThan(9);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      await page.close();
    },
  );
});
