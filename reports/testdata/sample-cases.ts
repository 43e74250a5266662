import type { CaseRecord } from '../../records/runs/case.ts';
import type { LoadRecord } from '../../records/runs/load.ts';
import type { Proof, RequirementVerdict } from '../../records/runs/verdict.ts';
import type { TrialReport } from '../../records/runs/report.ts';
import type { Decision } from '../../words/scales/decision.ts';
import type { Dimension } from '../../words/scales/dimension.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import type { Weight } from '../../words/scales/weight.ts';
import { at, file } from './sample-evidence.ts';

/** What kind of run to make up. */
export interface SampleOptions {
  cases?: number;
  /** Cases that fail because of the platform. */
  failing?: number;
  blocked?: number;
  flaky?: number;
  decision?: Decision;
  waivers?: boolean;
  /** No platforms, no cases: a run that judged nothing. */
  empty?: boolean;
  kind?: TrialReport['target']['kind'];
  faults?: string[];
  diary?: boolean;
  /** Put into every free text, to see what hostile strings do. */
  hostile?: string;
}

const REQUIREMENTS: [string, string, Weight, Dimension][] = [
  [
    'Công dân nộp hồ sơ trực tuyến và nhận mã hồ sơ đúng quy cách',
    'A citizen files online and receives a dossier code',
    'critical',
    'function',
  ],
  [
    'Bộ phận Một cửa nhận hồ sơ trực tiếp và in giấy tiếp nhận có ngày hẹn trả',
    'The one-stop counter prints a receipt slip with its due date',
    'critical',
    'function',
  ],
  [
    'Ngày hẹn trả tính theo ngày làm việc, bỏ qua ngày nghỉ và ngày lễ',
    'The due date counts working days',
    'critical',
    'function',
  ],
  ['Tra cứu được hồ sơ theo mã', 'A dossier is found by its code', 'major', 'function'],
  [
    'Mọi thủ tục trong danh mục được công khai trên Cổng Dịch vụ công quốc gia',
    'Every procedure is published on the portal',
    'critical',
    'connection',
  ],
  ['Đăng nhập một lần bằng VNeID', 'Single sign-on with VNeID', 'critical', 'connection'],
  [
    'Cán bộ không đọc được hồ sơ của xã khác',
    'An officer cannot read another commune’s dossier',
    'critical',
    'authorization',
  ],
  [
    'Mọi thay đổi đều lưu vết: ai, làm gì, lúc nào',
    'Every change leaves an audit line',
    'critical',
    'security',
  ],
  [
    'Giờ cao điểm: trung bình không quá 2,5 giây, chậm nhất không quá 10 giây',
    'Peak hour: mean at most 2.5 s, slowest at most 10 s',
    'critical',
    'performance',
  ],
  [
    'Dưới 1% yêu cầu lỗi trong giờ cao điểm',
    'Fewer than 1 % failed requests at the peak hour',
    'critical',
    'performance',
  ],
  [
    'Trang web đạt WCAG 2.1 mức A/AA, ô nhập có nhãn',
    'Pages meet WCAG 2.1 A/AA',
    'minor',
    'training',
  ],
  [
    'Mỗi vai trò tìm được hướng dẫn sử dụng của mình',
    'Each role finds its user guide',
    'major',
    'training',
  ],
];

