import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { freeNumber, takenIn, written } from '../prepare.ts';
import { productOf } from '../product.ts';

export const workFile = journey('documents', 'work-file', async (stage) => {
  const product = await productOf(stage);
  const { id, envelope } = await takenIn(stage, 'work-file', 'processing');
  const { workFiles, document } = product.desk((await stage.as('specialist')).page);
  const file = { notation: `${freeNumber()}/VP`, title: `Hồ sơ kiểm thử, ${stage.marker}` };
  const opened = await stage.step('Chuyên viên lập hồ sơ công việc', async () => {
    await workFiles.openNew();
    await workFiles.fill(file);
    return workFiles.save();
  });
  await stage.step('Đưa văn bản vào hồ sơ', async () => {
    await document.open(id);
    await document.fileInto(file);
  });
  await stage.step('Mục lục hồ sơ có văn bản đó', async () => {
    await workFiles.open(opened);
    const wanted = { ...file, isOpen: true, documents: [written(envelope)] };
    await expect.poll(() => workFiles.shown(), 'hồ sơ công việc').toEqual(wanted);
  });
  await stage.step('Đóng hồ sơ, mục lục còn nguyên', async () => {
    await workFiles.close();
    const wanted = { ...file, isOpen: false, documents: [written(envelope)] };
    await expect.poll(() => workFiles.shown(), 'hồ sơ công việc').toEqual(wanted);
  });
});
