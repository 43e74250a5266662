import type { Stage } from '../../stage/stage.ts';
import { newRequestId } from '../prepare.ts';
import { productOf } from '../product.ts';
import type { Ask } from './collect.ts';
import type { Values } from './places.ts';
import { valuesFor } from './values.ts';

/** The interfaces of the walk's target, asked as its roles, each with a token of its own. */
export async function talkOn(stage: Stage): Promise<{ ask: Ask; values: Values }> {
  const product = await productOf(stage);
  const api = await product.raw();
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (role: string) => {
    const known = tokens.get(role) ?? product.token(stage.account(role)).then(({ value }) => value);
    tokens.set(role, known);
    return known;
  };
  // Every call carries it: the log that the contract asks for has lines then.
  const requestId = newRequestId();
  const ask: Ask = async (request, role, status) => {
    const preferred = status === undefined ? {} : product.contracts?.preferring?.(status);
    const authorization: Record<string, string> =
      role === null ? {} : { Authorization: `Bearer ${await tokenOf(role)}` };
    const headers = {
      ...{ ...authorization, ...preferred, 'X-Request-Id': requestId },
      ...request.headers,
    };
    return api.ask({ ...request, headers });
  };
  return { ask, values: valuesFor(stage.account('province-system'), requestId) };
}
