import type { Page } from '@playwright/test';
import { recogniseAt, signInAt } from '../../../product/issue-tracker/sign-in.ts';
import { missing } from '../../../stage/offered.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import type { Desk } from '../../offer/desk.ts';
import type { ProceduresProduct, Product } from '../../product.ts';
import { officeOf } from './office.ts';
import { issuePage } from './pages/issue-page.ts';
import { ownListPage, storePage, unitListPage } from './pages/list-pages.ts';
import { counterPage, filingPage } from './pages/new-issue-page.ts';
import { countOf } from '../../../stage/shown.ts';

/** Redmine with its Vietnamese screens, set up as a one-stop desk by `host/seed.rb`. */
export const product: ProceduresProduct = {
  signIn: signInAt('procedures'),
  recognise: recogniseAt('procedures', 'Redmine'),
  on,
};

const NO_PORTAL = missing(
  'Redmine không kết nối Cổng Dịch vụ công quốc gia',
  'Redmine is not connected to the National Public Service Portal',
);
const NOT_PUBLIC = missing(
  'Redmine không có trang công khai',
  'Redmine has no pages for the public',
);

function on(stage: Stage): Product {
  const base = addressOf(stage.target, 'procedures');
  return {
    desk: (page) => deskOf(page, base, stage.target.units.home),
    office: (somebody) => officeOf(base, somebody),
    can: missing(
      'Quyền trong Redmine chỉ thử được bằng cách làm thay đổi hồ sơ',
      'Rights in Redmine can only be tried by changing a dossier',
    ),
    portal: NO_PORTAL,
    migrated: missing(
      'Redmine không có hồ sơ chuyển đổi từ hệ thống cũ',
      'Redmine has no dossiers from former systems',
    ),
    certificates: missing('Redmine không quản lý chứng thư số', 'Redmine keeps no certificates'),
    published: NOT_PUBLIC,
    security: missing(
      'Trang của Redmine chưa được mô tả cho phép kiểm tra an toàn',
      "Redmine's pages are not described for the checks of security",
    ),
    accessible: NOT_PUBLIC,
  };
}

function deskOf(page: Page, base: string, home: string): Desk {
  return {
    filing: filingPage(page, base, home),
    counter: counterPage(page, base, home),
    dossier: (code) => issuePage(page, base, code),
    lookUp: missing(
      'Redmine không cho tra cứu hồ sơ khi chưa đăng nhập',
      'Redmine lets nobody look up a dossier without signing in',
    ),
    portalLookUp: NO_PORTAL,
    unitList: unitListPage(page, base, home),
    ownList: ownListPage(page, base),
    store: storePage(page, base),
    entrance: missing(
      'Redmine không đăng nhập bằng tài khoản định danh quốc gia',
      'Redmine has no signing in with the national identity',
    ),
    guide: missing('Redmine không có hướng dẫn theo vai trò', 'Redmine has no guide for each role'),
    greets: async (name) => (await countOf(page.locator('#loggedas').getByText(name))) > 0,
  };
}
