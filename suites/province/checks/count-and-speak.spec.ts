import { productOf as meetingsOf } from '../../meetings/product.ts';
import { connected } from '../../portal/prepare.ts';
import { given as reportGiven, interfaceReport } from '../../reporting/prepare.ts';
import { today } from '../../stage/days.ts';
import { settings } from '../settings.ts';
import { arrived, handledUntil } from '../prepare.ts';
import { productOf } from '../product.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('counted-once', async (stage) => {
    const product = await productOf(stage);
    const filed = await arrived(stage, 'counted-once');
    const reporting = stage.on('reporting');
    const { home } = stage.target.units;
    const month = monthOf(today());
    const campaign = await reportGiven(reporting, 'counted-once', { period: month });
    const report = campaign.reports.get(home) ?? '';
    const reporter = await reporting.person('reporter');
    const times = async () => {
      await product.takeFigures(reporter, report);
      const counted = await product.counted(reporter, report);
      return counted.filter((code) => code === filed.code).length;
    };
    await stage.step('Hồ sơ đang xử lý chưa được tính', async () => {
      expect(await times(), 'số lần hồ sơ được tính').toBe(0);
    });
    await stage.given('hồ sơ đã được giải quyết', () => handledUntil(stage, filed, 'signed'));
    await stage.step('Hồ sơ đã giải quyết được tính đúng một lần', async () => {
      expect(await times(), 'số lần hồ sơ được tính').toBe(1);
    });
    await stage.step('Số liệu của xã bằng số hồ sơ đã tính', async () => {
      const counted = await product.counted(reporter, report);
      expect(counted.length, 'số hồ sơ đã tính').toBe(new Set(counted).size);
      const { figures } = await interfaceReport(reporting, campaign.id);
      const settled = settings().settledCells.map((cell) => Number(figures[cell] ?? 0));
      const sum = settled.reduce((all, one) => all + one, 0);
      expect(sum, 'hồ sơ đã giải quyết').toBe(counted.length);
    });
  }),
);

/** The month of reporting that a day belongs to, `202507`: the figures close on the 14th. */
function monthOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  const closing = date.day > 14 ? date.add({ months: 1 }) : date;
  return closing.toPlainYearMonth().toString().replace('-', '');
}

test(
  ...check('minutes-name-dossier', async (stage) => {
    const filed = await arrived(stage, 'minutes-name-dossier');
    const system = await connected(stage.on('portal'));
    const told = await stage.given('Cổng cho biết chủ hồ sơ', () => system.find(filed.code));
    const personal = [told?.applicant ?? '', ...(told?.identities ?? [])];
    const meetings = stage.on('meetings');
    const product = await meetingsOf(meetings);
    const chair = await meetings.person('chair');
    const secretary = await meetings.person('secretary');
    const held = await stage.given('có cuộc họp nêu hồ sơ', async () => {
      const id = await product.office(chair).arrange({
        ...{ title: `Họp thử ${stage.marker}`, kind: settings().meetingKind },
        ...{ secretary: secretary.account, lobby: false },
      });
      const notes = `Rà soát tiến độ hồ sơ ${filed.code}. ${stage.marker}`;
      await product.office(secretary).meeting(id).writeNotes(notes);
      return product.office(chair).meeting(id);
    });
    await stage.step('Chủ trì kết thúc cuộc họp', () => held.end());
    const { text } = await held.minutes();
    await stage.step('Biên bản ghi mã hồ sơ và tình trạng của hồ sơ', async () => {
      expect(text, 'nội dung biên bản').toContain(`${filed.code}:`);
    });
    await stage.step('Biên bản không ghi họ tên, số định danh của chủ hồ sơ', () => {
      expect(personal.filter(Boolean).length, 'số thông tin đã tìm').toBe(2);
      const shown = personal.filter((one) => text.includes(one));
      expect(shown.length, 'số thông tin cá nhân trong biên bản').toBe(0);
      return Promise.resolve();
    });
  }),
);
