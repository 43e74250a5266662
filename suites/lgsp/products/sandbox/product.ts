import type { Account } from '../../../../config/targets/target.ts';
import { openApi } from '../../../stage/api.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import type { Calls } from '../../offer/calls.ts';
import type { Product, SharingProduct } from '../../product.ts';
import { cataloguesOn } from '../../interfaces/catalogues.ts';
import { civilOn, landOn } from '../../interfaces/civil.ts';
import { operationsOn } from './operations.ts';
import { peopleOn } from '../../interfaces/people.ts';
import { PortalOverWire } from '../../interfaces/portal.ts';
import { recognise } from './recognise.ts';
import { attempt, TRIED } from '../../interfaces/rights.ts';
import { signInBy, TokenAnswer } from '../../interfaces/token.ts';
import { askToken, basic, TOKEN_PATH, tokenRequest } from './token.ts';
import { Wire } from '../../interfaces/wire.ts';

/** The stand-in of this repository. */
export const product: SharingProduct = {
  signIn: signInBy(TOKEN_PATH, (account) => tokenRequest(account, account.password)),
  recognise,
  on,
};

function on(stage: Stage): Product {
  const raw = () => stage.api(addressOf(stage.target, 'lgsp'));
  return {
    raw,
    permissions: TRIED,
    async token(account, wish = {}) {
      const answer = await askToken(await raw(), account, account.password, wish);
      const read = TokenAnswer.safeParse(answer.json);
      if (answer.status !== 200 || !read.success)
        throw new AnswerError(`không lấy được mã truy cập, cổng trả lời mã ${answer.status}`);
      return { value: read.data.access_token, seconds: read.data.expires_in };
    },
    async wrongSecret(account) {
      const answer = await askToken(await raw(), account, `${account.password}-sai`, {});
      return { ...answer, requestId: answer.headers['x-request-id'] ?? '' };
    },
    async revoke(account, token) {
      const headers = { Authorization: basic(account, account.password) };
      const request = { method: 'POST', path: '/revoke', headers, form: { token } } as const;
      const { status } = await (await raw()).ask(request);
      if (status !== 200) throw new AnswerError(`thu hồi mã truy cập trả lời mã ${status}`);
    },
    async removeRecord(request, account, catalogue, code) {
      const api = openApi(request, addressOf(stage.target, 'lgsp'), () => {});
      const { json } = await askToken(api, account, account.password, {});
      const token = TokenAnswer.parse(json).access_token;
      const left = await cataloguesOn(new Wire(api, token)).remove(catalogue, code);
      if (left > 1) throw new AnswerError(`xóa ${left} bản ghi cùng mã`);
    },
    calls: async (token) => callsOn(new Wire(await raw(), token), stage.target.accounts),
    can: async (permission, token) => attempt(await raw(), permission, token),
  };
}

function callsOn(wire: Wire, accounts: readonly Account[]): Calls {
  const [civil, land] = [civilOn(wire), landOn(wire)];
  const portal = new PortalOverWire(wire, accounts);
  const askUnit: Readonly<Record<string, (unit: string) => Promise<string>>> = {
    'civil-status': async (unit) => (await civil.status(unit, 'KT-KHONG-CO')).code,
    dossiers: (unit) => portal.unitCode(unit),
    land: async (unit) => (await land.find(unit, 'KT-KHONG-CO')).code,
  };
  return {
    ...{ token: wire.token, civil, land, portal },
    ...{ people: peopleOn(wire), catalogues: cataloguesOn(wire), platform: operationsOn(wire) },
    get last() {
      return wire.last;
    },
    mark: (requestId) => wire.mark(requestId),
    unitCode(service, unit) {
      const ask = askUnit[service];
      if (ask === undefined) throw new RangeError(`nobody knows how to ask ${service}`);
      return ask(unit);
    },
  };
}
