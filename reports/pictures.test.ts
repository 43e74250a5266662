import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TrialReport } from '../records/runs/report.ts';
import { writeReports } from './index.ts';
import { browserPath, startBrowser } from './testdata/browser.ts';
import { removeFolder, runFolder } from './testdata/folder.ts';
import { sampleReport } from './testdata/sample.ts';

let folder = '';
let report: TrialReport;
const read = (file: string) => readFileSync(join(folder, file), 'latin1');

beforeAll(async () => {
  const browser = await startBrowser();
  const page = await browser.newPage({ viewport: { width: 64, height: 48 } });
  const jpeg = await page.screenshot({ type: 'jpeg', quality: 50 });
  await browser.close();
  report = sampleReport({ cases: 24, decision: 'go' });
  // The first journey of a critical requirement, and one that is none.
  for (const [index, names] of [
    [0, ['1.1-step-1.jpg', '1.2-step-3.jpg', '1.3-facts.txt']],
    [1, ['1.1-step-1.jpg']],
  ] as const)
    report.cases[index]!.evidence = names.map((name) => ({
      path: `evidence/${index}/${name}`,
      kind: name.endsWith('.jpg') ? 'screenshot' : 'facts',
      sha256: createHash('sha256').update(jpeg).digest('hex'),
      bytes: jpeg.length,
      mediaType: name.endsWith('.jpg') ? 'image/jpeg' : 'text/plain; charset=utf-8',
    }));
  for (const requirement of report.platforms[0]!.requirements)
    for (const proof of requirement.proof)
      proof.evidence =
        report.cases.find(({ id }) => id === proof.ref)?.evidence.map(({ path }) => path) ?? [];
  report.evidence = [];
  folder = runFolder(report);
  for (const one of report.cases.slice(0, 2))
    for (const { path, kind } of one.evidence)
      if (kind === 'screenshot') writeFileSync(join(folder, path), jpeg);
  await writeReports(report, folder, {
    browserPath: browserPath(),
    formats: ['html', 'pdf', 'docx'],
  });
});
afterAll(() => removeFolder(folder));

test('the PDF shows the last picture of each critical journey that passed, and leads to its file', () => {
  expect(report.cases[0]).toMatchObject({ kind: 'journey', verdict: 'pass' });
  expect(read('bao-cao.pdf').match(/\/Filter \/DCTDecode/g)).toHaveLength(1);
  expect(read('bao-cao.pdf')).toContain('/URI (evidence/0/1.2-step-3.jpg)');
});

test('a proof that passed leads to how it ended and to what was read', () => {
  const html = Buffer.from(read('bao-cao.html'), 'latin1').toString();
  const last = html.indexOf('href="evidence/0/1.2-step-3.jpg"');
  expect(last).toBeGreaterThan(0);
  expect(html.slice(last)).toMatch(
    /^href="[^"]*">ảnh màn hình<\/a>, <a href="evidence\/0\/1\.3-facts\.txt">dữ kiện đã kiểm</,
  );
  expect(html).not.toContain('<img');
});
