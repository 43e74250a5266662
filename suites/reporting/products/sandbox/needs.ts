import type { ControlKind, PageNeed, ProductNeeds } from '../../../product/needs.ts';

const of = (kind: ControlKind, ...names: (string | RegExp)[]) =>
  names.map((name) => ({ kind, name }));

function page(
  title: string,
  role: string | null,
  path: string,
  controls: PageNeed['controls'],
): PageNeed {
  return { title, role, address: 'reporting', path, controls };
}

/** What the journeys and checks look for on the pages of this product. */
export const needs: ProductNeeds = {
  pages: [
    page('Trang đầu', null, '/', of('heading', /.+/)),
    page('Đăng nhập', null, '/dang-nhap', [
      ...of('field', 'Tên tài khoản', 'Mật khẩu'),
      ...of('button', 'Đăng nhập'),
    ]),
    page('Hướng dẫn sử dụng', null, '/huong-dan', of('link', /^Hướng dẫn dành cho /)),
    page('Báo cáo của đơn vị', 'reporter', '/bao-cao', of('table', 'Danh sách báo cáo')),
    page('Đợt báo cáo', 'aggregator', '/dot-bao-cao', of('table', 'Danh sách đợt báo cáo')),
    page('Tạo kỳ báo cáo', 'aggregator', '/dot-bao-cao/tao', [
      ...of('field', 'Tên đợt báo cáo', 'Biểu mẫu', 'Kỳ báo cáo', 'Giao cho', 'Mã các đơn vị'),
      ...of('button', 'Tạo kỳ báo cáo'),
    ]),
    page('Quản lý tài khoản', 'administrator', '/quan-tri/tai-khoan', [
      ...of('field', 'Tên tài khoản hoặc họ tên'),
      ...of('button', 'Tìm tài khoản'),
    ]),
    page('Nhật ký hệ thống', 'administrator', '/quan-tri/nhat-ky', of('table', 'Nhật ký')),
  ],
  interfaces: [
    { title: 'Biểu mẫu', role: 'reporting-system', address: 'reporting', path: '/api/bieu-mau' },
  ],
};
