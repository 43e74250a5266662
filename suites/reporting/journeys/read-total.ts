import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { totalOf } from '../arithmetic/figures.ts';
import { formWithCode } from '../forms/read.ts';
import { officeOf } from '../prepare.ts';
import { productOf } from '../product.ts';
import { settings } from '../settings.ts';

/** The monthly period that is read. */
const [, MONTH] = settings().completed;

export const readTotal = journey('reporting', 'read-total', async (stage) => {
  const office = await officeOf(stage, 'aggregator');
  const { campaign: desk } = (await productOf(stage)).desk((await stage.as('aggregator')).page);
  const campaign = await stage.given('có kỳ báo cáo tháng đã hoàn thành', async () => {
    const found = (await office.campaigns(MONTH)).find((one) => one.isWhole);
    expect(found?.id, 'đợt báo cáo').toBeDefined();
    return found!;
  });
  await stage.step('Tổng trên màn hình bằng tổng các xã, phường', async () => {
    const reports = await office.reports(campaign.id);
    const counted = totalOf(
      formWithCode(campaign.form, campaign.formVersion),
      reports.map(({ figures }) => figures),
    );
    await desk.open(campaign.id);
    for (const key of ['TTHC01.v', 'DTC02.v', 'TTHC04.v'])
      await expect.poll(() => desk.figure(key), `ô ${key}`).toBe(counted[key]);
  });
});
