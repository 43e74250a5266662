import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of what pages and interfaces show. */
export const pageFaults = [
  {
    id: 'script-cut',
    requirement: 'TTHC-43',
    imitates: 'Tệp kịch bản của trang tải về bị cắt mất nửa sau, các nút của trang không chạy.',
  },
  {
    id: 'own-list-day-late',
    requirement: 'TTHC-44',
    imitates: 'Ngày nộp trong danh sách hồ sơ của công dân chậm một ngày so với trang hồ sơ.',
    where: { procedure: ['2.002189'] },
  },
  {
    id: 'store-day-late',
    requirement: 'TTHC-44',
    imitates: 'Ngày lưu kết quả trong kho dữ liệu điện tử chậm một ngày.',
    where: { procedure: ['2.002189'] },
  },
  {
    id: 'unit-count-off',
    requirement: 'TTHC-48',
    imitates: 'Số hồ sơ “Đang xử lý” ở đầu danh sách của đơn vị không cộng hồ sơ mới nhất.',
  },
  {
    id: 'unit-filter-ignored',
    requirement: 'TTHC-48',
    imitates: 'Lọc danh sách theo “Đã trả kết quả” vẫn ra cả hồ sơ ở trạng thái khác.',
  },
  {
    id: 'filter-procedure-missing',
    requirement: 'TTHC-48',
    imitates: 'Bộ lọc của cán bộ thiếu một thủ tục mới công bố.',
  },
  {
    id: 'guide-old-name',
    requirement: 'TTHC-45',
    imitates: 'Đầu trang hướng dẫn còn mang tên cổng của tỉnh cũ sau sáp nhập.',
  },
  {
    id: 'complaints-ask-sign-in',
    requirement: 'TTHC-45',
    imitates: 'Trang phản ánh, kiến nghị bắt người dân đăng nhập mới xem được.',
  },
  {
    id: 'procedure-fact-missing',
    requirement: 'TTHC-46',
    imitates: 'Trang thủ tục không còn cho biết giấy tờ phải nộp.',
    where: { procedure: ['1.013833'] },
  },
  {
    id: 'look-up-fact-missing',
    requirement: 'TTHC-46',
    imitates: 'Tra cứu hồ sơ không còn cho biết ngày hẹn trả.',
    where: { procedure: ['1.012812'] },
  },
  {
    id: 'own-list-oldest-missing',
    requirement: 'TTHC-46',
    imitates: 'Danh sách hồ sơ của công dân sót hồ sơ nộp sớm nhất.',
  },
  {
    id: 'catalogue-text-changed',
    requirement: 'TTHC-47',
    imitates: 'Giao diện dữ liệu trả tên thủ tục khác tên đã công bố.',
    where: { procedure: ['1.013988'] },
  },
  {
    id: 'first-unit-missing',
    requirement: 'TTHC-47',
    imitates: 'Giao diện dữ liệu thiếu đơn vị đầu tiên của danh sách.',
  },
  {
    id: 'accounts-of-one-unit',
    requirement: 'TTHC-47',
    imitates: 'Trang tài khoản không còn lựa chọn mọi đơn vị, tìm theo tên chỉ ra một đơn vị.',
  },
] as const satisfies readonly FaultSpec[];
