import type { Stage } from '../../stage/stage.ts';
import { productOf } from '../product.ts';
import type { Contract } from './document.ts';
import { ownContracts } from './own.ts';

/**
 * The contracts whose interfaces the walk's product publishes.
 * @returns `judged` comes last in a case: it throws NotOffered where there are others, because a part that is right is
 *   not the whole
 */
export async function publishedOn(
  stage: Stage,
): Promise<{ contracts: Contract[]; keepsData: boolean; judged: () => void }> {
  const all = ownContracts();
  const { contracts: own } = await productOf(stage);
  if (own === undefined) return { contracts: all, keepsData: true, judged: () => {} };
  const contracts = all.filter(({ name }) => own.served.includes(name));
  const isPart = contracts.length < all.length || own.preferring !== undefined;
  return {
    ...{ contracts, keepsData: own.preferring === undefined },
    judged: () => (isPart ? own.others() : undefined),
  };
}
