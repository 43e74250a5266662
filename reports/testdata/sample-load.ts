import type { LoadRecord, SeriesPoint } from '../../records/runs/load.ts';
import type { Decision } from '../../words/scales/decision.ts';
import { at, file } from './sample-evidence.ts';

export function samplePeak(slow: boolean): LoadRecord {
  const series = Array.from({ length: 600 }, (_one, second): SeriesPoint => {
    const wave = 900 + 500 * Math.sin(second / 60) + (slow && second > 300 ? 2600 : 0);
    return {
      at: second,
      requests: 4 + (second % 3),
      failed: 0,
      mean: wave,
      p95: wave * 1.6,
      max: wave * 2.1,
    };
  });
  const mean = slow ? 3121.4 : 934.6;
  const common = { samples: 2987, norm: 'Thông tư 22/2019/TT-BTTTT, điều 7', assumed: true };
  return {
    platform: 'procedures',
    profile: 'peak',
    title: { vi: 'Giờ cao điểm 1.000 hồ sơ', en: 'A peak hour of 1,000 dossiers' },
    startedAt: at(3600),
    durationMs: 3_600_000,
    verdict: slow ? 'fail' : 'pass',
    thresholds: [
      {
        metric: 'http_req_duration',
        expression: 'avg<=2500',
        ok: !slow,
        value: mean,
        proves: ['TTHC-09'],
        ...common,
      },
      {
        metric: 'http_req_duration',
        expression: 'max<=10000',
        ok: true,
        value: slow ? 8421.9 : 4120.2,
        proves: ['TTHC-09'],
        ...common,
      },
      {
        metric: 'http_req_duration{name:file}',
        expression: 'p(95)<=2500',
        ok: true,
        value: 1804.25,
        proves: ['TTHC-09'],
        ...common,
      },
      {
        metric: 'http_req_failed',
        expression: 'rate<0.01',
        ok: true,
        value: 0.0013,
        proves: ['TTHC-10'],
        ...common,
        norm: 'Công điện 111/CĐ-TTg',
      },
    ],
    requests: [
      {
        name: 'search',
        count: 1990,
        mean: mean - 40,
        p50: 810,
        p90: 1500,
        p95: 1804,
        p99: 2411,
        max: 4120,
        errorRate: 0.001,
      },
      {
        name: 'file',
        count: 997,
        mean: mean + 60,
        p50: 902,
        p90: 1622,
        p95: 1950,
        p99: 2590,
        max: 4002,
        errorRate: 0.002,
      },
    ],
    throughput: 0.83,
    series,
    evidence: [file('evidence/load/peak/summary.json', 'load', 'application/json')],
  };
}

export function sampleBlockedLoad(decision: Decision): LoadRecord {
  const blocked = decision === 'undecided';
  return {
    platform: 'procedures',
    profile: 'smoke',
    title: { vi: 'Một người dùng', en: 'A single user' },
    startedAt: at(3500),
    durationMs: blocked ? 0 : 60_000,
    verdict: blocked ? 'blocked' : 'pass',
    ...(blocked ? { reason: { vi: 'Không tìm thấy k6', en: 'k6 was not found' } } : {}),
    thresholds: [
      {
        metric: 'http_req_duration',
        expression: 'max<2500',
        ok: blocked ? null : true,
        samples: blocked ? 0 : 61,
        value: blocked ? null : 1320,
        proves: [],
        assumed: false,
      },
    ],
    requests: [],
    throughput: blocked ? 0 : 1,
    series: [],
    evidence: blocked ? [] : [file('evidence/load/smoke/summary.json', 'load', 'application/json')],
  };
}
