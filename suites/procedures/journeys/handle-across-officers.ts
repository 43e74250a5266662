import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor } from '../settings.ts';

/** A level of administration that there is no more. */
const DISTRICT = /huyện/i;
const NO_DISTRICT = /^(?!.*huyện).+$/i;

export const handleAcrossOfficers = journey(
  'procedures',
  'handle-across-officers',
  async (stage) => {
    const product = await productOf(stage);
    const { code } = await prepared(stage, procedureFor('handle-across-officers'), 'assigned');
    const first = product.desk((await stage.as('specialist')).page).dossier(code);
    const colleague = await stage.as('specialist', stage.target.units.home, 1);
    const second = product.desk(colleague.page).dossier(code);
    await stage.step('Chuyên viên thứ nhất thẩm định và chuyển đồng nghiệp', async () => {
      await first.open();
      await first.assess(`Đủ giấy tờ. ${stage.marker}`);
      await first.handOver(colleague.account);
    });
    await stage.step('Hồ sơ ở chuyên viên thứ hai, không qua cấp huyện', async () => {
      await second.open();
      await expect.poll(() => second.fact('step'), 'bước hiện tại').toMatch(NO_DISTRICT);
      const passed = async () => (await second.history()).filter((one) => DISTRICT.test(one));
      await expect.poll(passed, 'các bước qua cấp huyện').toEqual([]);
      await expect.poll(() => second.can('submit'), 'chuyên viên thứ hai trình ký được').toBe(true);
    });
    await stage.step('Chuyên viên thứ hai thẩm định và trình ký', async () => {
      await second.assess(`Đồng ý. ${stage.marker}`);
      await second.submit();
      await expect.poll(() => second.fact('step'), 'bước hiện tại').toMatch(/lãnh đạo ký số/);
    });
  },
);
