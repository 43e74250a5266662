import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { journey } from '../../journey.ts';
import { DossierPage } from '../pages/dossier-page.ts';
import { prepared } from '../prepare.ts';
import { procedureFor } from '../settings.ts';

export const handleAcrossOfficers = journey(
  'procedures',
  'handle-across-officers',
  async (stage) => {
    const address = addressOf(stage.target, 'procedures');
    const { code } = await prepared(stage, procedureFor('handle-across-officers'), 'assigned');
    const first = new DossierPage((await stage.as('specialist')).page);
    const colleague = await stage.as('specialist', stage.target.units.home, 1);
    const second = new DossierPage(colleague.page);
    await stage.step('Chuyên viên thứ nhất thẩm định và chuyển đồng nghiệp', async () => {
      await first.open(address, code);
      await first.act('Lưu ý kiến thẩm định', {
        'Ý kiến thẩm định': `Đủ giấy tờ. ${stage.marker}`,
      });
      await first.act('Chuyển chuyên viên khác', {
        'Chuyển cho chuyên viên': colleague.account.username,
      });
    });
    await stage.step('Hồ sơ ở chuyên viên thứ hai, không qua cấp huyện', async () => {
      await second.open(address, code);
      await expect(second.fact('Bước hiện tại')).not.toContainText(/huyện/i);
      await expect(second.history().filter({ hasText: /cấp huyện/i })).toHaveCount(0);
      await expect(second.action('Trình ký')).toBeVisible();
    });
    await stage.step('Chuyên viên thứ hai thẩm định và trình ký', async () => {
      await second.act('Lưu ý kiến thẩm định', { 'Ý kiến thẩm định': `Đồng ý. ${stage.marker}` });
      await second.act('Trình ký');
      await expect(second.fact('Bước hiện tại')).toContainText('lãnh đạo ký số');
    });
  },
);
