import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/reports.ts';
import { given, officeOf } from '../prepare.ts';
import { productOf } from '../product.ts';
import { ReportBook } from '../workbook.ts';

/** What somebody fills into the workbook; more dossiers were filed online than were received. */
const TYPED = {
  ...{ 'TTHC01.v': '1.234', 'TTHC02.v': '1.100', 'TTHC03.v': '34', 'TTHC05.v': '1.240' },
  ...{ 'DTC01.v': '12.345,678', 'DTC02.v': '4.321,5' },
};

export const importAndCorrect = journey('reporting', 'import-and-correct', async (stage) => {
  const campaign = await given(stage, 'import-and-correct');
  const id = campaign.reports.get(stage.target.units.home) ?? '';
  const { report } = (await productOf(stage)).desk((await stage.as('reporter')).page);
  const workbook = await stage.given('tệp kết xuất đã được điền', async () => {
    const exported = await (await officeOf(stage, 'reporter')).report(id).exported();
    const book = await ReportBook.open(exported, campaign.form);
    for (const [key, figure] of Object.entries(TYPED)) book.put(key, figure);
    return book.bytes();
  });
  await stage.step('Nhập từ tệp có số viết kiểu Việt Nam', async () => {
    await report.open(id);
    await report.importBook(workbook);
    await expect.poll(() => report.figure('TTHC01.v'), 'hồ sơ tiếp nhận').toBe('1234');
    await expect.poll(() => report.figure('DTC01.v'), 'kế hoạch vốn').toBe('12345.678');
  });
  await stage.step('Gửi bị từ chối, ô sai được đánh dấu trên bảng', async () => {
    await report.send();
    await expect.poll(() => report.state(), 'trạng thái').toBe(STATES.entering);
    await expect.poll(() => report.marked(), 'ô được đánh dấu').toContain('TTHC05.v');
    expect(await report.message(), 'lời báo').toContain('TTHC05.v');
    expect(await report.marked(), 'ô được đánh dấu').not.toContain('TTHC01.v');
  });
  await stage.step('Sửa ô đó ngay trên bảng rồi gửi được', async () => {
    await report.enter({ 'TTHC05.v': '1200' });
    await expect.poll(() => report.saved(), 'lời báo').toContain('Đã tự lưu');
    await report.send();
    await expect.poll(() => report.state(), 'trạng thái').toBe(STATES.sent);
  });
});
