import { AnswerError } from '../../stage/precondition.ts';
import { plusWorkingDays } from '../../../config/calendar/days.ts';
import type { CalendarEntry } from '../../../config/calendar/entry.ts';
import { configOfSuites } from '../../journey.ts';
import type { Dialect } from '../exchange/envelope.ts';
import { writeEnvelope } from '../exchange/write.ts';
import {
  agencyOf,
  arrived,
  attachment,
  envelopeFor,
  exchangeOf,
  officeOf,
  onPaper,
  sendIn,
  takenIn,
  written,
} from '../prepare.ts';
import { today } from '../../stage/days.ts';
import { settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('statuses-in-order', async (stage) => {
    const { id, exchange, docId } = await takenIn(stage, 'statuses-in-order', 'processing');
    await stage.given('chuyên viên đã xử lý xong', async () => {
      const own = (await officeOf(stage, 'specialist')).document(id);
      await own.process(`Đã trả lời. ${stage.marker}`);
      await own.finish();
    });
    await stage.step('Cơ quan gửi nhận đủ trạng thái, bằng mã số, đúng thứ tự', async () => {
      const statuses = async () => (await exchange.statuses(docId)).map(({ status }) => status);
      await expect.poll(statuses, 'các mã trạng thái').toEqual(['01', '03', '05', '06']);
    });
  }),
);

const DIALECTS: readonly [Dialect, string][] = [
  ['qcvn', 'QCVN 102'],
  ['edoc', 'eDoc'],
  ['third', 'QCVN 102 viết khác'],
];

test(
  ...check('dialects', async (stage) => {
    const clerk = await officeOf(stage, 'clerk');
    const exchange = await exchangeOf(stage);
    for (const [dialect, name] of DIALECTS)
      for (const zipped of [false, true])
        await stage.step(
          `${name}${zipped ? ', tệp nén trước' : ''}: đến nơi nguyên vẹn`,
          async () => {
            const file = { ...attachment('tệp đính kèm.txt', stage.marker), zipped };
            const envelope = await envelopeFor(stage, exchange, 'dialects', {
              attachments: [file],
            });
            const { code } = await exchange.send(writeEnvelope(envelope, dialect));
            expect(code, 'mã lỗi của trục').toBe('0');
            const [id = ''] = await clerk.listed('in', written(envelope));
            const document = clerk.document(id);
            expect(await document.fact('subject'), 'trích yếu').toBe(envelope.subject);
            expect(await document.fact('kind'), 'loại văn bản').toBe(envelope.kindName);
            const received = await document.paper(file.name);
            expect(received.equals(Buffer.from(file.bytes)), 'tệp còn nguyên vẹn').toBe(true);
          },
        );
  }),
);

test(
  ...check('duplicates', async (stage) => {
    const clerk = await officeOf(stage, 'clerk');
    const first = await stage.given('có văn bản đã nhận', () => sendIn(stage, 'duplicates'));
    const { envelope, exchange } = first;
    const id = await arrived(stage, first);
    await stage.step('Gửi lại cùng gói tin không thành văn bản thứ hai', async () => {
      await exchange.send(writeEnvelope(envelope));
      expect(await clerk.listed('in', written(envelope)), 'văn bản trong danh sách').toEqual([id]);
    });
    await stage.step('Văn bản giấy trùng số, ký hiệu, cơ quan được cảnh báo', async () => {
      const { kind, number, notation, issuedOn, subject } = envelope;
      const again = { kind, number, notation, issuedOn, subject, author: exchange.name };
      const second = await clerk.registerByHand(again);
      expect(await clerk.document(second).fact('warning'), 'cảnh báo').not.toBe('');
    });
  }),
);

