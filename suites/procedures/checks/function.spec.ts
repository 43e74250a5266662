import { randomBytes } from 'node:crypto';
import { plusWorkingDays } from '../../../config/calendar/days.ts';
import type { CalendarEntry } from '../../../config/calendar/entry.ts';
import { configOfSuites } from '../../journey.ts';
import { today } from '../../stage/days.ts';
import { shownDay } from '../dates.ts';
import { declaration } from '../declaration.ts';
import { fileDossier, ownDossier, prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, settings, statusName } from '../settings.ts';
import { check, expect, test } from './suite.ts';
import { sha256 } from '../../stage/hash.ts';

test(
  ...check('attachment-whole', async (stage) => {
    const product = await productOf(stage);
    const scan = {
      name: 'bản quét.pdf',
      mimeType: 'application/pdf',
      buffer: randomBytes(200_000),
    };
    const { code, unit } = await prepared(stage, procedureFor('attachment-whole'), 'filed', {
      enclosures: [scan],
    });
    const officer = product.desk((await stage.as('one-stop', unit)).page).dossier(code);
    await stage.step('Cán bộ một cửa thấy đủ tệp', async () => {
      await officer.open();
      await expect.poll(async () => (await officer.papers()).length, 'số tệp').toBe(2);
    });
    for (const sent of [declaration(stage.marker), scan])
      await stage.step(`Tệp “${sent.name}” tải về giống hệt tệp đã nộp`, async () => {
        const received = await officer.paper(sent.name);
        expect(sha256(received), `SHA-256 của ${sent.name}`).toBe(sha256(sent.buffer));
      });
    const own = product.desk((await stage.as('citizen')).page).dossier(code);
    await stage.step('Công dân cũng thấy đủ tệp đã nộp', async () => {
      await own.open();
      const shown = async () => (await own.papers()).toSorted();
      await expect.poll(shown, 'các tệp').toEqual((await officer.papers()).toSorted());
    });
    await stage.step('Rút hồ sơ rồi vẫn còn đủ tệp', async () => {
      await own.withdraw(`Nộp nhầm. ${stage.marker}`);
      await expect.poll(() => own.status(), 'trạng thái').toBe(statusName(7));
      expect((await own.papers()).length, 'số tệp').toBe(2);
    });
  }),
);

test(
  ...check('mandatory-fields', async (stage) => {
    const product = await productOf(stage);
    const { filing } = product.desk((await stage.as('citizen')).page);
    const procedure = procedureFor('mandatory-fields');
    const prescribed = await stage.step('Xem thông tin thủ tục quy định phải khai', () =>
      filing.prescribed(procedure),
    );
    await stage.step('Tờ khai chỉ bắt buộc đúng các thông tin đó', async () => {
      await filing.open(procedure);
      const asked = await filing.mandatory();
      expect(asked.sort(), 'các trường bắt buộc').toEqual(prescribed.sort());
    });
  }),
);

test(
  ...check('due-date', async (stage) => {
    const { published } = await productOf(stage);
    const { calendar } = configOfSuites().plan;
    for (const procedure of settings().dueDateProcedures)
      await stage.step(`Tính ngày hẹn trả của thủ tục ${procedure}`, async () => {
        for (const from of [...settings().receptionDays, today()]) {
          const { limit, due } = await published.dueDate(procedure, from);
          expect(limit, 'thời hạn giải quyết').toBeGreaterThan(0);
          const asked = `${limit} ngày làm việc từ ${shownDay(from)}`;
          expect(dueDays(calendar, from, limit), asked).toContain(due);
        }
      });
    await stage.step('Ngày hẹn trả trên hồ sơ tính cùng một cách', async () => {
      const procedure = settings().dueDateProcedures.at(-1) ?? '';
      const own = await ownDossier(stage, await prepared(stage, procedure, 'received'));
      const day = await own.day('received');
      expect(day, 'ngày tiếp nhận').not.toBe('');
      const { limit } = await published.dueDate(procedure, day);
      const asked = `${limit} ngày làm việc từ ${shownDay(day)}`;
      expect(dueDays(calendar, day, limit), asked).toContain(await own.day('due'));
    });
  }),
);

