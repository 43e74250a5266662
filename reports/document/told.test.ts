import { expect, test } from 'vitest';
import type { TrialReport } from '../../records/runs/report.ts';
import { sampleReport } from '../testdata/sample.ts';
import { buildDocument } from './build.ts';

function textOf(report: TrialReport, lang: 'vi' | 'en' = 'vi'): string {
  const input = { report, lang, evidence: new Set<string>(), siblings: new Set<string>() };
  return JSON.stringify(buildDocument(input, lang));
}

test('data left behind is reported with what, where and how to find it; what could not be masked is named', () => {
  const report = sampleReport({ decision: 'go' });
  report.cases[0]!.leftBehind = [
    { what: 'H19-1 còn lại', where: 'http://a.test', marker: 'Kiểm thử 0a1b' },
  ];
  report.cases[1]!.leftOut = [{ name: 'đơn.pdf', why: 'document' }];
  for (const [lang, words] of [
    [
      'vi',
      [
        'Dữ liệu thử còn lại trên hệ thống',
        'nhận biết bằng chữ “Kiểm thử 0a1b”',
        'đơn.pdf (tài liệu)',
      ],
    ],
    ['en', ['Test data left on the system', 'http://a.test', 'đơn.pdf (a document)']],
  ] as const)
    for (const word of ['H19-1 còn lại', ...words]) expect(textOf(report, lang)).toContain(word);
  expect(textOf(sampleReport({ decision: 'go' }))).not.toContain('Dữ liệu thử còn lại');
});

test('only the dimensions that something was asked of are reported', () => {
  const report = sampleReport({ decision: 'go' });
  for (const platform of report.platforms)
    platform.requirements = platform.requirements.filter((one) => one.dimension === 'function');
  const text = textOf(report);
  expect(text).toContain('gồm các nội dung: chức năng.');
  for (const word of ['Không có yêu cầu', 'Phân quyền', 'phân quyền', 'an toàn thông tin'])
    expect(text).not.toContain(word);
});

test('no load is told that was not, and none as expected that was only planned', () => {
  const report = sampleReport({ decision: 'go' });
  expect(textOf(report)).toContain('cường độ đo được của từng hồ sơ');
  expect(textOf(report)).not.toContain('cường độ hồ sơ dự kiến');
  for (const platform of report.platforms) platform.load = [];
  expect(textOf(report)).toContain('Đợt này không kiểm thử tải.');
});

test('the target is called what it calls itself, and of which kind it is', () => {
  const report = sampleReport({ decision: 'go', kind: 'trial' });
  report.target.title = { vi: 'Hệ thống của sở', en: 'The system' };
  report.target.name = 'so';
  expect(textOf(report)).toContain('Hệ thống của sở (so) – môi trường vận hành thử');
});

test('what changed since the former run is reported; the first run says that there is none', () => {
  const report = sampleReport({ decision: 'go' });
  const none = { differences: [], red: [], lost: [], green: [], slower: [] };
  report.trend = { former: null, ...none };
  expect(textOf(report)).toContain('Chưa có đợt trước để so sánh.');
  const { id: requirement, title } = report.platforms[0]!.requirements[0]!;
  const change = { platform: 'procedures', requirement, title, from: 'pass', to: 'fail' } as const;
  report.trend = {
    former: { id: 'r0', startedAt: report.run.startedAt, decision: 'go' },
    ...none,
    red: [change],
    slower: [
      { kind: 'load', platform: 'procedures', what: 'Tra cứu', beforeMs: 800, afterMs: 2_500 },
    ],
  };
  for (const words of [
    'Đợt trước: r0',
    'Mới không đạt',
    '(trước đạt, nay không đạt)',
    'Tra cứu (p95): trước 800 ms, nay 2,5 giây',
  ])
    expect(textOf(report)).toContain(words);
  expect(textOf(report, 'en')).toContain('Newly failing');
});
