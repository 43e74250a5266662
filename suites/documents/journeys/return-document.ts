import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/document.ts';
import { officeOf, takenIn } from '../prepare.ts';
import { productOf } from '../product.ts';
import { settings } from '../settings.ts';

export const returnDocument = journey('documents', 'return-document', async (stage) => {
  const product = await productOf(stage);
  const { id, exchange, docId } = await takenIn(stage, 'return-document', 'waiting');
  const reason = `Văn bản gửi nhầm nơi nhận, đề nghị kiểm tra lại. ${stage.marker}`;
  await stage.step('Không trả lại được với lý do quá ngắn', async () => {
    const own = (await officeOf(stage, 'clerk')).document(id);
    const short = 'Sai'.slice(0, settings().shortestReason - 1);
    await own.sendBack(short).catch(() => undefined);
    expect(await own.state(), 'trạng thái').toBe(STATES.waiting);
  });
  await stage.step('Văn thư trả lại kèm lý do', async () => {
    const { document } = product.desk((await stage.as('clerk')).page);
    await document.open(id);
    await document.sendBack(reason);
    await expect.poll(() => document.state(), 'trạng thái').toBe(STATES.returned);
  });
  await stage.step('Cơ quan gửi nhận được trạng thái từ chối và lý do', async () => {
    const last = async () => (await exchange.statuses(docId)).at(-1);
    await expect.poll(async () => (await last())?.status, 'trạng thái gửi về').toBe('02');
    await expect.poll(async () => (await last())?.reason, 'lý do gửi về').toBe(reason);
  });
});
