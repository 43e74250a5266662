import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { configOfSuites, journey } from '../../journey.ts';
import { declaration } from '../applicant.ts';
import { DossierPage } from '../pages/dossier-page.ts';
import { FilingPage } from '../pages/filing-page.ts';
import { withdrawAfterwards } from '../prepare.ts';
import { procedureFor } from '../settings.ts';

export const fileElsewhere = journey('procedures', 'file-elsewhere', async (stage) => {
  const citizen = await stage.as('citizen');
  const { page } = citizen;
  const form = new FilingPage(page);
  const dossier = new DossierPage(page);
  const { home, other } = stage.target.units;
  const elsewhere = await stage.step('Mở tờ khai, xem nơi thường trú', async () => {
    await form.openAsCitizen(addressOf(stage.target, 'procedures'), procedureFor('file-elsewhere'));
    const residence = await form.field('Nơi thường trú').inputValue();
    const commune = configOfSuites().communes.find(({ code }) => code === other);
    return commune !== undefined && residence.includes(commune.name) ? home : other;
  });
  await stage.step('Chọn nơi tiếp nhận khác nơi cư trú và nộp', async () => {
    const paper = declaration(stage.marker);
    await form.fill({ content: stage.marker, declaration: paper, unit: elsewhere });
    await form.submit();
  });
  await stage.step('Hồ sơ được nhận tại nơi đã chọn', async () => {
    withdrawAfterwards(stage, citizen, await dossier.code());
    const name = configOfSuites().communes.find(({ code }) => code === elsewhere)?.name ?? '';
    await expect(dossier.fact('Nơi tiếp nhận')).toHaveText(name);
  });
});
