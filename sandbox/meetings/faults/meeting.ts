import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of what a meeting keeps: its roll, votes, papers and minutes. */
export const meetingFaults = [
  {
    id: 'roll-call-misses-bridge',
    requirement: 'HOP-23',
    imitates: 'Một điểm cầu đã vào phòng mà bảng điểm danh vẫn ghi chưa điểm danh.',
    where: { kind: ['bau-cu'] },
  },
  {
    id: 'absence-reason-lost',
    requirement: 'HOP-24',
    imitates: 'Lý do vắng mặt đã nhập không được lưu.',
  },
  {
    id: 'reconnect-doubles',
    requirement: 'HOP-25',
    imitates: 'Điểm cầu mất kết nối vào lại thành một người dự thứ hai.',
    where: { kind: ['can-bo'] },
  },
  {
    id: 'restart-loses-people',
    requirement: 'HOP-26',
    imitates: 'Máy chủ khởi động lại giữa cuộc họp, người đang dự không vào lại được.',
  },
  {
    id: 'vote-lost',
    requirement: 'HOP-27',
    imitates: 'Nhiều điểm cầu bỏ phiếu cùng lúc thì mất phiếu.',
    where: { kind: ['ngan-sach'] },
  },
  {
    id: 'vote-counted-twice',
    requirement: 'HOP-28',
    imitates: 'Bỏ phiếu lần thứ hai được tính thêm một phiếu.',
    where: { kind: ['quy-hoach'] },
  },
  {
    id: 'vote-leaked',
    requirement: 'HOP-29',
    imitates: 'Biểu quyết kín mà kết quả cho biết ai chọn gì.',
  },
  {
    id: 'open-vote-nameless',
    requirement: 'HOP-30',
    imitates: 'Biểu quyết công khai mà kết quả không ghi điểm cầu nào chọn gì.',
  },
  {
    id: 'minutes-missing-person',
    requirement: 'HOP-31',
    imitates: 'Biên bản thiếu một người dự.',
  },
  {
    id: 'minutes-form-broken',
    requirement: 'HOP-33',
    imitates: 'Biên bản thiếu phần kết thúc và chữ ký của thư ký, chủ tọa.',
  },
  {
    id: 'hands-out-of-order',
    requirement: 'HOP-37',
    imitates: 'Thứ tự giơ tay bị đảo, người giơ sau được xếp trước.',
  },
  {
    id: 'meeting-audit-silent',
    requirement: 'HOP-38',
    imitates: 'Nhật ký không ghi ai vào, ai rời phòng họp.',
  },
  {
    id: 'meeting-paper-cut',
    requirement: 'HOP-40',
    imitates: 'Tài liệu tải về bị cụt nửa sau.',
    where: { kind: ['nghien-cuu'] },
    seenBy: ['walk-read-papers'],
  },
  {
    id: 'meeting-guide-missing',
    requirement: 'HOP-35',
    imitates: 'Chưa có tài liệu hướng dẫn cho thư ký.',
  },
  {
    id: 'meeting-buttons-nameless',
    requirement: 'HOP-41',
    imitates: 'Nút ở trang danh sách cuộc họp không có tên cho trình đọc màn hình.',
  },
  {
    id: 'roll-call-slow',
    requirement: 'HOP-43',
    imitates: 'Nhiều điểm cầu vào cùng lúc thì ai cũng phải chờ lâu.',
  },
  {
    id: 'joining-slow',
    requirement: 'HOP-42',
    imitates: 'Chỉ một điểm cầu vào phòng cũng phải chờ vài giây.',
    where: { kind: ['giam-sat'] },
  },
  {
    id: 'invitation-not-kept',
    requirement: 'HOP-44',
    imitates: 'Mời nhiều điểm cầu nhưng chỉ điểm cầu đầu tiên có trong danh sách mời.',
    where: { kind: ['an-ninh'] },
    seenBy: ['walk-arrange-meeting'],
  },
] as const satisfies readonly FaultSpec[];
