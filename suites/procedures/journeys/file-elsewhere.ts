import { communeName, journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { declaration } from '../declaration.ts';
import { withdrawAfterwards } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor } from '../settings.ts';

export const fileElsewhere = journey('procedures', 'file-elsewhere', async (stage) => {
  const product = await productOf(stage);
  const citizen = await stage.as('citizen');
  const desk = product.desk(citizen.page);
  const { home, other } = stage.target.units;
  const elsewhere = await stage.step('Mở tờ khai, xem nơi thường trú', async () => {
    await desk.filing.open(procedureFor('file-elsewhere'));
    const residence = await desk.filing.prefilled('residence');
    return residence.includes(communeName(other)) ? home : other;
  });
  await stage.step('Chọn nơi tiếp nhận khác nơi cư trú và nộp', async () => {
    const paper = declaration(stage.marker);
    await desk.filing.fill({ content: stage.marker, declaration: paper, unit: elsewhere });
    await desk.filing.send();
  });
  await stage.step('Hồ sơ được nhận tại nơi đã chọn', async () => {
    const code = await desk.filing.code();
    withdrawAfterwards(stage, citizen, code);
    await expect
      .poll(() => desk.dossier(code).fact('unit'), 'nơi tiếp nhận')
      .toBe(communeName(elsewhere));
  });
});
