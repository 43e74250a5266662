import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { journey } from '../../journey.ts';
import { DossierPage } from '../pages/dossier-page.ts';
import { prepared } from '../prepare.ts';
import { procedureFor, statusName } from '../settings.ts';

export const supplement = journey('procedures', 'supplement', async (stage) => {
  const address = addressOf(stage.target, 'procedures');
  const { code } = await prepared(stage, procedureFor('supplement'), 'filed');
  const officer = new DossierPage((await stage.as('one-stop')).page);
  const citizen = new DossierPage((await stage.as('citizen')).page);
  const wanted = `Bổ sung bản sao giấy tờ. ${stage.marker}`;
  const answer = `Đã bổ sung theo yêu cầu. ${stage.marker}`;
  const paper = { name: 'bổ sung.txt', mimeType: 'text/plain', buffer: Buffer.from(answer) };
  await stage.step('Cán bộ một cửa yêu cầu bổ sung', async () => {
    await officer.open(address, code);
    await officer.act('Yêu cầu bổ sung', { 'Nội dung yêu cầu bổ sung': wanted });
    await expect(officer.status()).toHaveText(statusName(5));
  });
  await stage.step('Công dân đọc yêu cầu và gửi bổ sung', async () => {
    await citizen.open(address, code);
    await expect(citizen.fact('Nội dung yêu cầu bổ sung')).toHaveText(wanted);
    await citizen.act('Gửi bổ sung', { 'Nội dung bổ sung': answer, 'Giấy tờ bổ sung': paper });
  });
  await stage.step('Cán bộ nhận được phần bổ sung', async () => {
    await officer.open(address, code);
    await expect(officer.fact('Nội dung công dân bổ sung')).toHaveText(answer);
    await expect(officer.files().filter({ hasText: paper.name })).toHaveCount(1);
    await expect(officer.action('Tiếp nhận hồ sơ')).toBeVisible();
  });
});
