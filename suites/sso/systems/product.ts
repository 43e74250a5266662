import type { SignIn } from '../../stage/house.ts';
import { AnswerError } from '../../stage/precondition.ts';
import type { Stage } from '../../stage/stage.ts';
import type { ProviderPages } from '../openid/pages.ts';
import { providerOn } from '../openid/provider.ts';
import type { Product } from '../product.ts';
import type { System } from '../offer/visit.ts';
import { addressOfSystem } from './addresses.ts';
import { entranceOn } from './entrance.ts';
import { OPENS } from './rights.ts';
import { WindowlessVisit } from './visit.ts';

interface Parts {
  pages: ProviderPages;
  /** What to ask the provider for to be given an access token for a system. */
  forSystem(stage: Stage, system: System): Record<string, string>;
}

/** What a provider and the systems behind it offer together. */
export function productWith({ pages, forSystem }: Parts): (stage: Stage) => Product {
  return (stage) => {
    const visit = async () => new WindowlessVisit(await stage.anonymous(), stage.target, pages);
    return {
      visit,
      pages(system) {
        const named = (path: string) => ({
          ...{ name: path, url: addressOfSystem(stage.target, system) + path },
        });
        // What is important asks citizens for the second factor, which a session may not have.
        const own =
          system === 'citizens' ? ['/trang-cua-toi'] : ['/trang-cua-toi', '/viec-quan-trong'];
        return {
          ordinary: ['/', '/dang-xuat/xong'].map(named),
          accessible: ['/', '/dang-xuat/xong', ...own].map(named),
        };
      },
      entrance: (page) => entranceOn(page, stage.target, pages),
      get provider() {
        return providerOn(stage, { visit, forSystem: (system) => forSystem(stage, system) });
      },
      async can(permission, account) {
        const system = OPENS[permission];
        if (system === undefined) throw new RangeError(`nobody knows how to try ${permission}`);
        const trying = await visit();
        return account === null ? trying.own(system) : trying.enter(system, account);
      },
    };
  };
}

/** Signs somebody in where they work. */
export function signInWith(pages: ProviderPages): SignIn {
  return async (request, target, account) => {
    const visit = new WindowlessVisit(request, target, pages);
    const where = await visit.enter(account.role === 'citizen' ? 'citizens' : 'desk', account);
    if (where !== 'đã vào')
      throw new AnswerError(`tài khoản ${account.username} không đăng nhập được`);
  };
}
