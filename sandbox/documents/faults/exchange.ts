import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of the way between agencies. The codes are kinds of documents. */
export const exchangeFaults = [
  {
    id: 'edoc-attachment-lost',
    requirement: 'QLVB-01',
    imitates: 'Văn bản đến từ trục liên thông bị mất tệp đính kèm.',
    where: { kind: ['7'] },
    seenBy: ['walk-take-in'],
  },
  {
    id: 'edoc-diacritics-broken',
    requirement: 'QLVB-01',
    imitates: 'Trích yếu của văn bản đến bị vỡ dấu tiếng Việt vì đọc sai bảng mã.',
    where: { kind: ['7'] },
  },
  {
    id: 'edoc-diacritics-decomposed',
    requirement: 'QLVB-01',
    imitates: 'Trích yếu bị đổi sang Unicode tổ hợp nên tìm không ra và khác bản gốc.',
    where: { kind: ['7'] },
  },
  {
    id: 'edoc-refused',
    requirement: 'QLVB-18',
    imitates: 'Trục từ chối mọi gói tin theo thể thức eDoc với mã lỗi 22.',
  },
  {
    id: 'edoc-zip-kept',
    requirement: 'QLVB-18',
    imitates: 'Tệp nén trước khi mã hóa base64 không được giải nén, mở ra không đọc được.',
    where: { kind: ['8'] },
  },
  {
    id: 'send-queue-stopped',
    requirement: 'QLVB-09',
    imitates: 'Hàng đợi gửi liên thông dừng mà không báo: văn bản đã phát hành vẫn “Chưa gửi”.',
    where: { kind: ['9'] },
    seenBy: ['walk-send-between-communes'],
  },
  {
    id: 'recall-ignored',
    requirement: 'QLVB-10',
    imitates: 'Cơ quan gửi đã thu hồi nhưng nơi nhận vẫn đọc được văn bản.',
    where: { kind: ['10'] },
  },
  {
    id: 'recall-not-sent',
    requirement: 'QLVB-10',
    imitates: 'Bên gửi ghi đã thu hồi nhưng lệnh thu hồi không được gửi sang trục.',
    where: { kind: ['18'] },
    seenBy: ['walk-send-and-recall'],
  },
  {
    id: 'recall-unanswered',
    requirement: 'QLVB-10',
    imitates: 'Nơi nhận đã hủy văn bản nhưng bên gửi không nhận được trạng thái đồng ý thu hồi.',
    where: { kind: ['10'] },
  },
  {
    id: 'status-never-sent',
    requirement: 'QLVB-11',
    imitates: 'Nơi nhận xử lý xong mà các trạng thái sau khi đến không được gửi về.',
    where: { kind: ['11'] },
  },
  {
    id: 'status-word-for-number',
    requirement: 'QLVB-11',
    imitates: 'Trạng thái hoàn thành gửi bằng chữ “done” thay cho mã 06 nên trục từ chối.',
    where: { kind: ['11'] },
  },
  {
    id: 'resend-doubled',
    requirement: 'QLVB-12',
    imitates: 'Gói tin gửi lại được ghi nhận thành một văn bản đến thứ hai.',
    where: { kind: ['12'] },
  },
  {
    id: 'duplicate-not-warned',
    requirement: 'QLVB-12',
    imitates: 'Hai văn bản trùng số, ký hiệu và cơ quan ban hành mà hệ thống không cảnh báo.',
    where: { kind: ['12'] },
  },
  {
    id: 'unknown-receiver-accepted',
    requirement: 'QLVB-19',
    imitates: 'Gửi đến mã định danh không tồn tại mà trục vẫn báo thành công.',
  },
  {
    id: 'former-code-refused',
    requirement: 'QLVB-29',
    imitates:
      'Văn bản gửi theo mã định danh cũ của đơn vị đã sáp nhập bị trục từ chối với mã lỗi 18.',
    where: { kind: ['25'] },
  },
  {
    id: 'subject-cut',
    requirement: 'QLVB-30',
    imitates: 'Trích yếu dài bị cắt còn 255 ký tự khi nhận.',
    where: { kind: ['26'] },
  },
  {
    id: 'recall-reason-lost',
    requirement: 'QLVB-10',
    imitates: 'Nơi nhận thấy văn bản bị thu hồi nhưng không đọc được lý do.',
    where: { kind: ['10'] },
  },
  {
    id: 'update-label-only',
    requirement: 'QLVB-31',
    imitates: 'Văn bản cập nhật chỉ được gắn nhãn, trích yếu và tệp ở nơi nhận vẫn là bản cũ.',
    where: { kind: ['1'] },
  },
  {
    id: 'second-identity',
    requirement: 'QLVB-31',
    imitates:
      'Nơi nhận lưu mã của trục thay cho mã định danh văn bản nên văn bản cập nhật bị báo không có.',
    where: { kind: ['1'] },
  },
  {
    id: 'replacement-label-only',
    requirement: 'QLVB-32',
    imitates: 'Văn bản bị thay thế ở nơi nhận vẫn được xử lý như còn hiệu lực.',
    where: { kind: ['2'] },
  },
  {
    id: 'receipt-told-later',
    requirement: 'QLVB-33',
    imitates: 'Thông báo đã tiếp nhận dồn đến đêm mới gửi, cơ quan gửi không biết trong ngày.',
    where: { kind: ['28'] },
  },
  {
    id: 'abolished-code-accepted',
    requirement: 'QLVB-34',
    imitates: 'Gửi đến mã định danh của đơn vị đã giải thể mà trục vẫn báo thành công.',
  },
  {
    id: 'new-form-unknown',
    requirement: 'QLVB-34',
    imitates: 'Mã định danh dạng mới của đơn vị đã sáp nhập bị trục báo không tồn tại.',
  },
  {
    id: 'urgency-lost',
    requirement: 'QLVB-35',
    imitates: 'Văn bản hỏa tốc đến nơi nhận thành văn bản thường.',
    where: { kind: ['3'] },
  },
  {
    id: 'signer-cut',
    requirement: 'QLVB-30',
    imitates: 'Họ tên người ký bị cắt còn 30 ký tự khi nhận.',
    where: { kind: ['27'] },
  },
  {
    id: 'big-file-cut',
    requirement: 'QLVB-48',
    imitates: 'Tệp đính kèm lớn đến nơi chỉ còn một phần.',
    where: { kind: ['27'] },
  },
] as const satisfies readonly FaultSpec[];
