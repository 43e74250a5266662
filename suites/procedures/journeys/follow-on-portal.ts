import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { journey } from '../../journey.ts';
import { LookUpPage } from '../pages/look-up-page.ts';
import { act, prepared } from '../prepare.ts';
import { procedureFor, statusName } from '../settings.ts';

export const followOnPortal = journey('procedures', 'follow-on-portal', async (stage) => {
  const { code, unit } = await prepared(stage, procedureFor('follow-on-portal'), 'signed');
  const portal = new LookUpPage(await stage.visitor());
  const shows = (status: number) =>
    expect(async () => {
      await portal.open(addressOf(stage.target, 'dvcqg'));
      await portal.search(code);
      await expect(portal.fact('Trạng thái')).toHaveText(statusName(status), { timeout: 500 });
    }).toPass({ timeout: 10_000, intervals: [100, 250, 500, 1_000] });
  await stage.step('Cổng cho thấy “Đã xử lý xong”', () => shows(9));
  await stage.given('cán bộ đã trả kết quả', async () => {
    await act(stage, await stage.person('one-stop', unit), code, 'Trả kết quả');
  });
  await stage.step('Cổng theo kịp đến “Đã trả kết quả”', () => shows(10));
});
