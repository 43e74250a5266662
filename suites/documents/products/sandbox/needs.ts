import type { ControlKind, PageNeed, ProductNeeds } from '../../../product/needs.ts';

const of = (kind: ControlKind, ...names: (string | RegExp)[]) =>
  names.map((name) => ({ kind, name }));

function page(
  title: string,
  role: string | null,
  path: string,
  controls: PageNeed['controls'],
): PageNeed {
  return { title, role, address: 'documents', path, controls };
}

const WRITTEN = ['Loại văn bản', 'Trích yếu', 'Độ mật', 'Độ khẩn', 'Tệp văn bản'];

/** What the journeys and checks look for on the pages of this product. */
export const needs: ProductNeeds = {
  pages: [
    page('Trang đầu', null, '/', of('heading', /.+/)),
    page('Đăng nhập', null, '/dang-nhap', [
      ...of('field', 'Tên tài khoản', 'Mật khẩu'),
      ...of('button', 'Đăng nhập'),
    ]),
    page('Hướng dẫn sử dụng', null, '/huong-dan', of('link', /^Hướng dẫn dành cho /)),
    page('Văn bản đến', 'clerk', '/van-ban-den', [
      ...of('field', 'Số, ký hiệu hoặc trích yếu', 'Trạng thái'),
      ...of('button', 'Lọc văn bản'),
      ...of('table', 'Danh sách văn bản đến'),
    ]),
    page('Văn bản đi', 'clerk', '/van-ban-di', of('table', 'Danh sách văn bản đi')),
    page('Vào sổ văn bản', 'clerk', '/van-ban-den/vao-so', [
      ...of('field', ...WRITTEN, 'Cơ quan ban hành', 'Ký hiệu', 'Ngày văn bản'),
      ...of('button', 'Lưu và cấp số đến'),
    ]),
    page('Soạn dự thảo', 'specialist', '/van-ban-di/soan-thao', [
      ...of('field', ...WRITTEN, 'Nơi nhận', 'Nơi nhận khác', 'Thay thế văn bản'),
      ...of('button', 'Lưu dự thảo'),
    ]),
    page('Mẫu văn bản', 'specialist', '/van-ban-di/mau', of('link', 'Công văn', 'Giấy mời')),
    page('Lập hồ sơ công việc', 'specialist', '/ho-so-cong-viec/lap', [
      ...of('field', 'Số và ký hiệu hồ sơ', 'Tiêu đề hồ sơ'),
      ...of('button', 'Lập hồ sơ'),
    ]),
    page('Theo dõi hạn xử lý', 'leader', '/theo-doi-han', [
      ...of('table', 'Bảng theo dõi giải quyết văn bản đến'),
    ]),
    page('Tìm kiếm', 'specialist', '/tim-kiem', of('field', 'Nội dung cần tìm')),
    page('Sổ văn bản đến', 'clerk', '/so-van-ban-den', of('table', 'Sổ đăng ký văn bản đến')),
    page('Sổ văn bản đi', 'clerk', '/so-van-ban-di', of('table', 'Sổ đăng ký văn bản đi')),
    page('Văn bản đến, lãnh đạo', 'leader', '/van-ban-den', of('heading', /^Văn bản đến của/)),
    page('Văn bản đến, trợ lý', 'assistant', '/van-ban-den', of('heading', /^Văn bản đến của/)),
    page('Văn bản đến, trưởng phòng', 'head', '/van-ban-den', of('heading', /^Văn bản đến của/)),
    page('Quản lý tài khoản', 'administrator', '/quan-tri/tai-khoan', of('heading', /.+/)),
    page('Nhật ký hệ thống', 'administrator', '/quan-tri/nhat-ky', of('heading', /.+/)),
  ],
  interfaces: [
    { title: 'Nhật ký', role: 'administrator', address: 'documents', path: '/api/audit' },
  ],
};
