import type { ControlKind, PageNeed, ProductNeeds } from '../../../product/needs.ts';
import { FIELD, PROVINCE } from './fields.ts';

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

/** What the journeys and checks look for on Redmine's pages. */
export const needs: ProductNeeds = {
  pages: [
    page('Đăng nhập', null, '/login', [...of('field', 'Đăng nhập'), ...of('button', 'Đăng nhập')]),
    page('Báo cáo của đơn vị', 'reporter', '/issues?set_filter=1', of('heading', 'Vấn đề')),
    page('Đợt báo cáo mới', 'aggregator', `/projects/${PROVINCE}/versions/new`, [
      ...of('field', FIELD.form, FIELD.scope, FIELD.former, new RegExp(`^${FIELD.period}`)),
      ...of('button', 'Tạo'),
    ]),
    page('Báo cáo của tỉnh', 'aggregator', `/projects/${PROVINCE}/issues`, of('heading', 'Vấn đề')),
  ],
  interfaces: [
    {
      ...{ title: 'Khóa giao diện', role: 'reporting-system', address: 'reporting' },
      path: '/my/api_key',
    },
  ],
};
