import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/document.ts';
import { takenIn } from '../prepare.ts';
import { productOf } from '../product.ts';

export const instructAndForward = journey('documents', 'instruct-and-forward', async (stage) => {
  const product = await productOf(stage);
  const { id } = await takenIn(stage, 'instruct-and-forward', 'registered');
  const leader = product.desk((await stage.as('leader')).page).document;
  const [main, joint] = [await stage.as('specialist'), await stage.as('specialist', undefined, 1)];
  const instruction = `Giao tham mưu văn bản trả lời. ${stage.marker}`;
  await stage.step('Lãnh đạo bút phê, giao xử lý chính và phối hợp', async () => {
    await leader.open(id);
    await leader.instruct(instruction, { main: main.account, joint: joint.account });
    await expect.poll(() => leader.state(), 'trạng thái').toBe(STATES.processing);
  });
  for (const [who, { page }] of [
    ['xử lý chính', main],
    ['phối hợp', joint],
  ] as const)
    await stage.step(`Người ${who} đọc được bút phê và xử lý được`, async () => {
      const { document } = product.desk(page);
      await document.open(id);
      await expect.poll(() => document.fact('instruction'), 'bút phê').toBe(instruction);
      await expect.poll(() => document.can('process'), 'ghi kết quả xử lý được').toBe(true);
    });
  await stage.step('Văn bản ghi đủ hai người', async () => {
    await expect.poll(() => leader.fact('main'), 'xử lý chính').not.toBe('');
    await expect.poll(() => leader.fact('joint'), 'phối hợp').not.toBe('');
  });
});
