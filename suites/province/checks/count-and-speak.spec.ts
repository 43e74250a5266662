import { connected } from '../../portal/prepare.ts';
import { interfaceReport } from '../../reporting/prepare.ts';
import { meetingOn } from '../meeting.ts';
import { monthReport } from '../month.ts';
import { arrived, handledUntil } from '../prepare.ts';
import { settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('counted-once', async (stage) => {
    const filed = await arrived(stage, 'counted-once');
    const month = await monthReport(stage, 'counted-once');
    const times = async () => (await month.take()).filter((code) => code === filed.code).length;
    await stage.step('Hồ sơ đang xử lý chưa được tính', async () => {
      expect(await times(), 'số lần hồ sơ được tính').toBe(0);
    });
    await stage.given('hồ sơ đã được giải quyết', () => handledUntil(stage, filed, 'signed'));
    await stage.step('Hồ sơ đã giải quyết được tính đúng một lần', async () => {
      expect(await times(), 'số lần hồ sơ được tính').toBe(1);
    });
    await stage.step('Số liệu của xã bằng số hồ sơ đã tính', async () => {
      const counted = await month.take();
      expect(counted.length, 'số hồ sơ đã tính').toBe(new Set(counted).size);
      const { figures } = await interfaceReport(stage.on('reporting'), month.campaign);
      const settled = settings().settledCells.map((cell) => Number(figures[cell] ?? 0));
      const sum = settled.reduce((all, one) => all + one, 0);
      expect(sum, 'hồ sơ đã giải quyết').toBe(counted.length);
    });
  }),
);

test(
  ...check('minutes-name-dossier', async (stage) => {
    const filed = await arrived(stage, 'minutes-name-dossier');
    const system = await connected(stage.on('portal'));
    const told = await stage.given('Cổng cho biết chủ hồ sơ', () => system.find(filed.code));
    const personal = [told?.applicant ?? '', ...(told?.identities ?? [])].filter(Boolean);
    const meeting = await meetingOn(stage, filed.code);
    await stage.step('Chủ trì kết thúc cuộc họp', () => meeting.end());
    const { text } = await meeting.minutes();
    await stage.step('Biên bản ghi mã hồ sơ và tình trạng của hồ sơ', async () => {
      expect(text, 'nội dung biên bản').toContain(`${filed.code}:`);
    });
    await stage.step('Biên bản không ghi họ tên, số định danh của chủ hồ sơ', async () => {
      expect(personal.length, 'số thông tin đã tìm').toBe(2);
      const shown = personal.filter((one) => text.includes(one));
      expect(shown.length, 'số thông tin cá nhân trong biên bản').toBe(0);
    });
  }),
);
