import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of who may come in, and do and see what. */
export const accessFaults = [
  {
    id: 'bridge-escalation',
    requirement: 'HOP-17',
    imitates: 'Tài khoản điểm cầu làm được việc của chủ trì, thư ký và quản trị.',
  },
  {
    id: 'anyone-mutes',
    requirement: 'HOP-18',
    imitates: 'Điểm cầu tắt được mic của điểm cầu khác.',
  },
  {
    id: 'uninvited-enter',
    requirement: 'HOP-19',
    imitates: 'Người không được mời vẫn vào được phòng họp.',
  },
  {
    id: 'room-codes-in-order',
    requirement: 'HOP-20',
    imitates: 'Mã phòng họp là số tăng dần, ai cũng đoán được.',
  },
  {
    id: 'old-invitation-valid',
    requirement: 'HOP-21',
    imitates: 'Lời mời đã hết hạn vẫn vào được phòng họp.',
  },
  {
    id: 'lobby-bypassed',
    requirement: 'HOP-22',
    imitates: 'Có phòng chờ mà người được mời vào thẳng phòng họp.',
  },
  {
    id: 'paper-level-ignored',
    requirement: 'HOP-32',
    imitates: 'Điểm cầu thấy và mở được tài liệu chỉ dành cho chủ trì và thư ký.',
  },
  {
    id: 'paper-count-leaks',
    requirement: 'HOP-32',
    imitates: 'Trang tài liệu đếm cả những tài liệu người xem không được thấy.',
  },
  {
    id: 'chair-right-kept',
    requirement: 'HOP-34',
    imitates: 'Đã bàn giao mà người cũ vẫn còn quyền chủ trì.',
  },
  {
    id: 'meetings-no-lockout',
    requirement: 'HOP-39',
    imitates: 'Nhập sai mật khẩu bao nhiêu lần cũng không bị khóa.',
  },
  {
    id: 'administrators-shut-out',
    requirement: 'HOP-17',
    imitates: 'Quản trị đăng nhập thì máy chủ báo lỗi vì vai trò chưa được cấu hình.',
  },
  {
    id: 'meetings-headers-missing',
    requirement: 'HOP-36',
    imitates: 'Trang không có tiêu đề bảo mật.',
  },
] as const satisfies readonly FaultSpec[];
