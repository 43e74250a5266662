import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';
import { arrived, handBack, handledUntil, officerOf } from '../prepare.ts';
import { issueResult } from '../result.ts';

/** The result is signed and issued as a document; number and day are the same wherever they are read. */
export const issueResultJourney = journey('province', 'issue-result', async (stage) => {
  const product = await productOf(stage);
  const filed = await arrived(stage, 'issue-result');
  await stage.given('hồ sơ đã được ký số ở xã', () => handledUntil(stage, filed, 'signed'));
  const issued = await stage.step('Văn thư cấp số, phát hành kết quả ở hệ thống văn bản', () =>
    issueResult(stage, filed),
  );
  await stage.step('Hệ thống một cửa có cùng số và ngày', async () => {
    const officer = await officerOf(stage, 'one-stop');
    expect(issued.number, 'số, ký hiệu của văn bản').not.toBe('');
    await expect
      .poll(async () => (await product.resultAt(officer, filed.code)).number, 'số, ký hiệu ở xã')
      .toBe(issued.number);
    const { issuedOn } = await product.resultAt(officer, filed.code);
    expect(issuedOn, 'ngày ban hành ở xã').toBe(issued.issuedOn);
  });
  await stage.step('Trả kết quả, kho của công dân có cùng số', async () => {
    await handBack(stage, filed);
    const stored = async () =>
      (await filed.office.results()).filter((one) => one.dossier === filed.code);
    await expect.poll(async () => (await stored()).length, 'số kết quả trong kho').toBe(1);
    const [result] = await stored();
    expect(result?.notation, 'số, ký hiệu trong kho').toBe(issued.number);
  });
});
