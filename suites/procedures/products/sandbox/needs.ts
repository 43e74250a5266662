import type { Page } from '@playwright/test';
import type { ControlKind, PageNeed, ProductNeeds } from '../../../product/needs.ts';
import { procedureFor } from '../../settings.ts';
import { entryLabels } from './applicant.ts';
import { countOf } from '../../../stage/shown.ts';

const of = (kind: ControlKind, ...names: (string | RegExp)[]) =>
  names.map((name) => ({ kind, name }));

function page(
  title: string,
  role: string | null,
  path: string,
  controls: PageNeed['controls'],
): PageNeed {
  return { title, role, address: 'procedures', path, controls };
}

/** What the journeys and checks look for on the pages of this product. */
export const needs: ProductNeeds = {
  pages: [
    page('Trang chủ', null, '/', of('heading', /.+/)),
    page('Đăng nhập', null, '/dang-nhap', [
      ...of('field', 'Tên tài khoản', 'Mật khẩu'),
      ...of('button', 'Đăng nhập'),
      ...of('link', 'Đăng nhập bằng VNeID'),
    ]),
    page('Tra cứu hồ sơ', null, '/tra-cuu', [
      ...of('field', 'Mã hồ sơ'),
      ...of('button', 'Tra cứu'),
    ]),
    page('Hướng dẫn sử dụng', null, '/huong-dan', of('link', /^Hướng dẫn dành cho /)),
    page('Thủ tục', null, `/thu-tuc/${procedureFor('file-online')}`, [
      ...of('link', 'Nộp hồ sơ trực tuyến'),
      ...of('term', 'Mã thủ tục', 'Lĩnh vực', 'Cấp thực hiện', 'Thời hạn giải quyết'),
    ]),
    page('Nộp hồ sơ', 'citizen', `/nop-ho-so/${procedureFor('file-online')}`, [
      ...of('heading', 'Nộp hồ sơ'),
      ...of('field', ...entryLabels, 'Nơi tiếp nhận', 'Nội dung yêu cầu', 'Tờ khai'),
      ...of('field', 'Giấy tờ kèm theo', /^Tôi cam đoan/),
      ...of('button', 'Nộp hồ sơ'),
    ]),
    page('Hồ sơ của tôi', 'citizen', '/ho-so-cua-toi', of('heading', 'Hồ sơ của tôi')),
    page('Kho dữ liệu điện tử', 'citizen', '/kho-du-lieu', of('heading', /.+/)),
    page('Tiếp nhận trực tiếp', 'one-stop', '/can-bo/tiep-nhan-truc-tiep', [
      ...of('field', 'Thủ tục'),
      ...of('button', 'Lập hồ sơ'),
    ]),
    page('Hồ sơ của đơn vị', 'one-stop', '/can-bo/ho-so', [
      ...of('heading', /^Hồ sơ của/),
      ...of('field', 'Mã hồ sơ, họ tên hoặc số định danh'),
      ...of('button', 'Lọc hồ sơ'),
      ...of('table', 'Danh sách hồ sơ'),
    ]),
    page('Trang hồ sơ', 'one-stop', '/ho-so/{dossier}', [
      ...of('term', 'Trạng thái', 'Bước hiện tại', 'Ngày nộp', 'Nơi tiếp nhận'),
      ...of('heading', 'Quá trình xử lý'),
      ...of('table', 'Thành phần hồ sơ'),
    ]),
    page(
      'Hồ sơ của đơn vị, chuyên viên',
      'specialist',
      '/can-bo/ho-so',
      of('heading', /^Hồ sơ của/),
    ),
    page('Hồ sơ của đơn vị, lãnh đạo', 'leader', '/can-bo/ho-so', of('heading', /^Hồ sơ của/)),
    page('Hồ sơ của đơn vị, văn thư', 'clerk', '/can-bo/ho-so', of('heading', /^Hồ sơ của/)),
    page('Quản lý tài khoản', 'administrator', '/quan-tri/tai-khoan', of('heading', /.+/)),
    page('Nhật ký hệ thống', 'administrator', '/quan-tri/nhat-ky', of('heading', /.+/)),
  ],
  interfaces: [
    { title: 'Danh mục thủ tục', role: null, address: 'procedures', path: '/api/catalogue' },
    { title: 'Danh sách đơn vị', role: null, address: 'procedures', path: '/api/units' },
    {
      title: 'Chứng thư số',
      role: 'administrator',
      address: 'procedures',
      path: '/api/certificates',
    },
    {
      title: 'Hồ sơ chuyển đổi',
      role: 'administrator',
      address: 'procedures',
      path: '/api/migrated',
    },
    { title: 'Thủ tục đã công khai', role: null, address: 'dvcqg', path: '/api/procedures' },
  ],
  lists: { 'one-stop': { address: 'procedures', path: '/can-bo/ho-so' } },
  anyDossier: async (shown: Page) => {
    const links = shown.getByRole('table', { name: 'Danh sách hồ sơ' }).getByRole('link');
    return (await countOf(links)) === 0
      ? undefined
      : ((await links.first().textContent()) ?? undefined);
  },
};