export function sampleCases(options: SampleOptions): CaseRecord[] {
  const { cases = 24, failing = 0, blocked = 0, flaky = 0, hostile = '' } = options;
  return Array.from({ length: cases }, (_one, index): CaseRecord => {
    const number = (index % REQUIREMENTS.length) + 1;
    const requirement = `TTHC-${String(number).padStart(2, '0')}`;
    const verdict: Verdict =
      index < failing ? 'fail' : index < failing + blocked ? 'blocked' : 'pass';
    const shaky = verdict === 'pass' && index < failing + blocked + flaky;
    const title = `${REQUIREMENTS[number - 1]?.[0] ?? ''} – ca ${index + 1}${hostile}`;
    const folder = `evidence/ca ${index + 1} (hồ sơ)`;
    return {
      id: `procedures/${requirement.toLowerCase()}.spec.ts/ca-${index + 1}`,
      platform: 'procedures',
      kind: index % 3 === 0 ? 'journey' : index % 3 === 1 ? 'check' : 'case',
      ...(index % 3 === 2 ? {} : { name: `nop-ho-so-${index % 12}` }),
      title,
      file: `suites/procedures/${requirement.toLowerCase()}.spec.ts`,
      line: 12,
      requirements: [requirement],
      verdict,
      flaky: shaky,
      attempts: verdict === 'pass' && !shaky ? 1 : 2,
      startedAt: at(index % 7200),
      durationMs: 850 + ((index * 37) % 1900),
      steps: [
        { title: 'Mở trang Cổng dịch vụ công', durationMs: 210, failed: false },
        { title: 'Đăng nhập bằng tài khoản công dân', durationMs: 320, failed: false },
        { title: 'Nộp hồ sơ và nhận mã', durationMs: 290, failed: verdict === 'fail' },
      ],
      ...(verdict === 'pass' && !shaky
        ? {}
        : {
            failure: {
              blame:
                verdict !== 'blocked'
                  ? ('platform' as const)
                  : index % 2 === 0
                    ? ('precondition' as const)
                    : ('harness' as const),
              message: `Chờ đợi mã hồ sơ khớp H19-250628-000123, nhận được "H19.29.12-250628-0001".\n    at nop-ho-so${hostile}`,
              words: `mã hồ sơ: thấy “H19.29.12-250628-0001”, không đúng dạng cần có`,
              step: 'Nộp hồ sơ và nhận mã',
              location: 'suites/procedures/journeys/file-online.ts:41:7',
              fingerprint: `f${number}`,
            },
          }),
      evidence:
        verdict === 'pass' && !shaky
          ? []
          : [
              file(`${folder}/trace.zip`, 'trace', 'application/zip'),
              file(`${folder}/màn hình.png`, 'screenshot', 'image/png'),
            ],
    };
  });
}

export function sampleRequirements(
  cases: CaseRecord[],
  loads: LoadRecord[],
  hostile: string,
): RequirementVerdict[] {
  return REQUIREMENTS.map(([vi, en, weight, dimension], index): RequirementVerdict => {
    const id = `TTHC-${String(index + 1).padStart(2, '0')}`;
    const byCase = cases
      .filter((one) => one.requirements.includes(id))
      .map((one): Proof => ({
        kind: one.kind,
        ref: one.id,
        title: one.title,
        verdict: one.verdict,
        flaky: one.flaky,
        evidence: one.evidence.map(({ path }) => path),
      }));
    const byLoad = loads.flatMap((load) =>
      load.thresholds
        .filter((threshold) => threshold.proves.includes(id))
        .map((threshold): Proof => ({
          kind: 'load',
          ref: `load:${load.platform}:${load.profile}:${threshold.metric}:${threshold.expression}`,
          title: `${load.title.vi}: ${threshold.metric} ${threshold.expression}`,
          verdict: threshold.ok === null ? 'blocked' : threshold.ok ? 'pass' : 'fail',
          flaky: false,
          evidence: load.evidence.map(({ path }) => path),
        })),
    );
    const proof = [...byCase, ...byLoad];
    const found = (verdict: Verdict): boolean => proof.some((one) => one.verdict === verdict);
    const verdict: Verdict =
      proof.length === 0
        ? 'not-run'
        : found('fail')
          ? 'fail'
          : found('blocked')
            ? 'blocked'
            : 'pass';
    const bad = proof.filter((one) => one.verdict !== 'pass').length;
    return {
      id,
      title: { vi: vi + hostile, en: en + hostile },
      source: 'Nghị định 61/2018/NĐ-CP, điều 17',
      weight,
      dimension,
      assumed: index === 2,
      verdict,
      reasons:
        verdict === 'pass'
          ? []
          : [
              verdict === 'not-run'
                ? {
                    vi: 'Không có chứng minh nào trong đợt này.',
                    en: 'Nothing proves it in this run.',
                  }
                : {
                    vi: `${bad} trên ${proof.length} chứng minh không đạt.`,
                    en: `${bad} of ${proof.length} proofs did not pass.`,
                  },
            ],
      proof,
    };
  });
}
