import { AnswerError } from '../../stage/precondition.ts';
import type { Stage } from '../../stage/stage.ts';
import { writeEnvelope } from '../exchange/write.ts';
import type { Exchange } from '../offer/exchange.ts';
import { agencyOf, envelopeFor, exchangeOf, officeOf, written } from '../prepare.ts';
import { check, expect, test } from './suite.ts';

/** The form of Quyết định 20/2020/QĐ-TTg, and the one before it. */
const FORMS = [
  ['dạng mới', /^[A-Z]\d{2}\.\d{2}\.\d{2}$/],
  ['dạng cũ', /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/],
] as const;

test(
  ...check('unit-codes', async (stage) => {
    const exchange = await exchangeOf(stage);
    const home = await agencyOf(exchange, stage.target.units.home);
    for (const [form, shape] of FORMS) {
      const former = await codeOf(stage, form, shape, home.formerIds);
      await stage.step(`Mã ${form} của đơn vị đã sáp nhập: đến đúng đơn vị mới`, async () => {
        const { code, envelope } = await send(stage, exchange, former, home.name);
        expect(code, 'mã lỗi của trục').toBe('0');
        const listed = await (await officeOf(stage, 'clerk')).listed('in', written(envelope));
        expect(listed.length, 'số văn bản trong danh sách').toBe(1);
      });
    }
    const locked = (await exchange.agencies()).filter((one) => one.locked);
    const closed = locked.flatMap(({ organId, formerIds }) => [organId, ...formerIds]);
    for (const [form, shape] of FORMS) {
      const code = await codeOf(stage, form, shape, closed);
      await stage.step(`Mã ${form} của đơn vị đã giải thể: mã lỗi 23`, async () => {
        const answer = await send(stage, exchange, code, 'Đơn vị đã giải thể');
        expect(answer.code, 'mã lỗi của trục').toBe('23');
      });
    }
    for (const unknown of ['H19.99.98', '000.99.98.H19'])
      await stage.step(`Mã ${unknown} không tồn tại: mã lỗi 18`, async () => {
        const { code } = await send(stage, exchange, unknown, 'Đơn vị không có');
        expect(code, 'mã lỗi của trục').toBe('18');
      });
  }),
);

/** A code of this form among those that the exchange tells of. */
function codeOf(
  stage: Stage,
  form: string,
  shape: RegExp,
  codes: readonly string[],
): Promise<string> {
  return stage.given(`trục còn giữ mã ${form}`, async () => {
    const found = codes.find((code) => shape.test(code));
    if (found === undefined) throw new AnswerError(`trục không có mã ${form}`);
    return found;
  });
}

async function send(stage: Stage, exchange: Exchange, organId: string, name: string) {
  const envelope = await envelopeFor(stage, exchange, 'unit-codes', { to: [{ organId, name }] });
  const { code } = await exchange.send(writeEnvelope(envelope));
  return { code, envelope };
}
