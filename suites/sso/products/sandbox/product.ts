import type { SignOnProduct } from '../../product.ts';
import { addressOfSystem } from '../../systems/addresses.ts';
import { productWith, signInWith } from '../../systems/product.ts';
import { pages } from './pages.ts';
import { recognise } from './recognise.ts';

/** The stand-in of this repository. */
export const product: SignOnProduct = {
  signIn: signInWith(pages),
  recognise,
  // RFC 8707.
  on: productWith({
    pages,
    forSystem: ({ target }, system) => ({ resource: addressOfSystem(target, system) }),
  }),
};
