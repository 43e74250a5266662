import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { writeEnvelope } from '../exchange/write.ts';
import { STATES } from '../offer/document.ts';
import { arrived, envelopeFor, exchangeOf, onPaper } from '../prepare.ts';
import { productOf } from '../product.ts';

/** At the other unit: a series apart leaves the book of the home unit as it is, which another case reads. */
export const registerByHand = journey('documents', 'register-by-hand', async (stage) => {
  const product = await productOf(stage);
  const { other } = stage.target.units;
  const { page, request } = await stage.as('clerk', other);
  const office = product.office({ request });
  const before = await stage.given('văn bản điện tử vừa vào sổ', async () => {
    const exchange = await exchangeOf(stage);
    const envelope = await envelopeFor(stage, exchange, 'register-by-hand', {}, other);
    await exchange.send(writeEnvelope(envelope));
    const electronic = office.document(await arrived(stage, { envelope }, other));
    await electronic.register();
    return Number(await electronic.fact('arrival number'));
  });
  const { counter, document } = product.desk(page);
  const paper = onPaper(stage, 'register-by-hand');
  await stage.step('Nhập văn bản giấy', async () => {
    await counter.open();
    await counter.fill(paper);
  });
  await stage.step('Lưu và nhận số đến của cùng một sổ', async () => {
    await counter.save();
    await expect.poll(() => document.state(), 'trạng thái').toBe(STATES.registered);
    await expect.poll(() => document.fact('subject'), 'trích yếu').toBe(paper.subject);
    const given = Number(await document.fact('arrival number'));
    expect(given, `số đến, sau số ${before} của văn bản điện tử`).toBeGreaterThan(before);
  });
});
