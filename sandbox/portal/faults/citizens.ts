import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of what citizens see and do. */
export const citizenFaults = [
  {
    id: 'portal-procedure-missing',
    requirement: 'DVC-01',
    imitates: 'Thủ tục tỉnh đã công bố không có trên Cổng.',
    where: { procedure: ['1.012817'] },
    seenBy: ['dvc-procedures'],
  },
  {
    id: 'portal-fee-differs',
    requirement: 'DVC-02',
    imitates: 'Lệ phí trên trang thủ tục khác mức tỉnh đã công bố.',
    where: { procedure: ['1.004859'] },
  },
  {
    id: 'leads-to-closed-site',
    requirement: 'DVC-03',
    imitates: 'Nút nộp hồ sơ vẫn dẫn tới cổng của tỉnh đã đóng.',
    where: { procedure: ['2.000987'] },
  },
  {
    id: 'commune-not-listed',
    requirement: 'DVC-04',
    imitates: 'Một phường mới không có trong danh sách cơ quan thực hiện.',
    where: { unit: ['25217'] },
    seenBy: ['dvc-agencies'],
  },
  {
    id: 'ended-commune-listed',
    requirement: 'DVC-05',
    imitates: 'Phường đã sáp nhập vẫn còn trong danh sách cơ quan thực hiện.',
  },
  {
    id: 'agency-search-compares-bytes',
    requirement: 'DVC-06',
    imitates: 'Gõ tên xã bằng bộ gõ thông thường không tìm thấy vì danh sách dùng Unicode tổ hợp.',
  },
  {
    id: 'commune-of-last-province',
    requirement: 'DVC-06',
    imitates: 'Đổi tỉnh mà ô xã vẫn giữ xã của tỉnh vừa chọn trước đó.',
  },
  {
    id: 'filing-fails-at-last-step',
    requirement: 'DVC-07',
    imitates: 'Bước cuối báo lỗi, hồ sơ không được gửi đi.',
    where: { procedure: ['1.001193'] },
    seenBy: ['walk-file-dossier'],
  },
  {
    id: 'code-too-long',
    requirement: 'DVC-08',
    imitates: 'Mã hồ sơ của tỉnh có năm chữ số cuối, phần mềm một cửa không nhận.',
    where: { procedure: ['1.012789'] },
  },
  {
    id: 'ministry-digits-lost',
    requirement: 'DVC-09',
    imitates: 'Mã hồ sơ của bộ thiếu hai số nhận biết bộ.',
    where: { procedure: ['9.180001'] },
  },
  {
    id: 'attachment-lost',
    requirement: 'DVC-10',
    imitates: 'Hồ sơ đến hệ thống một cửa mà không có giấy tờ đính kèm.',
    where: { procedure: ['1.000656'] },
  },
  {
    id: 'sent-to-other-agency',
    requirement: 'DVC-11',
    imitates: 'Hồ sơ đến cơ quan khác với cơ quan người dân đã chọn.',
    where: { procedure: ['1.004837'] },
  },
  {
    id: 'portal-paid-not-recorded',
    requirement: 'DVC-12',
    imitates: 'Đã trả tiền nhưng lệ phí vẫn ghi chưa thanh toán, không có biên lai.',
    where: { procedure: ['2.000635'] },
  },
  {
    id: 'payment-cancelled-as-paid',
    requirement: 'DVC-13',
    imitates: 'Hủy giao dịch mà lệ phí vẫn được ghi đã thanh toán.',
  },
  {
    id: 'status-shown-wrong',
    requirement: 'DVC-14',
    imitates: 'Hồ sơ chờ bổ sung, chờ nộp phí, dừng xử lý hiện thành đã xử lý xong.',
    where: { procedure: ['1.012812'] },
  },
  {
    id: 'portal-result-not-stored',
    requirement: 'DVC-15',
    imitates: 'Kết quả đã trả nhưng không có trong kho của công dân.',
    where: { procedure: ['2.000815'] },
  },
  {
    id: 'result-file-changed',
    requirement: 'DVC-15',
    imitates: 'Tệp kết quả trong kho không còn nguyên như cơ quan đã gửi.',
  },
  {
    id: 'portal-look-up-empty',
    requirement: 'DVC-16',
    imitates: 'Tra cứu bằng mã không tìm thấy hồ sơ đã giải quyết xong từ trước.',
    where: { procedure: ['1.004873'] },
    seenBy: ['walk-look-up-dossier'],
  },
  {
    id: 'look-up-shows-people',
    requirement: 'DVC-17',
    imitates: 'Trang tra cứu công khai cho xem họ tên, số định danh của người nộp.',
  },
  {
    id: 'dossier-open-to-others',
    requirement: 'DVC-18',
    imitates: 'Công dân khác biết mã thì mở được hồ sơ và giấy tờ.',
  },
  {
    id: 'supplement-stays-here',
    requirement: 'DVC-19',
    imitates: 'Giấy tờ bổ sung nằm lại trên Cổng, hệ thống một cửa không thấy.',
  },
  {
    id: 'portal-withdrawal-ignored',
    requirement: 'DVC-20',
    imitates: 'Người dân rút hồ sơ nhưng trạng thái không đổi.',
  },
  {
    id: 'identity-not-prefilled',
    requirement: 'DVC-21',
    imitates: 'Tờ khai không điền sẵn thông tin từ tài khoản định danh.',
    where: { procedure: ['1.000894'] },
  },
  {
    id: 'citizens-shut-out',
    requirement: 'DVC-29',
    imitates: 'Công dân đăng nhập bằng VNeID xong thì Cổng báo lỗi.',
  },
  {
    id: 'portal-headers-missing',
    requirement: 'DVC-31',
    imitates: 'Trang của Cổng không có tiêu đề bảo mật.',
  },
  {
    id: 'portal-buttons-nameless',
    requirement: 'DVC-34',
    imitates: 'Nút ở danh sách thủ tục không có tên cho trình đọc màn hình.',
  },
  {
    id: 'portal-script-cut',
    requirement: 'DVC-32',
    imitates: 'Tệp mã của trang bị cắt giữa chừng.',
  },
  {
    id: 'look-up-slow',
    requirement: 'DVC-33',
    imitates: 'Tra cứu hồ sơ đã giải quyết phải chờ vài giây.',
    where: { procedure: ['1.004873'] },
  },
] as const satisfies readonly FaultSpec[];
