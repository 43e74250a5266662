import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import type { PortalProduct, Product } from '../../product.ts';
import { officeOf } from './office.ts';
import { agencyPage } from './pages/agency-page.ts';
import { dossierPage, lookUpPage, paymentPage } from './pages/dossier-page.ts';
import { stepsPage } from './pages/steps-page.ts';
import { procedureFor } from '../../settings.ts';
import { idOf, publishedOn } from './published.ts';
import { recognise } from './recognise.ts';
import { attempt } from './rights.ts';
import { signIn } from './sign-in.ts';
import { openSession, systemOn } from './system.ts';

/** The stand-in of this repository. */
export const product: PortalProduct = { signIn, recognise, on };

/** Pages that everybody may open. */
const EVERYBODYS = ['/', '/thu-tuc-hanh-chinh', '/tra-cuu', '/lien-thong/'];

function on(stage: Stage): Product {
  const portal = addressOf(stage.target, 'portal');
  const named = (path: string) => ({ name: path, url: portal + path });
  return {
    desk: (page) => ({
      agencies: agencyPage(page, portal),
      filing: stepsPage(page),
      payment: paymentPage(page, portal),
      dossier: dossierPage(page, portal),
      lookUp: lookUpPage(page, portal),
    }),
    office: (citizen) => officeOf(portal, citizen),
    async system(account) {
      const api = await stage.api(portal);
      return systemOn(api, await openSession(api, account));
    },
    published: publishedOn(stage, portal),
    async pages() {
      const procedure = procedureFor('file-dossier');
      const id = await idOf(await stage.anonymous(), portal, procedure);
      const everybodys = [...EVERYBODYS, `/thu-tuc-hanh-chinh/${id}`];
      return {
        ordinary: everybodys.map(named),
        accessible: [...everybodys, '/ho-so-cua-toi', '/kho-ket-qua'].map(named),
      };
    },
    async can(permission, account) {
      const api = await stage.api(portal);
      const isCitizen = account?.role === 'citizen';
      const request = isCitizen ? (await stage.person('citizen')).request : await stage.anonymous();
      const session = account === null || isCitizen ? '' : await openSession(api, account);
      return attempt(permission, { portal, request, api, session });
    },
  };
}
