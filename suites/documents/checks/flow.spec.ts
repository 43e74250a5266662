import { writeEnvelope } from '../exchange/write.ts';
import { identityOf } from '../exchange/envelope.ts';
import { arrived, daysFromToday, freeNumber, officeOf, sendIn, takenIn } from '../prepare.ts';
import { settings } from '../settings.ts';
import { dayOf, today } from '../../stage/days.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('revisions-answered', async (stage) => {
    const { exchange, envelope, id } = await takenIn(stage, 'update-issued', 'registered');
    const clerk = (await officeOf(stage, 'clerk')).document(id);
    const update = { ...envelope, business: '2', reason: 'Đính chính nội dung của văn bản' };
    const statuses = async (docId: string | null) =>
      (await exchange.statuses(docId ?? '')).map(({ status }) => status);
    await stage.step('Cập nhật từ tỉnh bạn được áp dụng và trả lời mã 15', async () => {
      const subject = `V/v phối hợp quản lý (đính chính), ${stage.marker}`;
      const about = identityOf(envelope);
      const sent = await exchange.send(writeEnvelope({ ...update, subject, about }));
      expect(sent.code, 'mã lỗi của trục').toBe('0');
      await expect.poll(() => statuses(sent.docId), 'các mã trạng thái').toEqual(['15']);
      expect(await clerk.fact('subject'), 'trích yếu').toBe(subject);
    });
    await stage.step('Cập nhật văn bản không có bị từ chối bằng mã 16', async () => {
      const about = identityOf({ ...envelope, number: freeNumber() });
      const sent = await exchange.send(writeEnvelope({ ...update, about }));
      await expect.poll(() => statuses(sent.docId), 'các mã trạng thái').toEqual(['16']);
    });
  }),
);

test(
  ...check('receipt-in-the-day', async (stage) => {
    const before = today();
    const { exchange, docId } = await takenIn(stage, 'receipt-in-the-day', 'registered');
    await stage.step('Cơ quan gửi được báo đã tiếp nhận ngay trong ngày', async () => {
      const received = async () =>
        (await exchange.statuses(docId)).find(({ status }) => status === '03');
      await expect.poll(async () => (await received())?.status, 'trạng thái gửi về').toBe('03');
      const day = dayOf((await received())?.at ?? '');
      expect([before, today()], 'ngày gửi trạng thái').toContain(day);
    });
  }),
);

test(
  ...check('urgency', async (stage) => {
    const clerk = await officeOf(stage, 'clerk');
    for (const [level, name] of settings().urgencies.entries())
      await stage.step(`Văn bản ${name.toLocaleLowerCase('vi')} đến đúng mức`, async () => {
        const dueOn = level === settings().urgencies.length - 1 ? daysFromToday(1) : '';
        const sent = await sendIn(stage, 'urgency', { urgency: level, dueOn });
        const document = clerk.document(await arrived(stage, sent));
        expect(await document.fact('urgency'), 'độ khẩn').toBe(name);
        if (dueOn !== '') expect(await document.due(), 'hạn xử lý').toBe(dueOn);
      });
  }),
);

test(
  ...check('templates', async (stage) => {
    const specialist = await officeOf(stage, 'specialist');
    for (const [kind, parts] of Object.entries(settings().templates))
      await stage.step(`Mẫu ${settings().kinds[kind] ?? kind} đủ thành phần`, async () => {
        const text = await specialist.template(kind);
        for (const part of parts) expect(text, part).toContain(part);
      });
  }),
);
