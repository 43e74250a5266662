import { officeOf, arrived, drafted, sendIn, takenIn } from '../prepare.ts';
import type { Book } from '../offer/office.ts';
import { roleName } from '../../journey.ts';
import { kindFor, settings } from '../settings.ts';
import { dayOf, today } from '../../stage/days.ts';
import { check, expect, test } from './suite.ts';

/** How many documents are numbered at the same moment. */
const AT_ONCE = 4;

test(
  ...check('arrival-numbers', async (stage) => {
    const clerk = await officeOf(stage, 'clerk');
    const clerks = [clerk, await officeOf(stage, 'clerk', undefined, 1)];
    const ids = await stage.given('có nhiều văn bản chờ tiếp nhận', async () => {
      const sent = await Promise.all(
        Array.from({ length: AT_ONCE }, () => sendIn(stage, 'arrival-numbers')),
      );
      return Promise.all(sent.map((one) => arrived(stage, one)));
    });
    let given: string[] = [];
    await stage.step('Hai văn thư vào sổ cùng lúc, mỗi văn bản một số đến', async () => {
      await Promise.all(ids.map((id, n) => clerks[n % clerks.length]!.document(id).register()));
      given = await Promise.all(ids.map((id) => clerk.document(id).fact('arrival number')));
      expect(new Set(given).size, `số khác nhau trong ${given.join(', ')}`).toBe(AT_ONCE);
    });
    await stage.step('Sổ của năm không khuyết, không trùng số', async () => {
      const numbers = (await clerk.book('in')).rows.map((row) => Number(row['Số đến']));
      // A book that shows nothing, or not the newest, would lack no number.
      expect(numbers, 'số trong sổ').toEqual(expect.arrayContaining(given.map(Number)));
      expect(irregular(numbers), 'số khuyết hoặc trùng').toEqual([]);
    });
  }),
);

test(
  ...check('numbers-unique', async (stage) => {
    const all = await stage.given('có nhiều văn bản đã ký cùng loại', () =>
      Promise.all(Array.from({ length: 3 }, () => drafted(stage, 'numbers-unique', 'signed'))),
    );
    const clerk = await officeOf(stage, 'clerk');
    const clerks = [clerk, await officeOf(stage, 'clerk', undefined, 1)];
    await stage.step('Hai văn thư cấp số cùng lúc, mỗi văn bản một số', async () => {
      await Promise.all(all.map(({ id }, n) => clerks[n % clerks.length]!.document(id).number()));
      const given = await Promise.all(all.map(({ id }) => clerk.document(id).fact('number')));
      expect(new Set(given).size, `số khác nhau trong ${given.join(', ')}`).toBe(all.length);
    });
    await stage.step('Dãy số của loại văn bản trong năm không khuyết, không trùng', async () => {
      const kind = settings().kinds[kindFor('numbers-unique')] ?? '';
      const rows = (await clerk.book('out')).rows.filter((row) =>
        row['Tên loại và trích yếu']?.startsWith(kind),
      );
      const numbers = rows.map((row) => Number.parseInt(row['Số, ký hiệu'] ?? '', 10));
      expect(numbers.length, 'số văn bản trong sổ').toBeGreaterThanOrEqual(all.length);
      expect(irregular(numbers), 'số khuyết hoặc trùng').toEqual([]);
    });
  }),
);

/** Numbers of 1 … n that are missing, those that stand there more than once, and what is no number. */
function irregular(numbers: readonly number[]): number[] {
  const none = numbers.filter((one) => !Number.isInteger(one));
  if (none.length > 0) return none;
  const most = Math.max(0, ...numbers);
  const wanted = Array.from({ length: most }, (_, n) => n + 1);
  return wanted.filter((n) => numbers.filter((one) => one === n).length !== 1);
}

test(
  ...check('register-columns', async (stage) => {
    const clerk = await officeOf(stage, 'clerk');
    const books: [string, Book, readonly string[]][] = [
      ['Sổ văn bản đến', await clerk.book('in'), settings().incomingBook],
      ['Sổ văn bản đi', await clerk.book('out'), settings().outgoingBook],
    ];
    for (const [name, { columns }, wanted] of books)
      await stage.step(`${name} có đủ mười cột`, async () => {
        expect(columns, 'các cột').toEqual(wanted);
      });
    const days = [today()];
    const { id } = await drafted(stage, 'register-columns', 'issued');
    await stage.step('Sổ văn bản đi ghi đúng văn bản vừa phát hành', async () => {
      const issued = clerk.document(id);
      const { rows } = await clerk.book('out');
      const number = await issued.fact('number');
      const row = rows.find((one) => one['Số, ký hiệu'] === number);
      days.push(today());
      const written = days.map((day) => day.split('-').toReversed().join('/'));
      expect(row?.['Tên loại và trích yếu'], 'tên loại và trích yếu').toContain(
        await issued.fact('subject'),
      );
      const { 1: dated = '', 7: passedOn = '' } = settings().outgoingBook;
      for (const column of [dated, passedOn]) expect(written, column).toContain(row?.[column]);
    });
  }),
);

test(
  ...check('nothing-deleted', async (stage) => {
    const sent = await drafted(stage, 'nothing-deleted', 'issued');
    const received = await takenIn(stage, 'nothing-deleted', 'registered');
    const all = [
      ['Văn bản đã cấp số', sent.id],
      ['Văn bản đến đã vào sổ', received.id],
    ] as const;
    for (const [what, id] of all)
      for (const role of ['specialist', 'head', 'clerk', 'leader'])
        await stage.step(`${what} không xóa được (${roleName(role)})`, async () => {
          const own = (await officeOf(stage, role)).document(id);
          expect(await own.can('remove'), 'có thao tác xóa').toBe(false);
          await own.remove().catch(() => undefined);
          expect(await own.fact('number'), 'số, ký hiệu vẫn còn').not.toBe('');
        });
  }),
);

test(
  ...check('read-audit', async (stage) => {
    const days = [today()];
    const { id } = await takenIn(stage, 'read-audit', 'registered');
    const readers = ['leader', 'head', 'assistant'] as const;
    await stage.given('ba người đã mở xem văn bản', async () => {
      for (const role of readers) await (await officeOf(stage, role)).document(id).state();
    });
    await stage.step('Nhật ký có từng người đã xem', async () => {
      const lines = await (await officeOf(stage, 'administrator')).audit(id);
      days.push(today());
      const who = new Set(lines.map((line) => line.who));
      for (const role of readers) expect([...who], role).toContain(stage.account(role).username);
      const late = lines.filter(({ at }) => !days.includes(dayOf(at)));
      expect(late, 'dòng nhật ký ghi ngày khác').toEqual([]);
    });
  }),
);
