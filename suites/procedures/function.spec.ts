import { createHash, randomBytes } from 'node:crypto';
import { plusWorkingDays } from '../../config/calendar/days.ts';
import type { CalendarEntry } from '../../config/calendar/entry.ts';
import { factOf } from '../stage/html-form.ts';
import { addressOf } from '../stage/target.ts';
import { configOfSuites } from '../journey.ts';
import { isoDay, shownDay, today } from './dates.ts';
import { handedOver, takenOver } from './migrated.ts';
import { DossierPage } from './pages/dossier-page.ts';
import { FilingPage } from './pages/filing-page.ts';
import { declaration } from './applicant.ts';
import { factOfDossier, fileDossier, prepared } from './prepare.ts';
import { procedureFor, settings } from './settings.ts';
import { check, expect, test } from './test.ts';

test(
  ...check('attachment-whole', async (stage) => {
    const scan = {
      name: 'bản quét.pdf',
      mimeType: 'application/pdf',
      buffer: randomBytes(200_000),
    };
    const { code, unit } = await prepared(stage, procedureFor('attachment-whole'), 'filed', {
      enclosures: [scan],
    });
    const officer = new DossierPage((await stage.as('one-stop', unit)).page);
    await stage.step('Cán bộ một cửa thấy đủ tệp', async () => {
      await officer.open(addressOf(stage.target, 'procedures'), code);
      await expect(officer.files()).toHaveCount(2);
    });
    for (const sent of [declaration(stage.marker), scan])
      await stage.step(`Tệp “${sent.name}” tải về giống hệt tệp đã nộp`, async () => {
        const received = await officer.download(officer.files().filter({ hasText: sent.name }));
        expect(sha256(received), `SHA-256 của ${sent.name}`).toBe(sha256(sent.buffer));
      });
  }),
);

test(
  ...check('mandatory-fields', async (stage) => {
    const { page } = await stage.as('citizen');
    const address = addressOf(stage.target, 'procedures');
    const form = new FilingPage(page);
    const facts = new DossierPage(page);
    const procedure = procedureFor('mandatory-fields');
    const prescribed = await stage.step('Xem thông tin thủ tục quy định phải khai', async () => {
      await page.goto(`${address}/thu-tuc/${procedure}`);
      return ((await facts.fact('Thông tin phải khai').textContent()) ?? '').trim().split('; ');
    });
    await stage.step('Tờ khai chỉ bắt buộc đúng các thông tin đó', async () => {
      await form.openAsCitizen(address, procedure);
      const formal = /^(?:Nơi tiếp nhận|Tờ khai|Tôi cam đoan.*)$/;
      const asked = (await form.mandatoryFields()).filter((label) => !formal.test(label));
      expect(asked.sort(), 'các trường bắt buộc').toEqual(prescribed.sort());
    });
  }),
);

test(
  ...check('due-date', async (stage) => {
    const { calendar, timeZone } = configOfSuites().plan;
    const visitor = await stage.anonymous();
    const facts = async (procedure: string, from: string) => {
      const query = new URLSearchParams({ thutuc: procedure, ngay: shownDay(from) });
      const answer = await visitor.get(
        `${addressOf(stage.target, 'procedures')}/ngay-hen-tra?${query}`,
      );
      const html = await answer.text();
      const limit = Number.parseInt(factOf(html, 'Thời hạn giải quyết') ?? '', 10);
      return { limit, due: factOf(html, 'Ngày hẹn trả') };
    };
    for (const procedure of settings().dueDateProcedures)
      await stage.step(`Tính ngày hẹn trả của thủ tục ${procedure}`, async () => {
        for (const from of [...settings().receptionDays, today(timeZone)]) {
          const { limit, due } = await facts(procedure, from);
          expect(limit, 'thời hạn giải quyết').toBeGreaterThan(0);
          const asked = `${limit} ngày làm việc từ ${shownDay(from)}`;
          expect(dueDays(calendar, from, limit), asked).toContain(due);
        }
      });
    await stage.step('Ngày hẹn trả trên hồ sơ tính cùng một cách', async () => {
      const procedure = settings().dueDateProcedures.at(-1) ?? '';
      const { code, citizen } = await prepared(stage, procedure, 'received');
      const day = isoDay((await factOfDossier(stage, citizen, code, 'Ngày tiếp nhận')) ?? '');
      const { limit } = await facts(procedure, day);
      const shown = await factOfDossier(stage, citizen, code, 'Ngày hẹn trả');
      const asked = `${limit} ngày làm việc từ ${shownDay(day)}`;
      expect(dueDays(calendar, day, limit), asked).toContain(shown);
    });
  }),
);

test(
  ...check('migrated-complete', async (stage) => {
    const source = await stage.given('có danh sách bàn giao của hai tỉnh', () => handedOver(stage));
    const target = await stage.given('có danh sách đã chuyển đổi', () => takenOver(stage));
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
    const { page, account } = await stage.as('citizen');
    const form = new FilingPage(page);
    await stage.step('Mở tờ khai', () =>
      form.openAsCitizen(addressOf(stage.target, 'procedures'), procedureFor('auto-fill')),
    );
    await stage.step('Thông tin công dân đã được điền sẵn', async () => {
      await expect(form.field('Số định danh cá nhân')).toHaveValue(/^\d{12}$/);
      await expect(form.field('Ngày sinh')).toHaveValue(/^\d{2}\/\d{2}\/\d{4}$/);
      await expect(form.field('Nơi thường trú')).not.toBeEmpty();
      const name = await form.field('Họ và tên').inputValue();
      expect(name, `họ tên của ${account.username}`).not.toBe('');
      await expect(page.getByRole('banner').getByText(name)).toBeVisible();
    });
  }),
);

/** Days on which a time limit may end: a Saturday worked in exchange for a bridge day counts at some offices only. */
function dueDays(calendar: CalendarEntry, from: string, limit: number): string[] {
  const ends = [calendar, { ...calendar, workdays: [] }].map((one) =>
    shownDay(plusWorkingDays(one, from, limit)),
  );
  return [...new Set(ends)];
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
