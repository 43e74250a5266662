import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of totals, of what is signed and of what is sent upward. */
export const totalFaults = [
  {
    id: 'commune-left-out',
    requirement: 'BC-01',
    imitates: 'Số liệu của một xã đã duyệt không được cộng vào tổng của tỉnh.',
    where: { period: ['202507'] },
    seenBy: ['walk-read-total'],
  },
  {
    id: 'commune-counted-twice',
    requirement: 'BC-01',
    imitates: 'Số liệu của một xã được cộng hai lần vào tổng của tỉnh.',
    where: { period: ['20253'] },
  },
  {
    id: 'rounded-before-sum',
    requirement: 'BC-02',
    imitates: 'Số tiền của từng xã được làm tròn trước khi cộng nên tổng bị lệch.',
    where: { period: ['202802'] },
  },
  {
    id: 'rate-summed',
    requirement: 'BC-03',
    imitates: 'Tỷ lệ của tỉnh là tổng tỷ lệ của các xã, không tính lại từ số liệu gốc.',
    where: { period: ['202803'] },
  },
  {
    id: 'empty-as-zero',
    requirement: 'BC-04',
    imitates: 'Ô để trống được ghi thành số 0 trong tổng hợp.',
    where: { period: ['202804'] },
  },
  {
    id: 'former-period-total',
    requirement: 'BC-05',
    imitates: 'Tổng hợp lấy số liệu của kỳ trước.',
    where: { period: ['202805', '202806'] },
  },
  {
    id: 'stale-total',
    requirement: 'BC-06',
    imitates: 'Xã chỉnh lý xong nhưng tổng hợp lại vẫn ra số liệu cũ.',
    where: { period: ['202807'] },
  },
  {
    id: 'outdated-total-signed',
    requirement: 'BC-55',
    imitates: 'Xã đã chỉnh lý mà lãnh đạo tỉnh vẫn ký được lần tổng hợp có số liệu cũ.',
    where: { period: ['203108'] },
  },
  {
    id: 'missing-unit-hidden',
    requirement: 'BC-07',
    imitates: 'Đơn vị chưa gửi báo cáo không có trong danh sách chưa tổng hợp.',
    where: { period: ['202808'] },
  },
  {
    id: 'unit-named-twice',
    requirement: 'BC-08',
    imitates: 'Tên xã gõ bằng bộ mã Unicode khác bị coi là một đơn vị thứ hai.',
    where: { period: ['202506'] },
  },
  {
    id: 'ended-unit-listed',
    requirement: 'BC-08',
    imitates: 'Đơn vị đã kết thúc hoạt động vẫn còn trong kỳ báo cáo.',
    where: { period: ['202506'] },
  },
  {
    id: 'total-added-again',
    requirement: 'BC-28',
    imitates: 'Bấm tổng hợp lại thì số liệu được cộng thêm một lần nữa.',
    where: { period: ['202809'] },
  },
  {
    id: 'signature-of-other-version',
    requirement: 'BC-26',
    imitates: 'Chữ ký số của lãnh đạo xã là trên phiên bản khác của báo cáo.',
    where: { period: ['202810'] },
  },
  {
    id: 'signer-of-former-unit',
    requirement: 'BC-25',
    imitates: 'Chứng thư số của lãnh đạo xã mang tên đơn vị cũ.',
    where: { period: ['202811'] },
  },
  {
    id: 'packet-cut',
    requirement: 'BC-27',
    imitates: 'Gói tin gửi lên Hệ thống báo cáo Chính phủ thiếu các chỉ tiêu cuối.',
    where: { period: ['202812'] },
  },
  {
    id: 'aggregation-slow',
    requirement: 'BC-32',
    imitates: 'Tổng hợp báo cáo quý của cả tỉnh mất nhiều giây.',
    where: { period: ['20251'] },
  },
  {
    id: 'export-other-figure',
    requirement: 'BC-33',
    imitates: 'Tệp kết xuất có số liệu khác với số liệu trên hệ thống.',
    where: { period: ['20252'] },
  },
  {
    id: 'former-total-rewritten',
    requirement: 'BC-48',
    imitates: 'Xã chỉnh lý sau khi tổng hợp thì lần tổng hợp đã ký trước đó cũng đổi số.',
    where: { period: ['203103'] },
  },
  {
    id: 'receipt-lost',
    requirement: 'BC-50',
    imitates: 'Báo đã gửi lên nhưng không có biên nhận của nơi nhận.',
    where: { period: ['203105'] },
  },
  {
    id: 'receipt-of-other-packet',
    requirement: 'BC-50',
    imitates: 'Biên nhận ghi mã băm của nội dung khác với báo cáo đã ký.',
    where: { period: ['203105'] },
  },
] as const satisfies readonly FaultSpec[];
