import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of rights, of pages themselves, and those that only many users at once can notice. */
export const pageFaults = [
  {
    id: 'reporting-privilege-escalation',
    requirement: 'BC-18',
    imitates: 'Cán bộ nhập liệu tự duyệt báo cáo và vào được trang quản trị.',
  },
  {
    id: 'signers-shut-out',
    requirement: 'BC-18',
    imitates:
      'Người ký duyệt của tỉnh đăng nhập thì máy chủ báo lỗi vì vai trò chưa được cấu hình.',
  },
  {
    id: 'own-page-outdated',
    requirement: 'BC-53',
    imitates: 'Trang báo cáo của xã hiện số liệu của kỳ trước, khác số tỉnh nhận được.',
    where: { period: ['202507'] },
    seenBy: ['walk-read-report'],
  },
  {
    id: 'unsent-shown-as-sent',
    requirement: 'BC-54',
    imitates: 'Bảng theo dõi của tỉnh ghi đơn vị chưa gửi là đã gửi chờ duyệt.',
    where: { period: ['202508'] },
    seenBy: ['walk-follow-filing'],
  },
  {
    id: 'template-column-missing',
    requirement: 'BC-38',
    imitates: 'Biểu mẫu trên hệ thống thiếu một cột so với biểu mẫu đã ban hành.',
  },
  {
    id: 'reporting-headers-missing',
    requirement: 'BC-39',
    imitates: 'Máy chủ không gửi các tiêu đề bảo mật.',
  },
  {
    id: 'cells-unlabelled',
    requirement: 'BC-40',
    imitates: 'Ô nhập số liệu không có nhãn cho người dùng trình đọc màn hình.',
  },
  {
    id: 'reporting-guide-missing',
    requirement: 'BC-41',
    imitates: 'Lãnh đạo đơn vị báo cáo không tìm thấy tài liệu hướng dẫn.',
  },
  {
    id: 'reporting-script-cut',
    requirement: 'BC-42',
    imitates: 'Tệp mã lệnh của trang bị cắt giữa chừng khi tải.',
  },
  {
    id: 'reporting-slow',
    requirement: 'BC-43',
    imitates: 'Danh sách báo cáo mất nhiều giây mới mở được dù chỉ có một người dùng.',
  },
  {
    id: 'filing-slow',
    requirement: 'BC-44',
    imitates: 'Gửi báo cáo phản hồi chậm khi các xã cùng gửi vào giờ cuối.',
  },
  {
    id: 'filed-report-lost',
    requirement: 'BC-45',
    imitates: 'Giờ cuối hệ thống báo đã gửi nhưng sau đó báo cáo vẫn ở trạng thái đang nhập liệu.',
  },
  {
    id: 'stopped-account-enters',
    requirement: 'BC-52',
    imitates: 'Tài khoản đã ngừng dùng vẫn đăng nhập được.',
  },
] as const satisfies readonly FaultSpec[];
