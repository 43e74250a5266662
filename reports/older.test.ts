import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeReports } from './index.ts';
import { browserPath } from './testdata/browser.ts';
import { sampleReport, writeEvidence } from './testdata/sample.ts';

const EARLIER = '20250601010000-aaaa';
const GONE = '20250501010000-bbbb';
let home = '';
let folder = '';
const read = (file: string) => readFileSync(join(folder, file), 'latin1');

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'nghiemthu-older-'));
  folder = join(home, 'now');
  mkdirSync(folder);
  const report = sampleReport({ cases: 24, failing: 4, decision: 'no-go' });
  writeEvidence(report, folder);
  const [here, there, gone] = report.defects;
  there!.evidence = ['evidence/cũ/trace.zip'];
  there!.evidenceRun = EARLIER;
  gone!.evidence = ['evidence/mất/trace.zip'];
  gone!.evidenceRun = GONE;
  here!.evidenceRun = report.run.id;
  const old = join(home, EARLIER, 'evidence/cũ/trace.zip');
  mkdirSync(dirname(old), { recursive: true });
  writeFileSync(old, 'old');
  await writeReports(report, folder, { browserPath: browserPath(), formats: ['html', 'pdf'] });
});
afterAll(() => rmSync(home, { recursive: true }));

test('evidence of an older defect is of the run that found it: linked where its folder is, named where it is not', () => {
  const html = Buffer.from(read('bao-cao.html'), 'latin1').toString();
  const link = `../${EARLIER}/evidence/c%C5%A9/trace.zip`;
  expect(html).toContain(`href="${link}"`);
  expect(html).toContain(`thuộc đợt chạy ${GONE}`);
  expect(html).not.toContain(`${GONE}/evidence`);
  expect(html).toContain(`of run ${GONE}`);
  expect(read('bao-cao.pdf')).toContain(`/URI (${link})`);
  expect(read('bao-cao.pdf')).not.toContain('up-one');
});

test('nothing of it is missing from this run', () => {
  expect(Buffer.from(read('bao-cao.html'), 'latin1').toString()).not.toMatch(/Thiếu \d+ tệp/);
});
