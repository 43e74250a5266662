import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE, removeFolder, written } from '../testdata/folder.ts';
import { sampleReport } from '../testdata/sample.ts';
import { settledPdf } from './settle.ts';

let folder = '';
const file = (): string => join(folder, 'bao-cao.pdf');
const raw = (): string => readFileSync(file(), 'latin1');

beforeAll(async () => {
  const report = sampleReport({
    cases: 48,
    failing: 7,
    blocked: 2,
    decision: 'no-go',
    waivers: true,
  });
  folder = await written(report, { formats: ['pdf', 'html', 'xlsx'] });
});
afterAll(() => removeFolder(folder));

describe('the PDF', () => {
  test('is tagged, has an outline, a language and a title', () => {
    expect(raw()).toMatch(/\/MarkInfo\s*<<\/Type \/MarkInfo\s*\/Marked true/);
    expect(raw()).toContain('/Outlines');
    expect(raw()).toMatch(/\/Lang \(vi\)/);
    const title = /\/Title <([0-9A-F]+)>/i.exec(raw())?.[1] ?? '';
    const text = new TextDecoder('utf-16be').decode(Buffer.from(title, 'hex').subarray(2));
    expect(text).toContain('Báo cáo kết quả vận hành thử');
  });

  test('carries its fonts', () => {
    const fonts = [...raw().matchAll(/\/FontName \/([A-Z]{6}\+[\w-]+)/g)].map((match) => match[1]);
    expect(fonts.some((name) => name?.endsWith('+Tinos'))).toBe(true);
    expect(raw().match(/\/FontFile2/g)?.length).toBe(new Set(fonts).size);
  });

  test('is made of A4 pages dated at the end of the run', () => {
    const boxes = new Set([...raw().matchAll(/\/MediaBox \[([^\]]+)\]/g)].map((match) => match[1]));
    for (const box of boxes) {
      const [, , width = 0, height = 0] = (box ?? '').split(' ').map(Number);
      expect([width, height].map(Math.round).sort()).toEqual([595, 842]);
    }
    expect(raw()).toContain("/CreationDate (D:20250628030530+00'00')");
    expect(raw()).toContain("/ModDate (D:20250628030530+00'00')");
  });

  test('links to files beside it by relative addresses and names no machine', () => {
    const uris = [...raw().matchAll(/\/URI \(([^)]*)\)/g)].map((match) => match[1]);
    expect(uris.length).toBeGreaterThan(10);
    expect(uris.filter((uri) => uri?.includes(':'))).toEqual([]);
    expect(raw()).not.toContain('bao-cao.invalid');
    expect(uris).toContain('evidence/ca%201%20%28h%E1%BB%93%20s%C6%A1%29/trace.zip');
  });

  test('still has its cross-references where they say', () => {
    const start = Number(/startxref\s+(\d+)/.exec(raw())?.[1]);
    expect(raw().slice(start, start + 4)).toBe('xref');
    const entries = [
      ...raw()
        .slice(start)
        .matchAll(/^(\d{10}) 00000 n/gm),
    ];
    for (const [index, entry] of entries.entries()) {
      expect(
        raw()
          .slice(Number(entry[1]))
          .startsWith(`${index + 1} 0 obj`),
      ).toBe(true);
    }
  });

  test('reads in Vietnamese, its pages numbered from the second on', () => {
    const text = execFileSync('pdftotext', ['-layout', file(), '-'], { encoding: 'utf8' });
    const pages = text.split('\f').map((page) => page.trim());
    expect(pages[0]).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(pages[0]).toContain('Độc lập - Tự do - Hạnh phúc');
    expect(pages[0]?.split('\n')[0]?.trim()).not.toBe('1');
    expect(pages[1]?.split('\n')[0]?.trim()).toBe('2');
    const annex = pages.findIndex(
      (page) => page.startsWith('Phụ lục I\n') || /^Phụ lục I\s/.test(page),
    );
    expect(annex).toBeGreaterThan(2);
    expect(pages[annex + 1]?.split('\n')[0]?.trim()).toBe('2');
    const signed = pages.find((page) => page.includes('Nơi nhận:'));
    expect(signed, 'a signature never stands alone').toMatch(/- .*\n[\s\S]*Nơi nhận:/);
  });
});

test('hostile strings stay text', async () => {
  const report = sampleReport({ failing: 3, decision: 'no-go', hostile: HOSTILE });
  const hostile = await written(report, { formats: ['pdf'] });
  const pdf = readFileSync(join(hostile, 'bao-cao.pdf'), 'latin1');
  removeFolder(hostile);
  expect(pdf).not.toContain('evil.example');
  expect(pdf).not.toContain('/JavaScript');
});

test('settling a PDF keeps its length and leaves foreign addresses alone', () => {
  const pdf = Buffer.from(
    "/CreationDate (D:20261123162447+00'00')\n/URI (http://base.invalid/evidence/a.png)>>\n/URI (https://elsewhere.vn/)>>",
  );
  const settled = Buffer.from(settledPdf(pdf, '2025-06-28T03:05:30.000Z', 'http://base.invalid/'));
  expect(settled.length).toBe(pdf.length);
  expect(settled.toString()).toBe(
    `/CreationDate (D:20250628030530+00'00')\n/URI (evidence/a.png)${' '.repeat(20)}>>\n/URI (https://elsewhere.vn/)>>`,
  );
});

test('elements of a PDF are counted from one, whatever the browser had drawn before', () => {
  const drawn = (first: number): Buffer => {
    const names = [0, 1, 5].map((more) => `(node${String(first + more).padStart(8, '0')})`);
    return Buffer.from(`/ID ${names[2]}\n/Headers [${names[1]}]\n/Names [${names.join(' ')}]`);
  };
  const settled = (first: number): string =>
    Buffer.from(settledPdf(drawn(first), '2025-06-28T03:05:30.000Z', '')).toString();
  expect(settled(998)).toBe(settled(40));
  expect(settled(40)).toContain('/Names [(node00000001) (node00000002) (node00000003)]');
});
