import type { CaseRecord } from '../../records/runs/case.ts';
import type { DefectRecord } from '../../records/defects/defect.ts';
import type { TrialReport } from '../../records/runs/report.ts';
import { at } from './sample-evidence.ts';

export function sampleDefects(cases: CaseRecord[], hostile: string): DefectRecord[] {
  const failed = cases.filter((one) => one.verdict === 'fail').slice(0, 12);
  return failed.map((one, index): DefectRecord => {
    const closed = index % 4 === 3;
    const severity = (['S1', 'S2', 'S3', 'S4'] as const)[index % 4] ?? 'S4';
    return {
      id: `LOI-${String(index + 1).padStart(4, '0')}`,
      fingerprint: one.failure?.fingerprint ?? '',
      platform: one.platform,
      requirements: one.requirements,
      caseId: one.id,
      title: `Mã hồ sơ không đúng quy cách (${one.requirements.join(', ')})${hostile}`,
      severity,
      state: closed ? 'closed' : index % 4 === 1 ? 'retest' : 'in-progress',
      owner: index % 3 === 0 ? 'vnpt' : 'dost',
      ownerName:
        index % 3 === 0
          ? { vi: 'VNPT Đồng Nai', en: 'VNPT Dong Nai' }
          : { vi: 'Sở Khoa học và Công nghệ', en: 'Department of Science and Technology' },
      foundAt: at(600 + index * 60),
      dueAt: severity === 'S4' ? null : at(600 + index * 60 + (index + 1) * 3600),
      closedAt: closed ? at(7000) : null,
      firstRun: '20250628T010000Z-sandbox',
      lastRun: '20250628T010000Z-sandbox',
      occurrences: 1 + (index % 3),
      feature: 'Nộp hồ sơ trực tuyến',
      unit: 'Phường Trấn Biên',
      reportedBy: 'nghiemthu',
      channel: 'Kiểm thử tự động',
      stepsToReproduce: ['Mở trang Cổng dịch vụ công', 'Đăng nhập', `Nộp hồ sơ${hostile}`],
      expected: 'Mã hồ sơ khớp quy cách H19-yymmdd-nnnnnn',
      actual: `Mã hồ sơ còn mã huyện cũ${hostile}`,
      causeGroup: index % 2 === 0 ? 'Lỗi phần mềm nền tảng' : 'Kết nối, liên thông',
      solution: closed ? 'Cập nhật bảng mã đơn vị' : '',
      retestResult: closed ? 'Đạt, lần chạy 20250628T010000Z-sandbox' : '',
      confirmedBy: closed ? 'Sở Khoa học và Công nghệ' : '',
      evidence: one.evidence.map(({ path }) => path),
      history: [
        { at: at(600), actor: 'nghiemthu', state: 'new', note: 'Phát hiện' },
        { at: at(900), actor: 'VNPT – Tổ ứng cứu', state: 'in-progress', note: 'Đang phân tích' },
      ],
    };
  });
}

export function sampleWaivers(defects: DefectRecord[], hostile: string): TrialReport['waivers'] {
  const second = defects.find(({ severity }) => severity === 'S2');
  return [
    {
      requirement: 'TTHC-11',
      signer: 'Giám đốc Sở Khoa học và Công nghệ',
      reason: `Bổ sung nhãn ô nhập sau khai trương${hostile}`,
      expires: '2025-07-15',
      applied: true,
    },
    ...(second === undefined
      ? []
      : [
          {
            defect: second.id,
            signer: 'Giám đốc Sở Khoa học và Công nghệ',
            reason: 'Có cách làm thay thế',
            expires: '2025-07-05',
            applied: false,
          },
        ]),
  ];
}
