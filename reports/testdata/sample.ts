import type { PlatformVerdict } from '../../records/runs/verdict.ts';
import type { TrialReport } from '../../records/runs/report.ts';
import type { Decision } from '../../words/scales/decision.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import { sampleCases, sampleRequirements } from './sample-cases.ts';
import type { SampleOptions } from './sample-cases.ts';
import { sampleDemands } from './sample-demands.ts';
import { sampleDefects, sampleWaivers } from './sample-defects.ts';
import { at, file } from './sample-evidence.ts';
import { sampleBlockedLoad, samplePeak } from './sample-load.ts';

export type { SampleOptions } from './sample-cases.ts';
export { writeEvidence } from './sample-evidence.ts';

/** A made-up run that reads like a real one. Equal options give an equal report. */
export function sampleReport(options: SampleOptions = {}): TrialReport {
  const { empty = false, kind = 'sandbox', hostile = '' } = options;
  const decision = options.decision ?? 'go';
  const cases = empty ? [] : sampleCases(options);
  const load = empty ? [] : [samplePeak(decision === 'no-go'), sampleBlockedLoad(decision)];
  const requirements = empty ? [] : sampleRequirements(cases, load, hostile);
  const defects = empty ? [] : sampleDefects(cases, hostile);
  const reasons = sampleReasons(decision);
  const platform: PlatformVerdict = {
    slug: 'procedures',
    name: {
      vi: 'Hệ thống thông tin giải quyết thủ tục hành chính',
      en: 'Administrative procedures information system',
    },
    modelled: false,
    decision,
    reasons,
    requirements,
    load,
  };
  const meetings: PlatformVerdict = {
    slug: 'meetings',
    name: { vi: 'Nền tảng họp trực tuyến', en: 'Online meeting platform' },
    modelled: true,
    decision: 'undecided',
    reasons: [
      {
        rule: 'nothing-judged',
        text: { vi: 'Chưa có yêu cầu nào được đánh giá', en: 'No requirement was judged' },
      },
    ],
    requirements: [],
    load: [],
  };
  const count = (verdict: Verdict): number => cases.filter((one) => one.verdict === verdict).length;
  const report: TrialReport = {
    schema: 1,
    run: {
      id: '20250628T010000Z-sandbox',
      startedAt: at(0),
      endedAt: at(7530),
      ending: 'complete',
      phase: { id: 'trial', name: { vi: 'Vận hành thử', en: 'Trial operation' } },
      tool: {
        name: 'nghiemthu',
        version: '0.1.0',
        node: '26.10.0',
        playwright: '1.65.1',
        k6: '2.2.0',
        browser: '156.0.8078.79',
      },
      seed: 1,
      faults: options.faults ?? [],
      shard: null,
      counts: {
        pass: count('pass'),
        fail: count('fail'),
        blocked: count('blocked'),
        notRun: count('not-run'),
        flaky: cases.filter((one) => one.flaky).length,
      },
    },
    target: {
      name: kind,
      kind,
      addresses: empty
        ? {}
        : {
            procedures: 'http://127.0.0.1:4100',
            dvcqg: 'http://127.0.0.1:4101',
            vneid: 'http://127.0.0.1:4102',
          },
      systems: {
        dvcqg: { vi: 'Cổng Dịch vụ công quốc gia', en: 'National Public Service Portal' },
        vneid: { vi: 'Định danh điện tử VNeID', en: 'VNeID electronic identity' },
      },
    },
    decision: empty ? 'undecided' : decision,
    reasons: empty
      ? [
          {
            rule: 'no-tests',
            text: { vi: 'Không có ca kiểm thử nào được thực hiện', en: 'No test was carried out' },
          },
        ]
      : reasons,
    platforms: empty ? [] : decision === 'undecided' ? [platform, meetings] : [platform],
    cases,
    defects,
    harness:
      decision === 'undecided'
        ? [
            {
              code: 'k6-absent',
              text: {
                vi: `Không tìm thấy k6 nên không kiểm thử tải được${hostile}`,
                en: `k6 was not found, so no load test ran${hostile}`,
              },
              evidence: ['evidence/preflight.json'],
            },
          ]
        : [],
    waivers: options.waivers === true ? sampleWaivers(defects, hostile) : [],
    ...(empty ? {} : { demands: sampleDemands(requirements) }),
    preflight: [
      {
        name: 'browser',
        ok: true,
        detail: { vi: 'Trình duyệt khởi động được', en: 'The browser starts' },
      },
      {
        name: 'k6',
        ok: decision !== 'undecided',
        detail: { vi: 'Không tìm thấy k6', en: 'k6 was not found' },
      },
    ],
    form: {
      superior: 'Ủy ban nhân dân tỉnh Đồng Nai',
      agency: 'Sở Khoa học và Công nghệ',
      agencyCode: 'SKHCN',
      place: 'Đồng Nai',
      basis: [
        'Căn cứ Công văn số 2619/BKHCN-CĐSQG ngày 23 tháng 6 năm 2025 của Bộ Khoa học và Công nghệ',
        'Căn cứ Thông tư số 24/2020/TT-BTTTT ngày 09 tháng 9 năm 2020 của Bộ trưởng Bộ Thông tin và Truyền thông;',
        'Căn cứ Kế hoạch của Ủy ban nhân dân tỉnh Đồng Nai về triển khai các nền tảng số dùng chung khi thực hiện mô hình chính quyền địa phương hai cấp',
      ],
      signer: { authority: '', office: 'Giám đốc', name: 'Nguyễn Văn A' },
      recipients: [
        'Bộ Khoa học và Công nghệ (để báo cáo)',
        'UBND tỉnh (để báo cáo)',
        'VNPT Đồng Nai',
        'Lưu: VT, CĐS',
      ],
    },
    evidence: [file('evidence/preflight.json', 'preflight', 'application/json')],
  };
  if (options.diary === true) {
    report.diary = [
      {
        from: at(0),
        to: at(3600),
        shift: 'Sáng',
        people: 'Tổ hỗ trợ phản ứng nhanh',
        work: `Kiểm thử nộp hồ sơ${hostile}`,
        result: 'Hoàn thành',
        incident: 'Không',
        confirmedBy: 'Lãnh đạo phòng',
      },
    ];
  }
  return report;
}

function sampleReasons(decision: Decision): TrialReport['reasons'] {
  if (decision === 'go') return [];
  if (decision === 'no-go') {
    return [
      {
        rule: 'critical-pass',
        text: {
          vi: 'Yêu cầu bắt buộc không đạt: TTHC-01, TTHC-09.',
          en: 'Critical requirements not met: TTHC-01, TTHC-09.',
        },
      },
      {
        rule: 'open-S1',
        text: { vi: 'Còn lỗi mức S1 chưa đóng.', en: 'Defects of severity S1 are open.' },
      },
    ];
  }
  return [
    {
      rule: 'not-judged',
      text: {
        vi: 'Còn yêu cầu bị chặn hoặc chưa thực hiện.',
        en: 'Some requirements were blocked or not run.',
      },
    },
  ];
}
