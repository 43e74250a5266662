import type { Account } from '../../config/targets/target.ts';
import { AnswerError } from '../stage/precondition.ts';
import type { Stage } from '../stage/stage.ts';
import type { System, Visit } from './offer/visit.ts';
import { productOf } from './product.ts';

/** A browser in which somebody is signed in to a system; where that fails, nothing else is judged. */
export function entered(stage: Stage, system: System, account: Account): Promise<Visit> {
  return stage.given('đã đăng nhập', async () => {
    const visit = await (await productOf(stage)).visit();
    const where = await visit.enter(system, account);
    if (where !== 'đã vào') throw new AnswerError(`đăng nhập xong thì ${where}`);
    return visit;
  });
}
