import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of the interface for the systems of provinces and ministries; most were met in open code or told of. */
export const interfaceFaults = [
  {
    id: 'progress-lost',
    requirement: 'DVC-22',
    imitates: 'Tiến trình gửi lên được báo đã nhận nhưng không có trên Cổng.',
    seenBy: ['walk-integrate-dossier'],
  },
  {
    id: 'update-before-create-taken',
    requirement: 'DVC-23',
    imitates: 'Cập nhật hồ sơ chưa có trên Cổng được báo thành công rồi mất.',
  },
  {
    id: 'empty-status-taken',
    requirement: 'DVC-24',
    imitates: 'Trạng thái rỗng hoặc ngoài danh mục vẫn được nhận.',
  },
  {
    id: 'missing-field-taken',
    requirement: 'DVC-25',
    imitates: 'Hồ sơ thiếu trường bắt buộc vẫn được nhận.',
  },
  {
    id: 'hash-unchecked',
    requirement: 'DVC-26',
    imitates: 'Tệp hỏng trên đường truyền vẫn được nhận vì không đối chiếu mã băm.',
  },
  {
    id: 'chunk-unlimited',
    requirement: 'DVC-27',
    imitates: 'Một lượt gửi quá 10 hồ sơ không bị từ chối mà mất phần sau.',
  },
  {
    id: 'portal-expired-session-taken',
    requirement: 'DVC-28',
    imitates: 'Phiên kết nối đã đóng vẫn gọi được dịch vụ.',
  },
  {
    id: 'reader-may-write',
    requirement: 'DVC-29',
    imitates: 'Tài khoản kết nối chỉ đọc vẫn cập nhật được trạng thái hồ sơ.',
  },
  {
    id: 'other-agency-may-update',
    requirement: 'DVC-30',
    imitates: 'Hệ thống của bộ cập nhật được hồ sơ của tỉnh.',
  },
  {
    id: 'papers-open-to-systems',
    requirement: 'DVC-30',
    imitates: 'Hệ thống nào đã kết nối cũng tải được giấy tờ trong hồ sơ của cơ quan khác.',
  },
] as const satisfies readonly FaultSpec[];
