import type { ControlKind, ProductNeeds } from '../../../product/needs.ts';
import { configOfSuites } from '../../../journey.ts';
import { countOf } from '../../../stage/shown.ts';

const of = (kind: ControlKind, ...names: (string | RegExp)[]) =>
  names.map((name) => ({ kind, name }));

/** The first commune's project stands for those of all units: they are set up alike. */
const project = `/projects/don-vi-${configOfSuites().communes[0]?.code ?? ''}`;
const filing = [
  ...of('field', /^Chủ đề/, /^Mã thủ tục/, /^Họ và tên/, /^Số định danh cá nhân/),
  ...of('button', 'Tạo'),
];

/** What the journeys look for on Redmine's pages. */
export const needs: ProductNeeds = {
  pages: [
    {
      ...{ title: 'Đăng nhập', role: null, address: 'procedures', path: '/login' },
      controls: [...of('field', 'Đăng nhập'), ...of('button', 'Đăng nhập')],
    },
    {
      ...{ title: 'Hồ sơ mới', role: 'citizen', address: 'procedures' },
      ...{ path: `${project}/issues/new`, controls: filing },
    },
    {
      ...{ title: 'Hồ sơ mới tại quầy', role: 'one-stop', address: 'procedures' },
      ...{ path: `${project}/issues/new`, controls: [...filing, ...of('field', 'Hết hạn')] },
    },
    {
      ...{ title: 'Danh sách của đơn vị', role: 'one-stop', address: 'procedures' },
      ...{ path: `${project}/issues`, controls: of('heading', 'Vấn đề') },
    },
    {
      ...{ title: 'Trang hồ sơ', role: 'one-stop', address: 'procedures' },
      path: '/issues/{dossier}',
      controls: [...of('link', 'Sửa', 'PDF'), ...of('field', 'Trạng thái')],
    },
  ],
  interfaces: [],
  lists: { 'one-stop': { address: 'procedures', path: `${project}/issues?set_filter=1` } },
  anyDossier: async (page) => {
    const link = page.locator('table.issues td.id a').first();
    return (await countOf(link)) === 0 ? undefined : ((await link.textContent()) ?? undefined);
  },
};
