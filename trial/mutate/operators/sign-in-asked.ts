import { headerOf } from '../exchange.ts';
import { made } from './answers.ts';
import type { Operator } from './operator.ts';

/** As a platform does with a session that has ended: a person is led to the page for it, a program gets 401. */
export const operator: Operator = {
  name: 'sign-in-asked',
  title: { vi: 'đòi đăng nhập lại', en: 'sign-in asked' },
  places: ({ route, seen }, { signIn }) =>
    seen.some(({ path }) => path.split('?')[0] === signIn) || route.method === 'OPTIONS'
      ? []
      : [''],
  spoil:
    (_place, { signIn }, mark) =>
    async (ask) => {
      mark(ask);
      const wantsPage = /text\/html/.test(headerOf(ask.headers, 'accept') ?? '');
      const isApi = !wantsPage && headerOf(ask.headers, 'authorization') !== undefined;
      if (signIn !== undefined && !isApi) return made(303, 'See Other', '', [['Location', signIn]]);
      return made(401, 'Unauthorized', '', [['WWW-Authenticate', 'Bearer']]);
    },
};
