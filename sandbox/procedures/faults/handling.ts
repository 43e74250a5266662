import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of handling, signing and handing back. */
export const handlingFaults = [
  {
    id: 'due-date-ignores-holidays',
    requirement: 'TTHC-06',
    imitates: 'Ngày hẹn trả tính cả ngày nghỉ lễ, Tết nên hồ sơ bị báo quá hạn sai.',
  },
  {
    id: 'supplement-answer-lost',
    requirement: 'TTHC-07',
    imitates: 'Công dân đã bổ sung giấy tờ nhưng cán bộ không nhận được.',
    where: { procedure: ['1.000656'] },
    seenBy: ['walk-supplement'],
  },
  {
    id: 'returned-without-reason',
    requirement: 'TTHC-08',
    imitates: 'Hồ sơ bị từ chối nhưng công dân không thấy lý do.',
    where: { procedure: ['1.004859'] },
  },
  {
    id: 'apology-keeps-old-date',
    requirement: 'TTHC-09',
    imitates: 'Đã gửi thư xin lỗi nhưng ngày hẹn trả vẫn là ngày cũ.',
    where: { procedure: ['1.012796'] },
  },
  {
    id: 'withdrawal-ignored',
    requirement: 'TTHC-10',
    imitates: 'Công dân đã rút hồ sơ nhưng hồ sơ vẫn tiếp tục được xử lý.',
    where: { procedure: ['1.004884'] },
  },
  {
    id: 'district-step',
    requirement: 'TTHC-11',
    imitates: 'Quy trình điện tử vẫn chuyển hồ sơ qua phòng chuyên môn cấp huyện đã bãi bỏ.',
    where: { procedure: ['1.013978'] },
  },
  {
    id: 'signature-over-other-bytes',
    requirement: 'TTHC-12',
    imitates: 'Chữ ký số không khớp với tệp kết quả trả cho công dân.',
    where: { procedure: ['2.000806'] },
  },
  {
    id: 'certificate-old-unit',
    requirement: 'TTHC-13',
    imitates: 'Chứng thư số của lãnh đạo vẫn mang tên đơn vị cũ trước sắp xếp.',
    where: { unit: ['25217'] },
    seenBy: ['signing-certificates'],
  },
  {
    id: 'no-certificate',
    requirement: 'TTHC-14',
    imitates: 'Lãnh đạo xã chưa được cấp chứng thư số nên không ký được hồ sơ.',
    where: { unit: ['26116'] },
    seenBy: ['signing-certificates'],
  },
  {
    id: 'result-not-stored',
    requirement: 'TTHC-15',
    imitates: 'Kết quả đã trả nhưng không vào kho dữ liệu điện tử của công dân.',
    where: { procedure: ['2.000528'] },
  },
  {
    id: 'payment-other-amount',
    requirement: 'TTHC-20',
    imitates: 'Trang thanh toán đòi số tiền khác với phí ghi trên hồ sơ.',
    where: { procedure: ['2.001019'] },
  },
  {
    id: 'paid-unconfirmed',
    requirement: 'TTHC-20',
    imitates: 'Công dân đã thanh toán trực tuyến nhưng hồ sơ vẫn báo chưa nộp phí.',
    where: { procedure: ['2.001019'] },
  },
  {
    id: 'workflow-stuck',
    requirement: 'TTHC-21',
    imitates: 'Hồ sơ đã phân công nhưng chuyên viên không có bước tiếp theo để trình ký.',
    where: { procedure: ['1.004837'] },
  },
] as const satisfies readonly FaultSpec[];
