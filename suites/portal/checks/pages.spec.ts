import { expectPagesUsable } from '../../stage/page-expectations.ts';
import { productOf } from '../product.ts';
import { check, test } from './suite.ts';

test(
  ...check('accessible', async (stage) => {
    const product = await productOf(stage);
    const { page } = await stage.as('citizen');
    await expectPagesUsable(stage, page, await product.pages());
  }),
);
