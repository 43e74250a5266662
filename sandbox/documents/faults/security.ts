import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of secrecy, rights, traces, and of pages themselves. */
export const securityFaults = [
  {
    id: 'secret-listed',
    requirement: 'QLVB-13',
    imitates: 'Văn bản mật hiện trong danh sách và kết quả tìm kiếm của người không đủ thẩm quyền.',
  },
  {
    id: 'secret-counted',
    requirement: 'QLVB-13',
    imitates: 'Số lượng văn bản theo trạng thái tính cả văn bản mật mà người xem không được biết.',
  },
  {
    id: 'secret-readable',
    requirement: 'QLVB-13',
    imitates: 'Người không đủ thẩm quyền mở được văn bản mật bằng địa chỉ trang.',
  },
  {
    id: 'document-privilege-escalation',
    requirement: 'QLVB-14',
    imitates: 'Chuyên viên ký số thay lãnh đạo và vào được trang quản trị.',
  },
  {
    id: 'assistants-shut-out',
    requirement: 'QLVB-14',
    imitates: 'Trợ lý đăng nhập thì máy chủ báo lỗi vì vai trò chưa được cấu hình.',
  },
  {
    id: 'issued-book-day-wrong',
    requirement: 'QLVB-03',
    imitates: 'Sổ văn bản đi ghi ngày chuyển chậm hơn ngày phát hành thật một ngày.',
  },
  {
    id: 'audit-day-wrong',
    requirement: 'QLVB-17',
    imitates: 'Nhật ký người xem văn bản ghi lệch một ngày so với ngày xem thật.',
  },
  {
    id: 'other-agency-readable',
    requirement: 'QLVB-15',
    imitates: 'Cán bộ cơ quan này đọc được văn bản của cơ quan khác.',
  },
  {
    id: 'reading-not-logged',
    requirement: 'QLVB-17',
    imitates: 'Người mở xem văn bản không được ghi vào nhật ký.',
    where: { kind: ['22'] },
  },
  {
    id: 'documents-slow',
    requirement: 'QLVB-24',
    imitates: 'Danh sách văn bản mất nhiều giây mới mở được dù chỉ có một người dùng.',
    seenBy: ['documents-home'],
  },
  {
    id: 'documents-script-cut',
    requirement: 'QLVB-25',
    imitates: 'Tệp mã lệnh của trang bị cắt giữa chừng khi tải.',
  },
  {
    id: 'document-pages-bare',
    requirement: 'QLVB-26',
    imitates: 'Máy chủ riêng cho trang văn bản không gửi tiêu đề bảo mật như máy chủ chung.',
  },
  {
    id: 'documents-headers-missing',
    requirement: 'QLVB-26',
    imitates: 'Máy chủ không gửi các tiêu đề bảo mật.',
  },
  {
    id: 'search-unlabelled',
    requirement: 'QLVB-27',
    imitates: 'Ô tìm kiếm văn bản không có nhãn cho người dùng trình đọc màn hình.',
  },
  {
    id: 'document-guide-missing',
    requirement: 'QLVB-28',
    imitates: 'Trợ lý không tìm thấy tài liệu hướng dẫn sử dụng.',
  },
] as const satisfies readonly FaultSpec[];
