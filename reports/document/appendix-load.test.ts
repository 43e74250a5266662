import { expect, test } from 'vitest';
import type { LoadRecord } from '../../records/runs/load.ts';
import type { TrialReport } from '../../records/runs/report.ts';
import { evidencePaths } from '../facts/evidence.ts';
import { sampleReport } from '../testdata/sample.ts';
import { buildDocument } from './build.ts';

const base = sampleReport({
  ...{ cases: 12, failing: 0, blocked: 0, flaky: 0 },
  ...{ decision: 'go', waivers: false },
});

/** The whole Vietnamese paper of a report whose loads were changed. */
function paper(change: (load: LoadRecord) => LoadRecord): string {
  const platforms = base.platforms.map((one) => ({
    ...one,
    load: one.load.map(change),
    // Titles of proofs are the trial's own words.
    requirements: one.requirements.map((entry) => ({ ...entry, proof: [] })),
  }));
  const report: TrialReport = { ...base, platforms };
  const siblings = new Set<string>();
  const evidence = new Set(evidencePaths(report));
  return JSON.stringify(buildDocument({ report, lang: 'vi', evidence, siblings }, 'vi'));
}

const titles = new Map([
  ['search', { vi: 'Tìm thủ tục', en: 'Search' }],
  ['file', { vi: 'Nộp hồ sơ', en: 'File a dossier' }],
  ['look-up', { vi: 'Tra cứu hồ sơ', en: 'Look up' }],
]);

test('requests and thresholds on them are called what people call them', () => {
  const text = paper((load) => ({
    ...load,
    requests: load.requests.map((one) => ({ ...one, ...titled('title', one.name) })),
    thresholds: load.thresholds.map((one) => ({
      ...one,
      ...titled('subject', /\{name:(.*)\}/.exec(one.metric)?.[1] ?? ''),
    })),
  }));
  expect(text).toContain('Thời gian phản hồi mức p95 (Nộp hồ sơ)');
  expect(text).toContain('Tìm thủ tục');
  expect(text).not.toMatch(/"search"|\(file\)|name:file/);
});

function titled(key: string, name: string): object {
  const title = titles.get(name);
  return title ? { [key]: title } : {};
}

test('what was asked and offered, what threw, what else was done and whose a threshold is', () => {
  const text = paper((load) => ({
    ...load,
    asked: { seconds: 20, users: 5, iterations: null },
    offered: { seconds: 5, users: 2, iterations: 40 },
    iterations: { done: 40, threw: 3, dropped: 1 },
    activity: [{ metric: 'ws_sessions', count: 12 }],
    thresholds: [
      {
        ...load.thresholds[0]!,
        ...{ ok: null, from: 'plan', reason: { vi: 'Tải ít hơn kế hoạch', en: 'Less load' } },
      },
    ],
  }));
  for (const part of [
    'Kế hoạch yêu cầu 5 người dùng trong 20 giây; đã thực hiện 2 người dùng trong 5 giây.',
    '40 lượt chạy hoàn tất, trong đó 3 lượt kết thúc vì lỗi; 1 lượt không kịp chạy.',
    'Ngoài yêu cầu HTTP: 12 phiên WebSocket.',
    'Quy định của kế hoạch',
    'Tải ít hơn kế hoạch',
  ])
    expect(text).toContain(part);
});
