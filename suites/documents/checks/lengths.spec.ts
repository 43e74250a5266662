import { writeEnvelope } from '../exchange/write.ts';
import type { Envelope } from '../exchange/envelope.ts';
import type { DocumentFact } from '../offer/document.ts';
import type { OnPaper } from '../offer/office.ts';
import {
  arrived,
  envelopeFor,
  exchangeOf,
  freeNumber,
  officeOf,
  onPaper,
  written,
} from '../prepare.ts';
import { answerTo } from '../../stage/precondition.ts';
import { check, expect, test } from './suite.ts';

/** Longest texts of Nghị định 30/2020/NĐ-CP, phụ lục VI, in characters. */
const LONGEST = { number: 11, notation: 30, subject: 500, signer: 50, position: 100 };
const LONGEST_PAPER = { ...LONGEST, author: 200, note: 500 };
const LONGEST_FILE = { notation: 20, title: 500 };

/** The fields in the words of the people who fill them in. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ number: 'Số', notation: 'Ký hiệu', subject: 'Trích yếu', signer: 'Người ký' },
  ...{ position: 'Chức vụ người ký', author: 'Cơ quan ban hành', note: 'Ghi chú' },
  title: 'Tiêu đề hồ sơ',
};
const nameOf = (field: string) => NAMES[field] ?? field;

/** A text of so many characters that no other case has. */
function long(field: string, length: number, marker: string): string {
  if (field === 'number') return freeNumber().padStart(length, '1');
  if (field === 'notation') return 'CV-'.padEnd(length, 'Đ');
  return `${marker} `.padEnd(length, 'ằ').slice(0, length);
}

/** All of these fields at their limits. */
const atLimit = (most: Record<string, number>, marker: string) =>
  Object.fromEntries(Object.entries(most).map(([field, n]) => [field, long(field, n, marker)]));

test(
  ...check('lengths-received', async (stage) => {
    const exchange = await exchangeOf(stage);
    const full = async (more: Partial<Envelope> = {}) =>
      envelopeFor(stage, exchange, 'lengths-received', {
        ...(atLimit(LONGEST, stage.marker) as Partial<Envelope>),
        ...more,
      });
    await stage.step('Các trường dài đúng mức tối đa đến nơi nguyên vẹn', async () => {
      const envelope = await full();
      const { code } = await exchange.send(writeEnvelope(envelope));
      expect(code, 'mã lỗi của trục').toBe('0');
      const id = await arrived(stage, { envelope });
      const document = (await officeOf(stage, 'clerk')).document(id);
      expect(await document.fact('number'), 'số, ký hiệu').toBe(written(envelope));
      for (const field of ['subject', 'signer', 'position'] as const)
        expect(await document.fact(field), nameOf(field)).toBe(envelope[field]);
    });
    for (const [field, most] of Object.entries(LONGEST))
      await stage.step(`${nameOf(field)} dài hơn ${most} ký tự: mã lỗi 22`, async () => {
        const envelope = await full({ [field]: long(field, most + 1, stage.marker) });
        const { code } = await exchange.send(writeEnvelope(envelope));
        expect(code, 'mã lỗi của trục').toBe('22');
      });
  }),
);

test(
  ...check('lengths-entered', async (stage) => {
    const clerk = await officeOf(stage, 'clerk');
    const full = (more: Partial<OnPaper> = {}) =>
      onPaper(stage, 'lengths-received', { ...atLimit(LONGEST_PAPER, stage.marker), ...more });
    await stage.step('Văn bản giấy có các trường dài đúng mức tối đa được nhận', async () => {
      const paper = full();
      const document = clerk.document(await clerk.registerByHand(paper));
      for (const field of ['author', 'subject', 'signer', 'position', 'note'] as const)
        expect(await document.fact(field satisfies DocumentFact), nameOf(field)).toBe(paper[field]);
      expect(await document.fact('number'), 'số, ký hiệu').toBe(written(paper));
    });
    for (const [field, most] of Object.entries(LONGEST_PAPER))
      await stage.step(`${nameOf(field)} dài hơn ${most} ký tự: bị từ chối`, async () => {
        const paper = full({ [field]: long(field, most + 1, stage.marker) });
        expect(await answerTo(clerk.registerByHand(paper)), nameOf(field)).toBe('bị từ chối');
        expect(await clerk.listed('in', paper.number), 'danh sách').toEqual([]);
      });
  }),
);

test(
  ...check('lengths-of-work-files', async (stage) => {
    const specialist = await officeOf(stage, 'specialist');
    const full = (more: Record<string, string> = {}) => ({
      notation: `${freeNumber()}/VP`.padEnd(LONGEST_FILE.notation, 'Đ'),
      title: long('title', LONGEST_FILE.title, stage.marker),
      ...more,
    });
    await stage.step('Hồ sơ có các trường dài đúng mức tối đa được lập', async () => {
      expect(await answerTo(specialist.openWorkFile(full())), 'hồ sơ công việc').toBe('được nhận');
    });
    for (const [field, most] of Object.entries(LONGEST_FILE))
      await stage.step(`Hồ sơ, ${nameOf(field)} dài hơn ${most} ký tự: bị từ chối`, async () => {
        const text = `${full()[field as keyof typeof LONGEST_FILE]}x`;
        expect(
          await answerTo(specialist.openWorkFile(full({ [field]: text }))),
          nameOf(field),
        ).toBe('bị từ chối');
      });
  }),
);
