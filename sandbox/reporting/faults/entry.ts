import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of periods, of entering and of the way of one report. */
export const entryFaults = [
  {
    id: 'carry-over-lost',
    requirement: 'BC-09',
    imitates: 'Số hồ sơ từ kỳ trước chuyển qua không bằng số đang giải quyết của kỳ trước.',
    where: { period: ['20282'] },
  },
  {
    id: 'closed-period-open',
    requirement: 'BC-10',
    imitates: 'Kỳ báo cáo đã khóa vẫn nhập và gửi được số liệu.',
    where: { period: ['202901'] },
  },
  {
    id: 'concurrent-entry-lost',
    requirement: 'BC-11',
    imitates: 'Hai người cùng nhập một báo cáo thì số liệu của người lưu trước bị mất.',
    where: { period: ['202902'] },
  },
  {
    id: 'report-sent-twice',
    requirement: 'BC-12',
    imitates: 'Bấm đúp nút gửi thì báo cáo được gửi hai lần.',
    where: { period: ['202903'] },
  },
  {
    id: 'report-deadline-calendar-days',
    requirement: 'BC-13',
    imitates: 'Hạn gửi báo cáo tính theo ngày lịch, trùng vào ngày nghỉ, lễ, Tết.',
  },
  {
    id: 'period-closes-month-end',
    requirement: 'BC-14',
    imitates: 'Kỳ tháng chốt số liệu vào ngày cuối tháng thay vì ngày 14.',
  },
  {
    id: 'formula-check-off',
    requirement: 'BC-15',
    imitates: 'Số liệu không khớp công thức của biểu mẫu vẫn gửi được.',
    where: { period: ['20283', '202904'] },
  },
  {
    id: 'wrong-cell-named',
    requirement: 'BC-15',
    imitates: 'Thông báo kiểm tra công thức chỉ sai ô.',
    where: { period: ['20283', '202904'] },
  },
  {
    id: 'locked-cell-editable',
    requirement: 'BC-16',
    imitates: 'Ô công thức bị khóa trên màn hình nhưng sửa được bằng yêu cầu gửi thẳng.',
    where: { period: ['202905'] },
  },
  {
    id: 'foreign-report-readable',
    requirement: 'BC-17',
    imitates: 'Xã này đọc được báo cáo của xã khác bằng địa chỉ trang.',
    where: { period: ['202906'] },
  },
  {
    id: 'correction-without-reason',
    requirement: 'BC-19',
    imitates: 'Yêu cầu chỉnh lý mà không cần ghi lý do.',
    where: { period: ['202907'] },
  },
  {
    id: 'correction-reason-lost',
    requirement: 'BC-19',
    imitates: 'Người nhập liệu không thấy lý do yêu cầu chỉnh lý.',
    where: { period: ['202907'] },
  },
  {
    id: 'sent-report-editable',
    requirement: 'BC-20',
    imitates: 'Báo cáo đã gửi vẫn sửa được số liệu.',
    where: { period: ['202908'] },
  },
  {
    id: 'import-shifts-column',
    requirement: 'BC-21',
    imitates: 'Nhập từ tệp Excel bị lệch một cột.',
    where: { period: ['20284'] },
  },
  {
    id: 'import-reads-points',
    requirement: 'BC-22',
    imitates: 'Nhập từ tệp Excel hiểu 1.234 là một phẩy hai trăm ba mươi tư phần nghìn.',
    where: { period: ['202910'] },
  },
  {
    id: 'report-export-injection',
    requirement: 'BC-23',
    imitates: 'Nội dung bắt đầu bằng dấu = trở thành công thức trong tệp kết xuất.',
    where: { period: ['202911'] },
  },
  {
    id: 'wrong-period-imported',
    requirement: 'BC-24',
    imitates: 'Tệp của kỳ khác vẫn được nhập vào báo cáo.',
    where: { period: ['202912'] },
  },
  {
    id: 'version-before-completed',
    requirement: 'BC-29',
    imitates: 'Lập được phiên bản mới khi báo cáo chưa hoàn thành.',
    where: { period: ['203001'] },
  },
  {
    id: 'change-without-trace',
    requirement: 'BC-30',
    imitates: 'Sửa số liệu không được ghi vào lịch sử báo cáo.',
    where: { period: ['203002'] },
  },
  {
    id: 'reminder-to-nobody',
    requirement: 'BC-31',
    imitates: 'Bấm nhắc gửi báo cáo nhưng đơn vị không nhận được.',
    where: { period: ['203003'] },
  },
  {
    id: 'autosave-lost',
    requirement: 'BC-35',
    imitates: 'Báo đã tự lưu nhưng mở lại thì số liệu vừa nhập không còn.',
    where: { period: ['203004'] },
  },
  {
    id: 'arrow-keys-dead',
    requirement: 'BC-36',
    imitates: 'Bảng nhập số liệu không đi chuyển được bằng phím mũi tên và Enter.',
    where: { period: ['203005'] },
  },
  {
    id: 'grid-too-wide',
    requirement: 'BC-37',
    imitates: 'Bảng nhập số liệu tràn ra ngoài màn hình điện thoại.',
    where: { period: ['203006'] },
  },
  {
    id: 'wrong-state-name',
    requirement: 'BC-34',
    imitates: 'Báo cáo đã duyệt vẫn ghi trạng thái chờ duyệt.',
    where: { period: ['202801'] },
  },
] as const satisfies readonly FaultSpec[];
