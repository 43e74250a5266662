import { createHash } from 'node:crypto';
import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { journey } from '../../journey.ts';
import { DossierPage } from '../pages/dossier-page.ts';
import { prepared } from '../prepare.ts';
import { procedureFor, statusName } from '../settings.ts';

export const returnResult = journey('procedures', 'return-result', async (stage) => {
  const address = addressOf(stage.target, 'procedures');
  const { code } = await prepared(stage, procedureFor('return-result'), 'signed');
  const officer = new DossierPage((await stage.as('one-stop')).page);
  const { page } = await stage.as('citizen');
  const citizen = new DossierPage(page);
  const result = await stage.step('Cán bộ một cửa trả kết quả', async () => {
    await officer.open(address, code);
    await officer.act('Trả kết quả');
    await expect(officer.status()).toHaveText(statusName(10));
    return officer.download(officer.link('Tải kết quả'));
  });
  await stage.step('Công dân thấy kết quả trong kho dữ liệu điện tử', async () => {
    await page.goto(`${address}/kho-du-lieu`);
    const row = page.getByRole('row').filter({ hasText: code });
    await expect(row).toHaveCount(1);
    const stored = await citizen.download(row.getByRole('link', { name: 'Tải kết quả' }));
    expect(sha256(stored), 'mã băm của kết quả trong kho').toBe(sha256(result));
  });
});

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
