import type { DemandRecord } from '../../records/runs/demand.ts';
import type { RequirementVerdict } from '../../records/runs/verdict.ts';
import type { Verdict } from '../../words/scales/verdict.ts';

/** Demands of a plan, one with each answer, and one that was counted over all provinces. */
export function sampleDemands(requirements: readonly RequirementVerdict[]): DemandRecord[] {
  const ids = (...verdicts: Verdict[]) =>
    requirements.filter(({ verdict }) => verdicts.includes(verdict)).map(({ id }) => id);
  const nothing = { passed: [], failed: [], unjudged: [], defects: [], papers: [] };
  const none = {
    ...nothing,
    lacksPaper: false,
    otherPlatforms: [],
    source: { vi: 'Kế hoạch của tỉnh', en: "The province's plan" },
  };
  return [
    {
      ...none,
      id: 'tested',
      text: { vi: 'Kiểm thử kỹ lưỡng tất cả các nền tảng', en: 'All platforms are tested' },
      answer: 'unproved',
      ...{ passed: ids('pass'), failed: ids('fail'), unjudged: ids('blocked', 'not-run') },
      otherPlatforms: ['reporting'],
    },
    {
      ...none,
      id: 'resolved',
      text: { vi: 'Phát hiện và khắc phục mọi lỗi', en: 'Every error is resolved' },
      answer: 'unmet',
      defects: ['LOI-0001'],
    },
    {
      ...none,
      id: 'staff',
      text: { vi: 'Cán bộ được hướng dẫn, tập huấn', en: 'Staff are trained' },
      answer: 'met',
      papers: [
        {
          title: { vi: 'Biên bản tập huấn', en: 'Minutes of the training' },
          ...{ number: '12/BB-SKHCN', signer: 'Phó Giám đốc Sở', signed: '2025-06-27' },
        },
      ],
    },
    {
      ...none,
      id: 'portal-closed',
      text: { vi: 'Đóng Cổng dịch vụ công cấp tỉnh', en: "The province's portal is closed" },
      source: {
        vi: 'Bộ Khoa học và Công nghệ, 28/6/2025',
        en: 'Ministry of Science and Technology, 28 June 2025',
      },
      ...{ answer: 'unproved', lacksPaper: true, nationwide: { done: 32, of: 34 } },
    },
  ];
}
