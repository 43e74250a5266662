import { AnswerError } from '../../stage/precondition.ts';
import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { noteOf } from '../books.ts';
import { STATES } from '../offer/document.ts';
import { agencyOf, drafted, exchangeOf, officeOf, receivedAt } from '../prepare.ts';
import { productOf } from '../product.ts';

export const replaceIssued = journey('documents', 'replace-issued', async (stage) => {
  const product = await productOf(stage);
  const { home, other } = stage.target.units;
  const { organId } = await agencyOf(await exchangeOf(stage), other);
  const old = await drafted(stage, 'replace-issued', 'issued', [organId]);
  const { document } = product.desk((await stage.as('clerk', home)).page);
  await document.open(old.id);
  const replaces = await document.fact('number');
  const oldThere = await stage.given('xã nhận đã vào sổ văn bản', async () => {
    const received = await receivedAt(stage, other, replaces);
    if (received === undefined) throw new AnswerError(`văn bản ${replaces} không đến nơi nhận`);
    await received.register();
    return received;
  });
  const fresh = await drafted(stage, 'replace-issued', 'numbered', [organId], { replaces });
  const number = await stage.step('Văn thư phát hành văn bản thay thế', async () => {
    await document.open(fresh.id);
    await document.issue();
    await expect.poll(() => document.state(), 'trạng thái').toBe(STATES.issued);
    return document.fact('number');
  });
  await stage.step('Nơi nhận có văn bản mới', async () => {
    const there = () => receivedAt(stage, other, number);
    await expect
      .poll(async () => (await there())?.fact('subject'), 'trích yếu ở nơi nhận')
      .toBe(fresh.subject);
  });
  await stage.step('Văn bản cũ ở nơi nhận không còn được xử lý', async () => {
    await expect.poll(() => oldThere.state(), 'trạng thái ở nơi nhận').toBe(STATES.replaced);
    expect(await oldThere.fact('replaced by'), 'văn bản thay thế').toBe(number);
    const leader = (await officeOf(stage, 'leader', other)).document(oldThere.id);
    expect(await leader.can('instruct'), 'bút phê được').toBe(false);
  });
  await stage.step('Sổ hai bên đều ghi văn bản thay thế', async () => {
    const sent = await (await officeOf(stage, 'clerk', home)).book('out');
    const received = await (await officeOf(stage, 'clerk', other)).book('in');
    expect(noteOf(sent, replaces), 'ghi chú ở sổ văn bản đi').toContain(number);
    expect(noteOf(received, replaces), 'ghi chú ở sổ văn bản đến').toContain(number);
  });
});
