import type { Page } from '@playwright/test';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import type { Desk } from '../../offer/desk.ts';
import type { ProceduresProduct, Product } from '../../product.ts';
import { procedureFor } from '../../settings.ts';
import { certificatesOn } from './certificates.ts';
import { migratedOn } from './migrated.ts';
import { officeOf } from './office.ts';
import type { Addresses } from './addresses.ts';
import { dossierPage } from './pages/dossier-page.ts';
import { entrancePage } from './pages/entrance-page.ts';
import { counterPage, filingPage } from './pages/filing-page.ts';
import { guidePage, ownListPage, storePage, unitListPage } from './pages/list-pages.ts';
import { lookUpPage } from './pages/look-up-page.ts';
import { openPortal } from './portal.ts';
import { publishedOn } from './published.ts';
import { recognise } from './recognise.ts';
import { attempt } from './rights.ts';
import { securityOn } from './security.ts';
import { signIn } from './sign-in.ts';
import { countOf } from '../../../stage/shown.ts';

/** The stand-in platforms of this repository. */
export const product: ProceduresProduct = { signIn, recognise, on };

function on(stage: Stage): Product {
  const province = addressOf(stage.target, 'procedures');
  // Not every walk goes to the portal, and not every target of a live probe has one.
  const addresses: Addresses = {
    province,
    get portal() {
      return addressOf(stage.target, 'dvcqg');
    },
  };
  return {
    desk: (page) => deskOf(page, addresses),
    office: (somebody) => officeOf(addresses, somebody),
    can: (permission, somebody, code) => attempt(province, permission, somebody, code),
    portal: () => openPortal(stage),
    migrated: migratedOn(stage),
    certificates: () => certificatesOn(stage, province),
    published: publishedOn(stage, province),
    security: securityOn(province),
    accessible: [
      ...['/', `/nop-ho-so/${procedureFor('file-online')}`],
      ...['/tra-cuu', '/phan-anh', '/ho-so-cua-toi'],
    ].map((path) => ({ name: path, url: province + path })),
  };
}

function deskOf(page: Page, addresses: Addresses): Desk {
  const { province } = addresses;
  return {
    filing: filingPage(page, province),
    counter: counterPage(page, province),
    dossier: (code) => dossierPage(page, province, code),
    lookUp: lookUpPage(page, province),
    get portalLookUp() {
      return lookUpPage(page, addresses.portal);
    },
    unitList: unitListPage(page, province),
    ownList: ownListPage(page),
    store: storePage(page, province),
    get entrance() {
      return entrancePage(page, province, () => addresses.portal);
    },
    guide: guidePage(page, province),
    greets: async (name) => (await countOf(page.getByRole('banner').getByText(name))) > 0,
  };
}
