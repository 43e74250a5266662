import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { formWithCode } from '../forms/read.ts';
import { officeOf } from '../prepare.ts';
import { productOf } from '../product.ts';
import { settings } from '../settings.ts';

/** The monthly period that is read. */
const [, MONTH] = settings().completed;

export const readReport = journey('reporting', 'read-report', async (stage) => {
  const { home } = stage.target.units;
  const office = await officeOf(stage, 'aggregator');
  const desk = (await productOf(stage)).desk((await stage.as('reporter')).page);
  const campaign = await stage.given('có kỳ báo cáo tháng đã hoàn thành', async () => {
    const found = (await office.campaigns(MONTH)).find((one) => one.isWhole);
    expect(found?.id, 'đợt báo cáo').toBeDefined();
    return found!;
  });
  await stage.step('Mở báo cáo của đơn vị từ danh sách', async () => {
    await desk.list.open();
    await desk.list.find(campaign.period);
    await desk.list.openReport(campaign.title);
  });
  await stage.step('Số liệu trên trang của đơn vị đúng bằng số liệu tỉnh nhận được', async () => {
    const received = (await office.reports(campaign.id)).find(({ unit }) => unit === home);
    expect(received?.id, 'báo cáo của đơn vị ở tỉnh').toBeDefined();
    const { figures } = received!;
    expect(Object.keys(figures).length, 'số ô có số liệu').toBeGreaterThan(0);
    const { cells } = formWithCode(campaign.form, campaign.formVersion);
    // A product that works nothing out has no such cells.
    const there = cells.filter(
      ({ key, formulas }) => formulas.length === 0 || Object.hasOwn(figures, key),
    );
    for (const { key } of there)
      await expect.poll(() => desk.report.figure(key), `ô ${key}`).toBe(figures[key] ?? '');
    await expect.poll(() => desk.report.state(), 'trạng thái').toBe(received!.state);
  });
});
