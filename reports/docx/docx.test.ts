import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE, removeFolder, written } from '../testdata/folder.ts';
import { sampleReport } from '../testdata/sample.ts';
import { MARGIN, PAGE, TEXT, mm } from './measures.ts';

type Parts = Record<string, string>;

function partsOf(folder: string): Parts {
  const zip = unzipSync(readFileSync(join(folder, 'bao-cao.docx')));
  return Object.fromEntries(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

let folder = '';
let parts: Parts = {};
const body = (): string => parts['word/document.xml'] ?? '';

beforeAll(async () => {
  const report = sampleReport({
    cases: 48,
    failing: 7,
    blocked: 2,
    decision: 'no-go',
    diary: true,
  });
  folder = await written(report, { formats: ['docx'] });
  parts = partsOf(folder);
});
afterAll(() => removeFolder(folder));

describe('the page', () => {
  test('is A4 upright with the margins of NĐ 30/2020', () => {
    expect(body()).toContain(
      `<w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}" w:orient="portrait"/>`,
    );
    const margins = /<w:pgMar ([^>]*)\/>/.exec(body())?.[1] ?? '';
    const margin = (side: string): number =>
      Number(new RegExp(`w:${side}="(\\d+)"`).exec(margins)?.[1]);
    expect(margin('left')).toBeGreaterThanOrEqual(mm(30));
    expect(margin('left')).toBeLessThanOrEqual(mm(35));
    expect(margin('right')).toBeGreaterThanOrEqual(mm(15));
    expect(margin('right')).toBeLessThanOrEqual(mm(20));
    expect(margin('top')).toBe(MARGIN.top);
    expect(margin('bottom')).toBe(MARGIN.bottom);
  });

  test('never ends with what announces a list', () => {
    const paragraphs = body().match(/<w:p>.*?<\/w:p>/gs) ?? [];
    const isItem = (one: string | undefined) => one?.includes('w:val="ListDash"') === true;
    const announcing = paragraphs.filter(
      (one, n) => one.includes('w:val="BodyText"') && isItem(paragraphs[n + 1]),
    );
    expect(announcing.length).toBeGreaterThan(2);
    for (const one of announcing) expect(one).toContain('<w:keepNext/>');
  });

  test('is numbered at the top in the middle, from the second page on, each appendix for itself', () => {
    const sections = body().match(/<w:sectPr>.*?<\/w:sectPr>/gs) ?? [];
    expect(sections).toHaveLength(5);
    for (const section of sections) {
      expect(section).toContain('<w:titlePg/>');
      expect(section).toContain('<w:pgNumType w:start="1"/>');
    }
    const headers = Object.entries(parts).filter(([name]) => /^word\/header\d+\.xml$/.test(name));
    const numbered = headers.filter(([, xml]) => xml.includes('PAGE'));
    expect(numbered.length).toBe(headers.length / 2);
    for (const [, xml] of numbered) expect(xml).toContain('<w:jc w:val="center"/>');
  });

  test('lies across only for the wide appendices', () => {
    expect(body().match(/w:orient="landscape"/g)).toHaveLength(2);
  });
});

describe('the text', () => {
  test('has real headings and styles in black Times New Roman 14', () => {
    expect(body().match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(7);
    expect(body()).toContain('<w:pStyle w:val="BodyText"/>');
    const styles = parts['word/styles.xml'] ?? '';
    const normal = /<w:docDefaults>.*?<\/w:docDefaults>/s.exec(styles)?.[0] ?? '';
    expect(normal).toContain('w:ascii="Times New Roman"');
    expect(normal).toContain('<w:sz w:val="28"/>');
    const used = [...body().matchAll(/<w:[pr]Style w:val="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(used).size).toBeGreaterThan(6);
    for (const id of new Set(used)) {
      const style = new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(
        styles,
      )?.[0];
      expect(style, id).toBeDefined();
      expect(style).not.toMatch(/w:color w:val="(?!000000|auto)/);
    }
    expect(body()).not.toMatch(/<w:color /);
  });

  test('tables fill the text, and their heads repeat on every page', () => {
    const tables = body().match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    const ruled = tables.filter((table) => table.includes('<w:tblHeader/>'));
    // All but the letterhead and the signature block.
    expect(ruled).toHaveLength(tables.length - 2);
    for (const table of ruled) {
      const grid = [...table.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map((match) =>
        Number(match[1]),
      );
      const width = grid.reduce((sum, one) => sum + one, 0);
      expect([TEXT.portrait, TEXT.landscape]).toContain(width);
    }
  });

  test('a link is never a link to nothing', () => {
    const relations = parts['word/_rels/document.xml.rels'] ?? '';
    const used = [...body().matchAll(/<w:hyperlink[^>]* r:id="([^"]+)"/g)].map((match) => match[1]);
    expect(used.length).toBeGreaterThan(10);
    for (const id of used) expect(relations).toContain(`Id="${id}"`);
    expect(relations).toContain('Target="evidence/ca%201%20%28h%E1%BB%93%20s%C6%A1%29/trace.zip"');
    expect(relations).not.toMatch(/Target="(?:file|http):\/\/(?!schemas)/);
    const anchors = [...body().matchAll(/<w:hyperlink[^>]* w:anchor="([^"]+)"/g)].map(
      (match) => match[1],
    );
    expect(anchors.length).toBeGreaterThan(30);
    for (const name of anchors) expect(body()).toContain(`<w:bookmarkStart w:name="${name}"`);
  });
});

test('hostile strings stay text', async () => {
  const report = sampleReport({
    failing: 4,
    blocked: 1,
    decision: 'no-go',
    waivers: true,
    hostile: HOSTILE,
  });
  const hostile = await written(report, { formats: ['docx'] });
  const xml = partsOf(hostile)['word/document.xml'] ?? '';
  removeFolder(hostile);
  expect(xml).toContain('&lt;script&gt;');
  expect(xml).not.toContain('<script');
  // eslint-disable-next-line no-control-regex
  expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
  expect(xml.isWellFormed()).toBe(true);
});
