import type { FaultSpec, Switches } from '../../faults/fault.ts';

/** Every fault that single sign-on can show. One bound to a client shows where that system asks. */
export const faults = [
  {
    id: 'sso-503',
    requirement: 'SSO-01',
    imitates: 'Nhập mật khẩu xong, trang đăng nhập một lần báo lỗi 503.',
    // Those of the journey that is about the sign-in itself; everybody else signs in as ever.
    where: { account: ['canbo.0001', 'canbo.0011', 'canbo.0021', 'canbo.0031'] },
    seenBy: ['walk-sign-in-officer'],
  },
  {
    id: 'sso-hangs-after-password',
    requirement: 'SSO-01',
    imitates: 'Trang đăng nhập treo, không phản hồi sau khi nhập mật khẩu.',
    where: { account: ['canbo.0001', 'canbo.0011', 'canbo.0021', 'canbo.0031'] },
    seenBy: ['walk-sign-in-officer'],
  },
  {
    id: 'second-factor-unchecked',
    requirement: 'SSO-02',
    imitates: 'Nhập mã xác thực nào cũng qua được bước hai.',
  },
  {
    id: 'session-not-shared',
    requirement: 'SSO-03',
    imitates: 'Sang hệ thống thứ hai phải đăng nhập lại từ đầu.',
    where: { client: ['van-ban'] },
  },
  {
    id: 'logout-leaves-one',
    requirement: 'SSO-04',
    imitates: 'Đăng xuất một nơi nhưng hệ thống văn bản vẫn mở được.',
    where: { client: ['van-ban'] },
  },
  {
    id: 'provider-session-survives',
    requirement: 'SSO-05',
    imitates: 'Đăng xuất xong, bấm đăng nhập là vào thẳng không hỏi mật khẩu.',
    where: { client: ['cong'] },
  },
  {
    id: 'link-not-kept',
    requirement: 'SSO-06',
    imitates: 'Liên kết tài khoản báo thành công nhưng lần sau lại phải liên kết.',
  },
  {
    id: 'unlinked-let-in',
    requirement: 'SSO-07',
    imitates: 'Cán bộ chưa liên kết tài khoản vẫn vào được hệ thống.',
    where: { client: ['van-ban'] },
  },
  {
    id: 'citizen-let-in',
    requirement: 'SSO-08',
    imitates: 'Tài khoản công dân vào được trang của cán bộ.',
  },
  {
    id: 'level-overstated',
    requirement: 'SSO-09',
    imitates: 'Chỉ nhập mật khẩu mà mã xác thực ghi mức bảo đảm cao.',
    where: { client: ['kiem-thu'] },
  },
  {
    id: 'step-up-skipped',
    requirement: 'SSO-10',
    imitates: 'Việc quan trọng mở được dù mới đăng nhập ở mức thấp.',
  },
  {
    id: 'key-rotated-unpublished',
    requirement: 'SSO-11',
    imitates: 'Khóa ký được thay giữa phiên mà khóa mới chưa công bố.',
    where: { client: [''] },
  },
  {
    id: 'sso-wrong-audience-taken',
    requirement: 'SSO-12',
    imitates: 'Mã truy cập cấp cho hệ thống khác vẫn dùng được.',
  },
  {
    id: 'sso-signature-unchecked',
    requirement: 'SSO-12',
    imitates: 'Hệ thống không kiểm tra chữ ký của mã truy cập.',
  },
  {
    id: 'expired-key-taken',
    requirement: 'SSO-13',
    imitates: 'Mã ký bằng khóa đã hết hạn, không còn công bố, vẫn được nhận.',
  },
  {
    id: 'sso-clock-skew',
    requirement: 'SSO-14',
    imitates: 'Đồng hồ hệ thống chậm một giờ, mã đã hết hạn vẫn dùng được.',
  },
  {
    id: 'code-replayed',
    requirement: 'SSO-15',
    imitates: 'Mã cấp quyền dùng lại lần hai vẫn đổi được mã truy cập.',
  },
  {
    id: 'state-mixed-up',
    requirement: 'SSO-16',
    imitates: 'Hệ thống nhận câu trả lời đăng nhập của phiên khác.',
  },
  {
    id: 'sso-open-redirect',
    requirement: 'SSO-17',
    imitates: 'Đăng nhập xong bị chuyển sang trang ngoài do kẻ khác ghi trong địa chỉ.',
  },
  {
    id: 'sso-no-lockout',
    requirement: 'SSO-18',
    imitates: 'Nhập sai mật khẩu bao nhiêu lần cũng không bị khóa.',
  },
  {
    id: 'issuer-differs',
    requirement: 'SSO-19',
    imitates: 'Cấu hình công bố ghi một địa chỉ nhà cung cấp khác.',
    where: { client: [''] },
  },
  {
    id: 'sso-headers-missing',
    requirement: 'SSO-20',
    imitates: 'Trang của hệ thống một cửa không có tiêu đề bảo mật sau khi đăng nhập.',
  },
  {
    id: 'sso-script-cut',
    requirement: 'SSO-21',
    imitates: 'Tệp mã của trang đăng nhập bị cắt giữa chừng.',
  },
  {
    id: 'sso-buttons-nameless',
    requirement: 'SSO-23',
    imitates: 'Nút ở trang của tôi không có tên cho trình đọc màn hình.',
  },
  {
    id: 'sign-in-slow',
    requirement: 'SSO-22',
    imitates: 'Kiểm tra mật khẩu của công dân phải chờ vài giây.',
    where: { client: ['cong'] },
  },
] as const satisfies readonly FaultSpec[];

type FaultId = (typeof faults)[number]['id'];
export type Faults = Switches<FaultId, { account?: string; client?: string }>;
