import { missing } from '../../../stage/offered.ts';
import type { Lacking } from '../../offer/reports.ts';

/** What a recount works without. */
export const LACKS: readonly Lacking[] = [
  {
    what: 'signatures',
    reason: { vi: 'Redmine không ký số báo cáo', en: 'Redmine signs no report' },
  },
  {
    what: 'worked-out cells',
    reason: {
      vi: 'Redmine không có ô công thức, không tính tỷ lệ của tỉnh',
      en: "Redmine has no cells with formulas and works out no share of the province's",
    },
  },
];

const [SIGNATURES, WORKED_OUT] = LACKS.map(({ reason: { vi, en } }) => missing(vi, en));

type Lack = () => never;
const asLack = (marker: unknown) => marker as Lack;

export const NO_SIGNATURE = asLack(SIGNATURES);
export const NO_FORMULAS = asLack(WORKED_OUT);
export const NO_DEADLINES = asLack(
  missing('Redmine không tính ngày chốt, hạn gửi của kỳ', 'Redmine works out no days of a period'),
);
export const NO_LOCKING = asLack(
  missing(
    'Khóa một đợt trong Redmine không khóa báo cáo của đợt',
    'Closing a campaign in Redmine does not lock its reports',
  ),
);
export const NO_REMINDERS = asLack(
  missing('Redmine không nhắc gửi từng báo cáo', 'Redmine reminds nobody of a report'),
);
/** One and the same wherever it stands, so that it is equal to itself. */
export const NO_VERSIONS: never = missing(
  'Báo cáo trong Redmine không có phiên bản',
  'A report in Redmine has no versions',
);
export const NO_PACKETS = asLack(
  missing('Redmine không gửi báo cáo lên cấp trên', 'Redmine sends nothing upward'),
);
export const NO_WORKBOOKS = asLack(
  missing('Redmine không đọc, không ghi tệp Excel', 'Redmine reads and writes no workbooks'),
);
export const NO_GRID = asLack(
  missing(
    'Redmine không có bảng nhập số liệu tự lưu, đi lại bằng phím',
    'Redmine has no grid that saves by itself and is walked by keys',
  ),
);
export const NO_LOG = asLack(
  missing('Redmine không có nhật ký quản trị tài khoản', 'Redmine keeps no log of accounts'),
);
export const NO_TEMPLATES = asLack(
  missing(
    'Redmine không biết phiên bản biểu mẫu nào áp dụng cho kỳ nào',
    'Redmine does not know which version of a form is for which period',
  ),
);
export const NO_WHOLE = asLack(
  missing(
    'Redmine tạo từng báo cáo một, không giao một lần cho cả tỉnh',
    'Redmine makes one report at a time and gives no campaign to the whole province',
  ),
);
export const NO_NUMBERS = asLack(
  missing(
    'Redmine cộng tại chỗ, không giữ từng lần tổng hợp',
    'Redmine sums up when it is asked and keeps no totals',
  ),
);
