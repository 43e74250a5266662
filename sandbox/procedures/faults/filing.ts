import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of filing, receiving and looking up. */
export const filingFaults = [
  {
    id: 'filed-with-old-district-code',
    requirement: 'TTHC-01',
    imitates: 'Hồ sơ mới nộp vẫn mang mã của quận, huyện đã bãi bỏ, không đúng cấu trúc mã mới.',
    where: { procedure: ['2.000635'] },
    seenBy: ['walk-file-online'],
  },
  {
    id: 'slip-without-due-date',
    requirement: 'TTHC-02',
    imitates: 'Giấy tiếp nhận và hẹn trả in ra không có ngày hẹn trả kết quả.',
    where: { procedure: ['2.000815'] },
  },
  {
    id: 'received-status-unchanged',
    requirement: 'TTHC-03',
    imitates: 'Cán bộ đã bấm tiếp nhận nhưng hồ sơ vẫn ở trạng thái "Mới đăng ký".',
    where: { procedure: ['1.004873'] },
    seenBy: ['walk-receive'],
  },
  {
    id: 'dossier-without-attachment',
    requirement: 'TTHC-04',
    imitates: 'Hồ sơ trực tuyến về đến xã nhưng không kèm tệp giấy tờ nào.',
    where: { procedure: ['2.000884'] },
  },
  {
    id: 'attachment-altered',
    requirement: 'TTHC-04',
    imitates: 'Tệp đính kèm tải về bị hỏng, không còn giống tệp công dân đã nộp.',
    where: { procedure: ['2.000884'] },
  },
  {
    id: 'field-wrongly-mandatory',
    requirement: 'TTHC-05',
    imitates: 'Biểu mẫu bắt buộc nhập thư điện tử dù thủ tục không quy định.',
    where: { procedure: ['1.000894'] },
  },
  {
    id: 'lookup-finds-nothing',
    requirement: 'TTHC-16',
    imitates: 'Tra cứu đúng mã hồ sơ nhưng hệ thống báo không tìm thấy.',
    where: { procedure: ['1.004746'] },
    seenBy: ['walk-look-up'],
  },
  {
    id: 'migrated-not-found',
    requirement: 'TTHC-17',
    imitates: 'Hồ sơ nộp trước khi sáp nhập không tra cứu được bằng mã cũ.',
    seenBy: ['walk-look-up-migrated'],
  },
  {
    id: 'migrated-doubled',
    requirement: 'TTHC-18',
    imitates: 'Một số hồ sơ cũ xuất hiện hai lần sau khi chuyển dữ liệu.',
    where: { procedure: ['1.012790'] },
  },
  {
    id: 'migrated-missing',
    requirement: 'TTHC-18',
    imitates: 'Một số hồ sơ cũ bị mất sau khi chuyển dữ liệu.',
    where: { procedure: ['1.012791'] },
  },
  {
    id: 'migrated-procedure-changed',
    requirement: 'TTHC-18',
    imitates: 'Một số hồ sơ cũ bị ghi sang thủ tục khác sau khi chuyển dữ liệu.',
    where: { procedure: ['1.012793'] },
  },
  {
    id: 'cross-commune-rejected',
    requirement: 'TTHC-19',
    imitates: 'Nộp hồ sơ tại xã khác nơi cư trú bị từ chối dù đã thực hiện phi địa giới.',
    where: { procedure: ['1.004772'] },
  },
  {
    id: 'duplicate-code',
    requirement: 'TTHC-22',
    imitates: 'Hai hồ sơ khác nhau được cấp cùng một mã.',
    where: { procedure: ['1.005461'] },
  },
  {
    id: 'no-auto-fill',
    requirement: 'TTHC-23',
    imitates: 'Biểu mẫu không tự điền thông tin từ Cơ sở dữ liệu quốc gia về dân cư.',
    where: { procedure: ['1.000689'] },
  },
] as const satisfies readonly FaultSpec[];
