import { DECISION_NAMES } from '../../words/scales/decision.ts';
import type { RunInfo } from '../../records/runs/run.ts';
import type { DemandAnswer } from '../../words/scales/demand-answer.ts';
import type { Decision } from '../../words/scales/decision.ts';
import { number } from '../../reports/figures.ts';
import type { Lang } from '../../words/text.ts';

/** What the command line says of a trial. Words of verdicts and states are those of the reports. */
const vi = {
  stage: {
    sandbox: 'Khởi động môi trường giả lập',
    preflight: 'Kiểm tra trước khi chạy',
    suites: 'Chạy kịch bản',
    load: 'Kiểm thử tải',
    judge: 'Đánh giá',
    reports: 'Lập báo cáo',
  },
  run: (id: string, target: string, platforms: string) =>
    `Đợt chạy ${id} trên ${target}: ${platforms}`,
  check: (ok: boolean): string => (ok ? 'ổn' : 'HỎNG'),
  flaky: 'lúc đạt lúc không',
  atFirst: 'lần đầu không đạt, ',
  about: (seconds: number) => `khoảng ${seconds} s`,
  thresholds: (held: number, all: number, rate: number) =>
    `${held}/${all} ngưỡng đạt, ${number(rate, 'vi')} yêu cầu/s`,
  remark: (text: string) => `Lưu ý: ${text}`,
  fault: (text: string) => `Trục trặc của bộ kiểm thử: ${text}`,
  tally: (pass: number, fail: number, blocked: number) =>
    `${pass} đạt, ${fail} không đạt, ${blocked} bị chặn`,
  running: (title: string) => `đang chạy: ${title}`,
  left: (seconds: number) =>
    seconds < 60 ? `còn ${seconds} s` : `còn ${Math.floor(seconds / 60)} phút ${seconds % 60} s`,
  decision: (decision: Decision) =>
    `Kết luận: ${DECISION_NAMES[decision].vi.toUpperCase()} (${decision})`,
  counts: (counts: RunInfo['counts']) =>
    `Yêu cầu: ${counts.pass} đạt, ${counts.fail} không đạt, ${counts.blocked} bị chặn, ${counts.notRun} chưa thực hiện${counts.flaky > 0 ? `; ${counts.flaky} kịch bản lúc đạt lúc không` : ''}`,
  demands: ({ met, unmet, unproved }: Record<DemandAnswer, number>) =>
    `Nội dung của kế hoạch: ${met} đạt, ${unmet} chưa đạt, ${unproved} chưa có căn cứ`,
  defects: (ids: string[]) => `Lỗi đang theo dõi: ${ids.join(', ')}`,
  leftBehind: (what: string, where: string, marker: string) =>
    `Dữ liệu thử còn lại, cần xóa bằng tay: ${what}${where === '' ? '' : ` (tại ${where})`}${marker === '' ? '' : `, nhận biết bằng chữ “${marker}”`}`,
  leftOut: (count: number) =>
    `${count} tệp đính kèm không được lưu vì không che được dữ liệu cá nhân; báo cáo nêu tên`,
  resume: (id: string) => `Chạy tiếp: npx nghiemthu trial --resume ${id}`,
  report: (folder: string) => `Báo cáo: ${folder}`,
};

const en: typeof vi = {
  stage: {
    sandbox: 'Starting the sandbox',
    preflight: 'Preflight',
    suites: 'Suites',
    load: 'Load',
    judge: 'Judging',
    reports: 'Reports',
  },
  run: (id, target, platforms) => `Run ${id} on ${target}: ${platforms}`,
  check: (ok) => (ok ? 'ok' : 'BROKEN'),
  flaky: 'flaky',
  atFirst: 'failed at first, ',
  about: (seconds) => `about ${seconds} s`,
  thresholds: (held, all, rate) => `${held}/${all} thresholds held, ${rate} requests/s`,
  remark: (text) => `Note: ${text}`,
  fault: (text) => `Fault of the harness: ${text}`,
  tally: (pass, fail, blocked) => `${pass} passed, ${fail} failed, ${blocked} blocked`,
  running: (title) => `running: ${title}`,
  left: (seconds) =>
    seconds < 60 ? `${seconds} s left` : `${Math.floor(seconds / 60)} min ${seconds % 60} s left`,
  decision: (decision) => `Decision: ${decision}`,
  counts: (counts) =>
    `Requirements: ${counts.pass} passed, ${counts.fail} failed, ${counts.blocked} blocked, ${counts.notRun} not run${counts.flaky > 0 ? `; ${counts.flaky} flaky cases` : ''}`,
  demands: ({ met, unmet, unproved }) =>
    `Demands of the plan: ${met} met, ${unmet} not met, ${unproved} not proved`,
  defects: (ids) => `Defects followed: ${ids.join(', ')}`,
  leftBehind: (what, where, marker) =>
    `Test data left behind, to be removed by hand: ${what}${where === '' ? '' : ` (at ${where})`}${marker === '' ? '' : `, marked "${marker}"`}`,
  leftOut: (count) =>
    `${count} ${count === 1 ? 'attachment was' : 'attachments were'} not kept, because personal data in them could not be masked; the report names them`,
  resume: (id) => `Go on with: npx nghiemthu trial --resume ${id}`,
  report: (folder) => `Report: ${folder}`,
};

export function wording(lang: Lang): typeof vi {
  return lang === 'vi' ? vi : en;
}
