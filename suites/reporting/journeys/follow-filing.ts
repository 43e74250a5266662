import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import type { Filing } from '../offer/desk.ts';
import type { UnitReport } from '../offer/reports.ts';
import { officeOf } from '../prepare.ts';
import { productOf } from '../product.ts';

export const followFiling = journey('reporting', 'follow-filing', async (stage) => {
  const office = await officeOf(stage, 'aggregator');
  const { campaign: desk } = (await productOf(stage)).desk((await stage.as('aggregator')).page);
  const campaign = await stage.given('có kỳ báo cáo của toàn tỉnh đang mở', async () => {
    const open = (await office.campaigns()).filter((one) => one.isWhole && one.isOpen);
    // The one whose figures were closed last: a period to come is for nobody to send yet.
    const today = new Date().toISOString().slice(0, 10);
    const found = open
      .filter(({ to }) => to < today)
      .toSorted((a, b) => a.to.localeCompare(b.to))
      .at(-1);
    expect(found?.id, 'đợt báo cáo').toBeDefined();
    return found!;
  });
  await stage.step('Mỗi đơn vị có mặt một lần, đúng trạng thái và tình trạng hạn', async () => {
    // Units go on reporting meanwhile: the page is read again until both were read at one moment.
    await expect
      .poll(async () => {
        const reports = await office.reports(campaign.id);
        await desk.open(campaign.id);
        return differing(await desk.filings(), reports);
      }, 'đơn vị lệch')
      .toEqual([]);
  });
});

/** What the page says of a unit and the interface does not, or the other way round. */
function differing(shown: readonly Filing[], reports: readonly UnitReport[]): string[] {
  const words = ({ unit, state, isLate }: Filing) =>
    `${unit}: ${state}, ${isLate ? 'quá hạn' : 'trong hạn'}`;
  const onPage = shown.map(words);
  const known = reports.map(words);
  // Two empty lists agree and say nothing.
  if (onPage.length === 0) return ['trang không có đơn vị nào'];
  return [
    ...onPage.filter((one) => !known.includes(one)).map((one) => `trang ghi ${one}`),
    ...known.filter((one) => !onPage.includes(one)).map((one) => `giao diện ghi ${one}`),
    ...onPage.filter((one, at) => onPage.indexOf(one) !== at).map((one) => `ghi hai lần ${one}`),
  ];
}
