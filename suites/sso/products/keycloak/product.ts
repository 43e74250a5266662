import type { SignOnProduct } from '../../product.ts';
import { productWith, signInWith } from '../../systems/product.ts';
import { pages } from './pages.ts';
import { recognise } from './recognise.ts';

/** Keycloak, with the stand-ins of the systems as its clients: see `host/`. */
export const product: SignOnProduct = {
  signIn: signInWith(pages),
  recognise,
  // It knows no resource indicators; a scope of each system names it in the access token.
  on: productWith({
    pages,
    forSystem: (_stage, system) => ({ scope: `openid profile goi-${system}` }),
  }),
};
