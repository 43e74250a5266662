import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { journey } from '../../journey.ts';
import { DossierPage } from '../pages/dossier-page.ts';
import { FilingPage } from '../pages/filing-page.ts';
import { procedureFor, settings } from '../settings.ts';

export const fileInPerson = journey('procedures', 'file-in-person', async (stage) => {
  const { page } = await stage.as('one-stop');
  const form = new FilingPage(page);
  const slip = new DossierPage(page);
  await stage.step('Mở “Tiếp nhận trực tiếp” và chọn thủ tục', () =>
    form.openAtCounter(addressOf(stage.target, 'procedures'), procedureFor('file-in-person')),
  );
  await stage.step('Nhập thông tin người nộp', () => form.fill({ content: stage.marker }));
  await stage.step('Bấm “Tiếp nhận và in giấy hẹn”', () => form.submitAtCounter());
  await stage.step('Xem giấy tiếp nhận có mã hồ sơ và ngày hẹn trả', async () => {
    const title = 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả';
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(slip.fact('Mã hồ sơ')).toHaveText(settings().dossierCode);
    await expect(slip.fact('Ngày hẹn trả kết quả')).toHaveText(/^\s*\d{2}\/\d{2}\/\d{4}\s*$/);
    await expect(page.getByRole('button', { name: 'In giấy tiếp nhận' })).toBeVisible();
  });
});
