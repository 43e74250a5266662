import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of signatures, of the certificates behind them, and of the service that signs. */
export const signingFaults = [
  {
    id: 'document-signature-over-other-bytes',
    requirement: 'QLVB-43',
    imitates: 'Chữ ký số của lãnh đạo không khớp với tệp PDF được phát hành.',
    where: { kind: ['32'] },
  },
  {
    id: 'result-signature-broken',
    platform: 'province',
    requirement: 'LT-06',
    imitates: 'Tệp kết quả trả cho công dân mang chữ ký số không khớp với tệp.',
    where: { kind: ['2'] },
  },
  {
    id: 'agency-signature-missing',
    requirement: 'QLVB-43',
    imitates: 'Văn bản phát hành chỉ có chữ ký của lãnh đạo, thiếu chữ ký số của cơ quan.',
    where: { kind: ['32'] },
  },
  {
    id: 'signer-certificate-expired',
    requirement: 'QLVB-44',
    imitates: 'Lãnh đạo ký bằng chứng thư số đã hết hạn trước ngày ký.',
    where: { kind: ['31'] },
  },
  {
    id: 'agency-certificate-old-unit',
    requirement: 'QLVB-45',
    imitates: 'Chứng thư số của cơ quan còn mang tên đơn vị trước khi sáp nhập.',
    where: { kind: ['30'] },
  },
  {
    id: 'signing-service-slow',
    requirement: 'QLVB-46',
    imitates: 'Dịch vụ ký số phản hồi rất chậm, lãnh đạo phải chờ mỗi lần ký.',
    where: { kind: ['29'] },
    seenBy: ['document-signing-service'],
  },
  {
    id: 'envelope-signature-unchecked',
    requirement: 'QLVB-47',
    imitates: 'Gói tin bị sửa sau khi ký mà trục vẫn chuyển đi.',
  },
  {
    id: 'unsigned-envelope-accepted',
    requirement: 'QLVB-47',
    imitates: 'Nơi nhận yêu cầu gói tin có chữ ký số nhưng trục vẫn nhận gói tin không ký.',
  },
  {
    id: 'outgoing-envelope-unsigned',
    requirement: 'QLVB-47',
    imitates: 'Gói tin của tỉnh gửi đi không có chữ ký số của hệ thống.',
    where: { kind: ['28'] },
  },
] as const satisfies readonly FaultSpec[];
