import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import type { DocumentsProduct, Product } from '../../product.ts';
import * as lack from './lacking.ts';
import { documentPage } from './pages/document-page.ts';
import { draftingPage } from './pages/drafting-page.ts';
import { recognise, signIn } from './sign-in.ts';

/** Plone with its Vietnamese screens, units as folders, set up by `host/seed.py`. */
export const product: DocumentsProduct = { signIn, recognise, on };

function on(stage: Stage): Product {
  const base = addressOf(stage.target, 'documents');
  return {
    desk: (page) => ({
      incoming: lack.NO_EXCHANGE,
      outgoing: lack.NO_BOOKS,
      document: documentPage(page, base),
      search: lack.NOT_DESCRIBED,
      drafting: draftingPage(page, base, stage.target.units.home),
      workFiles: lack.NO_WORK_FILES,
      deadlines: lack.NO_HANDLING,
      counter: lack.NO_BOOKS,
      guide: lack.NOT_DESCRIBED,
    }),
    office: () => ({
      ...{ draft: lack.NOT_DESCRIBED, document: lack.NOT_DESCRIBED, found: lack.NOT_DESCRIBED },
      ...{ listed: lack.NO_BOOKS, counted: lack.NO_BOOKS, book: lack.NO_BOOKS },
      ...{ registerByHand: lack.NO_BOOKS, template: lack.NO_TEMPLATES },
      ...{ openWorkFile: lack.NO_WORK_FILES, audit: lack.NOT_DESCRIBED },
    }),
    can: lack.NOT_DESCRIBED,
    exchange: lack.NO_EXCHANGE,
    authorities: lack.NO_SIGNATURE,
    pages: lack.NOT_DESCRIBED,
  };
}
