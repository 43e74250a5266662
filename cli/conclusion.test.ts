import { expect, test } from 'vitest';
import type { TrialReport } from '../records/runs/report.ts';
import { sampleReport } from '../reports/testdata/sample.ts';
import { conclusion } from './conclusion.ts';

const told = (change: (report: TrialReport) => void): string => {
  const report = structuredClone(sampleReport({ decision: 'go' }));
  change(report);
  return conclusion(report, '/out', 'vi');
};

test('what a case left behind is reported with its mark, ten at most', () => {
  const text = told((report) => {
    report.cases[0]!.leftBehind = Array.from({ length: 12 }, (_, n) => ({
      ...{ what: `hồ sơ số ${n}.`, where: 'trang hồ sơ', marker: 'NT-0a1b' },
    }));
  });
  expect(text).toMatch(/hồ sơ số 0\..*NT-0a1b/);
  expect(text.match(/hồ sơ số \d+\./g)).toHaveLength(10);
});

test('what was left out of the evidence, what the run was narrowed by and how to go on', () => {
  const text = told((report) => {
    report.cases[0]!.leftOut = [{ name: 'đơn.pdf', why: 'document' }];
    report.remarks = [{ rule: 'narrowed', text: { vi: 'Chỉ chạy “Xem”', en: 'Only "Xem"' } }];
    report.run.ending = 'interrupted';
  });
  expect(text).toContain('Chỉ chạy “Xem”');
  expect(text).toMatch(/1 tệp/);
  expect(text).toContain(`--resume ${sampleReport({}).run.id}`);
});

test('a platform writes no control character to the terminal', () => {
  const text = told((report) => {
    report.harness = [
      { code: 'spec-broken', text: { vi: 'lỗi\u001b[2J\u0007', en: 'fault' }, evidence: [] },
    ];
  });
  // oxlint-disable-next-line no-control-regex -- that is what must not be there
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
});
