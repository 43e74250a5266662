import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of rights, safety, accessibility and guidance. */
export const securityFaults = [
  {
    id: 'other-commune-readable',
    requirement: 'TTHC-31',
    imitates: 'Cán bộ xã này mở được hồ sơ của xã khác.',
  },
  {
    id: 'privilege-escalation',
    requirement: 'TTHC-32',
    imitates: 'Chuyên viên ký số được thay lãnh đạo và vào được trang quản trị.',
  },
  {
    id: 'audit-line-missing',
    requirement: 'TTHC-33',
    imitates: 'Thao tác xử lý hồ sơ không được ghi vào nhật ký.',
    where: { procedure: ['1.012818'] },
  },
  {
    id: 'audit-page-empty',
    requirement: 'TTHC-33',
    imitates: 'Trang nhật ký hiện ai và lúc nào nhưng bỏ trống nội dung thay đổi.',
  },
  {
    id: 'session-survives-sign-out',
    requirement: 'TTHC-34',
    imitates: 'Đã đăng xuất nhưng phiên làm việc cũ vẫn dùng được.',
  },
  {
    id: 'no-lockout',
    requirement: 'TTHC-34',
    imitates: 'Nhập sai mật khẩu nhiều lần mà tài khoản không bị tạm khóa.',
  },
  {
    id: 'error-details-leak',
    requirement: 'TTHC-35',
    imitates: 'Trang lỗi hiện chi tiết bên trong của hệ thống.',
  },
  {
    id: 'headers-missing',
    requirement: 'TTHC-35',
    imitates: 'Máy chủ không gửi các tiêu đề bảo mật.',
  },
  {
    id: 'officer-pages-bare',
    requirement: 'TTHC-35',
    imitates: 'Máy chủ riêng cho trang của cán bộ không gửi tiêu đề bảo mật như máy chủ chung.',
  },
  {
    id: 'unlabelled-fields',
    requirement: 'TTHC-41',
    imitates:
      'Ô nhập của trang phản ánh, kiến nghị không có nhãn cho người dùng trình đọc màn hình.',
  },
  {
    id: 'guide-cut',
    requirement: 'TTHC-42',
    imitates: 'Hướng dẫn dành cho lãnh đạo dừng giữa chừng, không nói đến việc ký số.',
  },
  {
    id: 'guide-missing',
    requirement: 'TTHC-42',
    imitates: 'Cán bộ một cửa không tìm thấy tài liệu hướng dẫn sử dụng.',
  },
] as const satisfies readonly FaultSpec[];
