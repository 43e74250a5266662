import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/document.ts';
import { drafted, officeOf } from '../prepare.ts';
import { productOf } from '../product.ts';

export const gatherOpinions = journey('documents', 'gather-opinions', async (stage) => {
  const product = await productOf(stage);
  const { id } = await drafted(stage, 'gather-opinions', 'submitted');
  const said = [`Rõ thêm thời hạn. ${stage.marker}`, `Bổ sung căn cứ. ${stage.marker}`];
  const [first = '', second = ''] = said;
  await stage.step('Trưởng phòng góp ý dự thảo', async () => {
    const { document } = product.desk((await stage.as('head')).page);
    await document.open(id);
    await document.opine(first);
    await expect.poll(() => document.opinions(), 'góp ý').toEqual([first]);
  });
  await stage.step('Trợ lý góp ý dự thảo', async () => {
    await (await officeOf(stage, 'assistant')).document(id).opine(second);
  });
  await stage.step('Người soạn đọc đủ góp ý, dự thảo vẫn đang trình', async () => {
    const drafter = (await officeOf(stage, 'specialist')).document(id);
    await expect.poll(() => drafter.opinions(), 'góp ý').toEqual(said);
    expect(await drafter.state(), 'trạng thái').toBe(STATES.submitted);
  });
});
