import type { FaultSpec } from './spec.ts';

/** Faults of the connection to the national portal and to VNeID. */
export const connectionFaults = [
  {
    id: 'missing-procedure',
    requirement: 'TTHC-24',
    imitates: 'Thủ tục đã công bố nhưng không có trên Cổng Dịch vụ công quốc gia.',
    where: { procedures: ['1.012784'] },
  },
  {
    id: 'update-before-create',
    requirement: 'TTHC-25',
    imitates: 'Hệ thống gửi cập nhật trạng thái khi hồ sơ chưa được tạo trên Cổng.',
    where: { procedures: ['1.001193'] },
  },
  {
    id: 'final-status-not-sent',
    requirement: 'TTHC-26',
    imitates: 'Hồ sơ đã trả kết quả nhưng trên Cổng vẫn báo đang xử lý.',
    where: { procedures: ['1.000593'] },
  },
  {
    id: 'portal-status-differs',
    requirement: 'TTHC-27',
    imitates: 'Trạng thái trên Cổng khác trạng thái tại hệ thống của tỉnh.',
    where: { procedures: ['1.000419'] },
  },
  {
    id: 'empty-status',
    requirement: 'TTHC-28',
    imitates: 'Trạng thái chưa ánh xạ được gửi lên Cổng thành chuỗi rỗng.',
    where: { procedures: ['1.003583'] },
  },
  {
    id: 'token-not-renewed',
    requirement: 'TTHC-30',
    imitates: 'Mã truy cập Cổng hết hạn (401) không được gia hạn, bản tin bị mất.',
    where: { procedures: ['1.012817'] },
  },
  {
    id: 'vneid-503',
    requirement: 'TTHC-29',
    imitates: 'Trang đăng nhập VNeID báo lỗi 503.',
  },
  {
    id: 'vneid-hangs',
    requirement: 'TTHC-29',
    imitates: 'VNeID treo, không phản hồi sau khi nhập mật khẩu.',
  },
] as const satisfies readonly FaultSpec[];