test(
  ...check('migrated-complete', async (stage) => {
    const product = await productOf(stage);
    const source = await stage.given('có danh sách bàn giao của hai tỉnh', () =>
      product.migrated.handedOver(),
    );
    const target = await stage.given('có danh sách đã chuyển đổi', () =>
      product.migrated.takenOver(),
    );
    const taken = new Map<string, number>();
    for (const { code } of target) taken.set(code, (taken.get(code) ?? 0) + 1);
    await stage.step('Có hồ sơ của cả hai tỉnh', async () => {
      expect(new Set(source.map(({ province }) => province)).size).toBeGreaterThanOrEqual(2);
    });
    await stage.step('Không hồ sơ nào bị thiếu', async () => {
      const missing = source.filter(({ code }) => !taken.has(code)).map(({ code }) => code);
      expect(missing.slice(0, 10), `${missing.length} hồ sơ thiếu`).toEqual([]);
    });
    await stage.step('Không hồ sơ nào bị trùng', async () => {
      const doubled = [...taken].filter(([, times]) => times > 1).map(([code]) => code);
      expect(doubled.slice(0, 10), `${doubled.length} hồ sơ trùng`).toEqual([]);
    });
    await stage.step('Không có hồ sơ lạ', async () => {
      const known = new Set(source.map(({ code }) => code));
      const strange = target.filter(({ code }) => !known.has(code)).map(({ code }) => code);
      expect(strange.slice(0, 10), `${strange.length} hồ sơ lạ`).toEqual([]);
    });
    await stage.step('Hồ sơ nào cũng giữ đúng thủ tục', async () => {
      const before = new Map(source.map(({ code, procedure }) => [code, procedure]));
      const moved = target.filter(({ code, procedure }) => before.get(code) !== procedure);
      const shown = moved.map(
        ({ code, procedure }) => `${code}: ${before.get(code)} thành ${procedure}`,
      );
      expect(shown.slice(0, 10), `${moved.length} hồ sơ sang thủ tục khác`).toEqual([]);
    });
  }),
);

test(
  ...check('unique-codes', async (stage) => {
    const procedure = procedureFor('unique-codes');
    const codes = await stage.step('Nhiều công dân nộp cùng lúc', async () => {
      const people = await Promise.all(
        [0, 1, 2].map((nth) => stage.person('citizen', undefined, nth)),
      );
      const filings = [...people, ...people].map((citizen) =>
        fileDossier(stage, procedure, { citizen }),
      );
      return (await Promise.all(filings)).map(({ code }) => code);
    });
    await stage.step('Mỗi hồ sơ có một mã riêng', async () => {
      expect(new Set(codes).size, `số mã khác nhau, đã cấp ${[...new Set(codes)].join(', ')}`).toBe(
        codes.length,
      );
    });
  }),
);

test(
  ...check('auto-fill', async (stage) => {
    const product = await productOf(stage);
    const { page, account } = await stage.as('citizen');
    const desk = product.desk(page);
    const { filing } = desk;
    await stage.step('Mở tờ khai', () => filing.open(procedureFor('auto-fill')));
    await stage.step('Thông tin công dân đã được điền sẵn', async () => {
      await expect
        .poll(() => filing.prefilled('id number'), 'số định danh cá nhân')
        .toMatch(/^\d{12}$/);
      await expect
        .poll(() => filing.prefilled('birthday'), 'ngày sinh')
        .toMatch(/^\d{2}\/\d{2}\/\d{4}$/);
      await expect.poll(() => filing.prefilled('residence'), 'nơi thường trú').not.toBe('');
      const name = await filing.prefilled('name');
      expect(name, `họ tên của ${account.username}`).not.toBe('');
      await expect.poll(() => desk.greets(name), 'trang ghi tên người đăng nhập').toBe(true);
    });
  }),
);

/** Days on which a time limit may end: a Saturday worked in exchange for a bridge day counts at some offices only. */
function dueDays(calendar: CalendarEntry, from: string, limit: number): string[] {
  const ends = [calendar, { ...calendar, workdays: [] }].map((one) =>
    plusWorkingDays(one, from, limit),
  );
  return [...new Set(ends)];
}
