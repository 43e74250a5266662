import { openApi } from '../../../stage/api.ts';
import type { Api } from '../../../stage/api.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import { cataloguesOn } from '../../interfaces/catalogues.ts';
import { peopleOn } from '../../interfaces/people.ts';
import { recogniseBy } from '../../interfaces/front.ts';
import { signInBy, TokenAnswer } from '../../interfaces/token.ts';
import { Wire } from '../../interfaces/wire.ts';
import type { Calls } from '../../offer/calls.ts';
import type { Product, SharingProduct } from '../../product.ts';
import { TITLE } from './host/settings.ts';
import * as lack from './lacking.ts';
import { attempt, TRIED } from './rights.ts';
import { askToken, TOKEN_PATH, tokenRequest } from './token.ts';

/** Express Gateway before a service of catalogues and one of enterprises, set up by `host/`. */
export const product: SharingProduct = {
  signIn: signInBy(TOKEN_PATH, (account) => tokenRequest(account, account.password)),
  recognise: recogniseBy(TITLE),
  on,
};

function on(stage: Stage): Product {
  const raw = () => stage.api(addressOf(stage.target, 'lgsp'));
  return {
    raw,
    contracts: { served: ['catalogues', 'enterprise'], others: lack.NOT_PUBLISHED },
    permissions: TRIED,
    async token(account, wish = {}) {
      if (Object.keys(wish).length > 0) lack.NO_LIFETIME();
      return tokenOf(await askToken(await raw(), account, account.password));
    },
    async wrongSecret(account) {
      const answer = await askToken(await raw(), account, `${account.password}-sai`);
      return { ...answer, requestId: '' };
    },
    revoke: lack.NO_REVOCATION,
    async removeRecord(request, account, catalogue, code) {
      const api = openApi(request, addressOf(stage.target, 'lgsp'), () => {});
      const { value } = tokenOf(await askToken(api, account, account.password));
      const left = await cataloguesOn(new Wire(api, value)).remove(catalogue, code);
      if (left > 1) throw new AnswerError(`xóa ${left} bản ghi cùng mã`);
    },
    calls: async (token) => callsOn(await raw(), token),
    can: async (permission, token) => attempt(await raw(), permission, token),
  };
}

function tokenOf({ status, json }: Awaited<ReturnType<typeof askToken>>) {
  const read = TokenAnswer.safeParse(json);
  if (status !== 200 || !read.success)
    throw new AnswerError(`không lấy được mã truy cập, cổng trả lời mã ${status}`);
  return { value: read.data.access_token, seconds: read.data.expires_in };
}

function callsOn(api: Api, token: string): Calls {
  const wire = new Wire(api, token);
  const none = lack.NOT_PUBLISHED as never;
  return {
    ...{ token, civil: none, land: none, portal: none, catalogues: cataloguesOn(wire) },
    people: {
      ...{
        exists: none,
        existsBySoap: none,
        askBySoap: none,
        sendXml: none,
        insuranceNumber: none,
      },
      ...{ household: none, enterprise: peopleOn(wire).enterprise },
    },
    platform: {
      services: lack.NO_LIST,
      health: lack.NO_LIST,
      quotaLeft: lack.NO_QUOTA,
      reach: () => wire.send({ path: '/suc-khoe' }),
      trial: lack.NO_TRIAL_SERVICE,
      nowhere: () => wire.send({ path: '/khong-co-giao-dien-nay' }),
      ...{ log: lack.NO_LOG, outgoing: lack.NO_LOG },
    },
    get last() {
      return wire.last;
    },
    mark: lack.NO_REQUEST_ID,
    unitCode: lack.NOT_PUBLISHED,
  };
}
