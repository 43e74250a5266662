import path from 'node:path';
import type { TrialReport, Verdict } from '../records/model.ts';

const decisions = {
  go: 'ĐẠT (go)',
  'no-go': 'KHÔNG ĐẠT (no-go)',
  undecided: 'CHƯA ĐỦ CƠ SỞ KẾT LUẬN (undecided)',
};

/** Words of a verdict for people. */
export const verdictWords: Record<Verdict, string> = {
  pass: 'đạt',
  fail: 'không đạt',
  blocked: 'bị chặn',
  'not-run': 'chưa thực hiện',
};

/** The last lines of a trial: the decision, why, and where the papers are. */
export function conclusion(report: TrialReport, out: string): string {
  const { counts, id } = report.run;
  const lines = [
    '',
    `Kết luận: ${decisions[report.decision]}`,
    ...report.reasons.map((reason) => `  - ${reason.text.vi}`),
    `Yêu cầu: ${counts.pass} đạt, ${counts.fail} không đạt, ${counts.blocked} bị chặn, ${counts.notRun} chưa thực hiện${counts.flaky ? `; ${counts.flaky} kịch bản lúc đạt lúc không` : ''}`,
  ];
  const red = report.platforms
    .flatMap((one) => one.requirements)
    .filter((one) => one.verdict === 'fail');
  for (const one of red) lines.push(`  ${one.id} ${one.title.vi}: ${one.reasons[0]?.vi ?? ''}`);
  const open = report.defects.filter((one) => one.state !== 'closed');
  if (open.length > 0) lines.push(`Lỗi đang theo dõi: ${open.map((one) => one.id).join(', ')}`);
  for (const fault of report.harness.slice(0, 10))
    lines.push(`Trục trặc của bộ kiểm thử: ${fault.text.vi}`);
  if (report.run.ending === 'interrupted')
    lines.push(`Chạy tiếp: npx nghiemthu trial --resume ${id}`);
  lines.push(`Báo cáo: ${path.relative(process.cwd(), path.join(out, id)) || '.'}`, '');
  return lines.join('\n');
}
