import type { Api } from '../../../stage/api.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import { attempt, TRIED } from '../../interfaces/rights.ts';
import { recogniseBy } from '../../interfaces/front.ts';
import { signInBy, TokenAnswer } from '../../interfaces/token.ts';
import { Wire } from '../../interfaces/wire.ts';
import type { Calls } from '../../offer/calls.ts';
import { ownContracts } from '../../contract/own.ts';
import type { Product, SharingProduct } from '../../product.ts';
import { TITLE } from './host/settings.ts';
import * as lack from './lacking.ts';
import { askToken, basic, TOKEN_PATH, tokenRequest } from './token.ts';

/** Prism, which answers as the contracts say, behind Apache with mod_auth_openidc; set up by `host/`. */
export const product: SharingProduct = {
  signIn: signInBy(TOKEN_PATH, (account) => tokenRequest(account, account.password)),
  recognise: recogniseBy(TITLE),
  on,
};

/** Prism says by both that a request lacks what it needs. */
const LACKING = [400, 422];

/** The role of a system whose calls are limited, of which there is none here. */
const LIMITED = 'limited-system';

function on(stage: Stage): Product {
  const raw = () => stage.api(addressOf(stage.target, 'lgsp'));
  // Tokens are given by an issuer of its own kind.
  const served = ownContracts()
    .map(({ name }) => name)
    .filter((name) => name !== 'token');
  return {
    raw,
    contracts: { served, others: lack.NO_DATA, preferring },
    permissions: TRIED,
    async token(account, wish) {
      if (account.role === LIMITED) lack.NO_LIMIT();
      const { status, json } = await askToken(await raw(), account, account.password, wish);
      const read = TokenAnswer.safeParse(json);
      if (status !== 200 || !read.success)
        throw new AnswerError(`không lấy được mã truy cập, cổng trả lời mã ${status}`);
      return { value: read.data.access_token, seconds: read.data.expires_in };
    },
    async wrongSecret(account) {
      const answer = await askToken(await raw(), account, `${account.password}-sai`);
      return { ...answer, requestId: '' };
    },
    async revoke(account, token) {
      const headers = { Authorization: basic(account, account.password) };
      const request = { method: 'POST', path: '/token/revocation', headers } as const;
      const { status } = await (await raw()).ask({ ...request, form: { token } });
      if (status !== 200) throw new AnswerError(`thu hồi mã truy cập trả lời mã ${status}`);
    },
    // Nothing was kept: there is nothing to remove.
    removeRecord: () => Promise.resolve(),
    calls: async (token) => callsOn(await raw(), token),
    can: async (permission, token) => attempt(await raw(), permission, token, LACKING),
  };
}

/** Which of the documented answers is wanted, as Prism is asked for it. */
function preferring(status: number): Readonly<Record<string, string>> {
  return { Prefer: `code=${status}` };
}

function callsOn(api: Api, token: string): Calls {
  const wire = new Wire(api, token);
  const none = lack.NO_DATA as never;
  return {
    ...{ token, civil: none, people: none, land: none, catalogues: none, portal: none },
    platform: {
      services: lack.NO_DATA,
      health: lack.NO_TRIAL_SERVICE,
      quotaLeft: lack.NO_LIMIT,
      reach: () => wire.send({ path: '/services' }),
      trial: lack.NO_TRIAL_SERVICE,
      nowhere: () => wire.send({ path: '/khong-co-giao-dien-nay' }),
      ...{ log: lack.NO_LOG, outgoing: lack.NO_LOG },
    },
    get last() {
      return wire.last;
    },
    mark: lack.NO_LOG,
    unitCode: lack.NO_DATA,
  };
}
