import type { Outcome } from '../../monitors/look/sample.ts';
import type { IncidentUpdate } from '../../monitors/journal/recorder.ts';
import type { Lang } from '../../words/text.ts';

type Change = (update: IncidentUpdate) => string;

/** What a monitor says on its terminal. */
const vi = {
  outcome: {
    success: 'đạt',
    failure: 'không đạt',
    blocked: 'bị chặn',
    refused: 'từ chối',
  } satisfies Record<Outcome, string>,
  nothing: 'không có điểm kiểm tra nào trong cấu hình',
  written: 'đã ghi lại được vào kho dữ liệu',
  unwritten: (why: string) => `chưa ghi được vào kho dữ liệu, sẽ thử lại: ${why}`,
  reloaded: (what: string) => `đã nạp lại cấu hình: ${what}`,
  notReloaded: (faults: string) => `giữ cấu hình cũ, cấu hình mới có lỗi:\n${faults}`,
  unawaited: (error: string) => `lỗi không được chờ: ${error}`,
  control: (address: string) =>
    `hệ thống giả lập: danh sách lỗi ở ${address}, bật bằng PUT ${address}/<tên lỗi>, tắt bằng DELETE`,
  sandboxGone: 'hệ thống giả lập đã dừng',
  listening: (address: string) => `giám sát tại ${address}`,
  stopped: 'đã dừng giám sát',
  watches: (probes: number, platforms: number, target: string, names: string) =>
    `theo dõi ${probes} điểm kiểm tra trên ${platforms} nền tảng (${target}): ${names}`,
  incident: (id: string, severity: string, platform: string, what: string, probes: string) =>
    `sự cố ${id} (${severity}, ${platform}): ${what}; gồm ${probes}`,
  change: {
    opened: ({ fails }) => `bắt đầu, ${fails[0]} không đạt`,
    joined: (update) => `thêm ${joining(update)} không đạt`,
    left: ({ well }) => `${well.join(', ')} đạt trở lại`,
    escalated: () => 'báo lên cấp trên',
    closed: () => 'khép lại',
    reopened: () => 'xuất hiện lại',
  } satisfies Record<IncidentUpdate['kinds'][number], Change>,
};

const en: typeof vi = {
  outcome: { success: 'pass', failure: 'fail', blocked: 'blocked', refused: 'refused' },
  nothing: 'the configuration has no probe',
  written: 'the store can be written again',
  unwritten: (why) => `the store cannot be written, it is tried again: ${why}`,
  reloaded: (what) => `configuration reloaded: ${what}`,
  notReloaded: (faults) => `the former configuration stays, the new one has faults:\n${faults}`,
  unawaited: (error) => `an error that nothing awaited: ${error}`,
  control: (address) =>
    `sandbox: its faults are at ${address}, PUT ${address}/<fault> switches one on, DELETE off`,
  sandboxGone: 'the sandbox has stopped',
  listening: (address) => `monitor at ${address}`,
  stopped: 'monitor stopped',
  watches: (probes, platforms, target, names) =>
    `watching ${probes} probes on ${platforms} platforms (${target}): ${names}`,
  incident: (id, severity, platform, what, probes) =>
    `incident ${id} (${severity}, ${platform}): ${what}; probes ${probes}`,
  change: {
    opened: ({ fails }) => `opened, ${fails[0]} fails`,
    joined: (update) => `${joining(update)} fails too`,
    left: ({ well }) => `${well.join(', ')} passes again`,
    escalated: () => 'escalated',
    closed: () => 'closed',
    reopened: () => 'reopened',
  },
};

function joining({ fails, kinds }: IncidentUpdate): string {
  return fails.slice(kinds.includes('opened') ? 1 : 0).join(', ');
}

export function monitorWording(lang: Lang): typeof vi {
  return lang === 'vi' ? vi : en;
}