test(
  ...check('gateway-errors', async (stage) => {
    const exchange = await exchangeOf(stage);
    const envelope = await envelopeFor(stage, exchange, 'gateway-errors');
    const locked = (await exchange.agencies()).find((one) => one.locked);
    const to = (organId: string) =>
      writeEnvelope({ ...envelope, to: [{ organId, name: 'Nơi nhận' }] });
    const sender = { organId: 'H00.99', name: 'Cơ quan lạ' };
    const wrong: readonly [string, string, () => ReturnType<typeof exchange.send>][] = [
      ['sai khóa kết nối', '15', () => exchange.sendWithWrongKey(writeEnvelope(envelope))],
      ['nơi nhận không có', '18', () => exchange.send(to('H19.999'))],
      [
        'nơi gửi chưa đăng ký',
        '19',
        () => exchange.send(writeEnvelope({ ...envelope, from: sender })),
      ],
      ['không phải edXML', '22', () => exchange.send(Buffer.from('<a>không phải gói tin</a>'))],
      ['XML bị cắt', '22', () => exchange.send(writeEnvelope(envelope).subarray(0, 400))],
      ['nơi nhận bị khóa', '23', () => exchange.send(to(locked?.organId ?? ''))],
    ];
    for (const [name, code, send] of wrong)
      await stage.step(`${name}: mã lỗi ${code}`, async () => {
        const answer = await send();
        expect(answer.code, 'mã lỗi').toBe(code);
        expect(answer.docId, 'mã gói tin').toBeNull();
      });
  }),
);

test(
  ...check('former-codes', async (stage) => {
    const exchange = await exchangeOf(stage);
    const home = await agencyOf(exchange, stage.target.units.home);
    const [former] = home.formerIds;
    await stage.given('trục còn giữ mã định danh cũ của đơn vị', async () => {
      if (former === undefined)
        throw new AnswerError(`cơ quan ${home.organId} không có mã định danh cũ`);
    });
    await stage.step(`Văn bản gửi đến ${former} đến đúng ${home.name}`, async () => {
      const to = [{ organId: former ?? '', name: home.name }];
      const envelope = await envelopeFor(stage, exchange, 'former-codes', { to });
      const { code } = await exchange.send(writeEnvelope(envelope));
      expect(code, 'mã lỗi của trục').toBe('0');
      const listed = await (await officeOf(stage, 'clerk')).listed('in', written(envelope));
      expect(listed.length, 'số văn bản trong danh sách').toBe(1);
    });
  }),
);

/** Longest subject, in characters (Nghị định 30/2020/NĐ-CP, phụ lục VI). */
const LONGEST_SUBJECT = 500;

test(
  ...check('field-lengths', async (stage) => {
    const clerk = await officeOf(stage, 'clerk');
    const subject = (length: number) => `${stage.marker} `.padEnd(length, 'ằ');
    await stage.step(`Trích yếu dài ${LONGEST_SUBJECT} ký tự đến nơi nguyên vẹn`, async () => {
      const sent = await sendIn(stage, 'field-lengths', { subject: subject(LONGEST_SUBJECT) });
      const [id = ''] = await clerk.listed('in', written(sent.envelope));
      const shown = await clerk.document(id).fact('subject');
      expect(shown, 'trích yếu').toBe(sent.envelope.subject);
    });
    await stage.step('Văn bản giấy có trích yếu dài hơn bị từ chối', async () => {
      const paper = onPaper(stage, 'field-lengths', { subject: subject(LONGEST_SUBJECT + 1) });
      const answer = await clerk.registerByHand(paper).then(
        () => 'được nhận',
        () => 'bị từ chối',
      );
      expect(answer, `trích yếu dài ${LONGEST_SUBJECT + 1} ký tự`).toBe('bị từ chối');
      expect(await clerk.listed('in', paper.number), 'danh sách').toEqual([]);
    });
  }),
);

test(
  ...check('deadline', async (stage) => {
    const { calendar } = configOfSuites().plan;
    for (const days of settings().deadlineDays)
      await stage.step(`Hạn ${days} ngày làm việc qua ngày nghỉ, ngày lễ`, async () => {
        const from = today();
        const { id } = await takenIn(stage, 'deadline', 'processing', days);
        const due = await (await officeOf(stage, 'specialist')).document(id).due();
        expect(dueDays(calendar, from, days), `hạn tính từ ${from}`).toContain(due);
      });
  }),
);

/** Days on which a limit may end: a Saturday worked in exchange for a bridge day counts at some offices only. */
function dueDays(calendar: CalendarEntry, from: string, days: number): string[] {
  return [calendar, { ...calendar, workdays: [] }].map((one) => plusWorkingDays(one, from, days));
}
