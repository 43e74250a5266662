import type { Stage } from '../../../stage/stage.ts';
import type { Product, SignOnProduct } from '../../product.ts';
import { entranceOn } from './entrance.ts';
import { providerOn } from './provider.ts';
import { recognise } from './recognise.ts';
import { OPENS } from './rights.ts';
import { signIn } from './sign-in.ts';
import { SandboxVisit } from './visit.ts';

/** The stand-in of this repository. */
export const product: SignOnProduct = { signIn, recognise, on };

function on(stage: Stage): Product {
  const visit = async () => new SandboxVisit(await stage.anonymous(), stage.target);
  return {
    visit,
    entrance: (page) => entranceOn(page, stage.target),
    get provider() {
      return providerOn(stage);
    },
    async can(permission, account) {
      const system = OPENS[permission];
      if (system === undefined) throw new RangeError(`nobody knows how to try ${permission}`);
      const trying = await visit();
      return account === null ? trying.own(system) : trying.enter(system, account);
    },
  };
}
