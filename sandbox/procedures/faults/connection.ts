import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of the connection to the national portal. */
export const connectionFaults = [
  {
    id: 'update-before-create',
    requirement: 'TTHC-25',
    imitates: 'Hệ thống gửi cập nhật trạng thái khi hồ sơ chưa được tạo trên Cổng.',
    where: { procedure: ['1.001193'] },
  },
  {
    id: 'final-status-not-sent',
    requirement: 'TTHC-26',
    imitates: 'Hồ sơ đã trả kết quả nhưng trên Cổng vẫn báo đang xử lý.',
    where: { procedure: ['1.000593'] },
    seenBy: ['portal-sync'],
    provoke: 'procedures/dossiers?procedure=1.000593&until=returned',
    restore: 'procedures/portal/resend',
  },
  {
    id: 'portal-status-differs',
    requirement: 'TTHC-27',
    imitates: 'Trạng thái trên Cổng khác trạng thái tại hệ thống của tỉnh.',
    where: { procedure: ['1.000419'] },
    seenBy: ['portal-sync'],
    provoke: 'procedures/dossiers?procedure=1.000419&until=received',
    restore: 'procedures/portal/resend',
  },
  {
    id: 'empty-status',
    requirement: 'TTHC-28',
    imitates: 'Trạng thái chưa ánh xạ được gửi lên Cổng thành chuỗi rỗng.',
    where: { procedure: ['1.003583'] },
    seenBy: ['portal-sync'],
    provoke: 'procedures/dossiers?procedure=1.003583&until=received',
    restore: 'procedures/portal/resend',
  },
  {
    id: 'token-not-renewed',
    requirement: 'TTHC-30',
    imitates: 'Mã truy cập Cổng hết hạn (401) không được gia hạn, bản tin bị mất.',
    where: { procedure: ['1.012817'] },
    seenBy: ['portal-sync'],
    provoke: 'procedures/dossiers?procedure=1.012817&until=received&token=expired',
    restore: 'procedures/portal/resend',
  },
] as const satisfies readonly FaultSpec[];
