import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { handBack, prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, statusName } from '../settings.ts';

export const followOnPortal = journey('procedures', 'follow-on-portal', async (stage) => {
  const product = await productOf(stage);
  const dossier = await prepared(stage, procedureFor('follow-on-portal'), 'signed');
  const { portalLookUp } = product.desk(await stage.visitor());
  const shows = (status: number) =>
    expect
      .poll(
        async () => {
          await portalLookUp.open();
          await portalLookUp.search(dossier.code);
          return portalLookUp.status();
        },
        { message: 'trạng thái trên Cổng', intervals: [100, 250, 500, 1_000] },
      )
      .toBe(statusName(status));
  await stage.step(`Cổng cho thấy “${statusName(9)}”`, () => shows(9));
  await stage.given('cán bộ đã trả kết quả', () => handBack(stage, dossier));
  await stage.step(`Cổng theo kịp đến “${statusName(10)}”`, () => shows(10));
});
