import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of who may call, and of what a refusal says. */
export const accessFaults = [
  {
    id: 'expired-token-accepted',
    requirement: 'LGSP-04',
    imitates: 'Mã truy cập đã hết hạn vẫn gọi được dịch vụ.',
  },
  {
    id: 'revoked-token-accepted',
    requirement: 'LGSP-04',
    imitates: 'Mã truy cập đã thu hồi vẫn gọi được dịch vụ.',
  },
  {
    id: 'signature-unchecked',
    requirement: 'LGSP-04',
    imitates: 'Cổng không kiểm tra chữ ký của mã truy cập, ai tự viết mã cũng vào được.',
  },
  {
    id: 'alg-none-accepted',
    requirement: 'LGSP-04',
    imitates: 'Mã truy cập ghi thuật toán “none”, không có chữ ký, vẫn được chấp nhận.',
  },
  {
    id: 'audience-ignored',
    requirement: 'LGSP-04',
    imitates: 'Mã truy cập cấp cho nền tảng khác dùng được ở đây.',
  },
  {
    id: 'scope-ignored',
    requirement: 'LGSP-05',
    imitates: 'Hệ thống không được cấp quyền vẫn tra cứu được bảo hiểm xã hội.',
    where: { scope: ['insurance'] },
  },
  {
    id: 'refusal-leaks',
    requirement: 'LGSP-06',
    imitates: 'Câu trả lời từ chối mang theo bản ghi mà người gọi không được xem.',
  },
  {
    id: 'address-list-ignored',
    requirement: 'LGSP-30',
    imitates: 'Danh sách địa chỉ được phép không có tác dụng, gọi từ đâu cũng được.',
  },
  {
    id: 'other-unit-taken',
    requirement: 'LGSP-32',
    imitates: 'Hệ thống của xã này đăng ký được hộ tịch thay xã khác.',
  },
  {
    id: 'identity-in-log',
    requirement: 'LGSP-22',
    imitates: 'Nhật ký truy cập ghi cả số định danh và họ tên trong yêu cầu.',
  },
  {
    id: 'gateway-version-shown',
    requirement: 'LGSP-38',
    imitates: 'Máy chủ bỏ tiêu đề bảo mật và cho biết tên, phiên bản phần mềm.',
  },
  {
    id: 'stack-trace-shown',
    requirement: 'LGSP-38',
    imitates: 'Câu trả lời lỗi để lộ vết mã nguồn bên trong.',
  },
  {
    id: 'document-type-read',
    requirement: 'LGSP-27',
    imitates: 'Dịch vụ SOAP đọc cả khai báo kiểu tài liệu và thực thể trong XML.',
  },
] as const satisfies readonly FaultSpec[];
