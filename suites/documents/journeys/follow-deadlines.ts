import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STANDINGS } from '../offer/work-file.ts';
import { daysFromToday, officeOf, takenIn, written } from '../prepare.ts';
import { productOf } from '../product.ts';

/** A deadline over two days ago is over in any time zone; one that ends today is near, however near is meant. */
const DEADLINES = [
  [-2, STANDINGS.overdue],
  [0, STANDINGS.near],
  [60, STANDINGS.inTime],
] as const;

export const followDeadlines = journey('documents', 'follow-deadlines', async (stage) => {
  const product = await productOf(stage);
  const due: { id: string; number: string; standing: string }[] = [];
  for (const [days, standing] of DEADLINES) {
    const more = { dueOn: daysFromToday(days) };
    const taken = await takenIn(stage, 'follow-deadlines', 'processing', undefined, more);
    due.push({ id: taken.id, number: written(taken.envelope), standing });
  }
  const { deadlines, document } = product.desk((await stage.as('leader')).page);
  await stage.step('Lãnh đạo mở bảng theo dõi hạn xử lý', () => deadlines.open());
  for (const { number, standing } of due)
    await stage.step(`Văn bản ${standing.toLocaleLowerCase('vi')} được báo đúng`, () =>
      expect.poll(() => deadlines.standing(number), 'tình trạng hạn').toBe(standing),
    );
  await stage.step('Lãnh đạo đôn đốc, người xử lý đọc được', async () => {
    const text = `Đề nghị trả lời ngay. ${stage.marker}`;
    const { id = '' } = due[0] ?? {};
    await document.open(id);
    await document.urge(text);
    const handler = (await officeOf(stage, 'specialist')).document(id);
    await expect.poll(() => handler.fact('urging'), 'nội dung đôn đốc').toContain(text);
  });
});
