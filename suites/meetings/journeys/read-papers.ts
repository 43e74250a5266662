import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { sha256 } from '../../stage/hash.ts';
import { arranged, officeOf, twoBridges } from '../prepare.ts';

/** The secretary adds a document; a bridge gets it as it was. */
export const readPapers = journey('meetings', 'read-papers', async (stage) => {
  const [home] = twoBridges(stage);
  const held = await arranged(stage, 'read-papers', [home]);
  const name = 'du-thao-nghi-quyet.txt';
  const bytes = Buffer.from(`${stage.marker}\n`.repeat(400));
  await stage.step('Thư ký đăng tài liệu', async () => {
    const secretary = (await officeOf(stage, 'secretary')).meeting(held.id);
    const counted = await secretary.addPaper({ name, bytes, level: 0 });
    if (counted !== undefined) expect(counted, 'số tài liệu trang ghi').toBe(1);
  });
  await stage.step('Điểm cầu tải về được nguyên vẹn', async () => {
    const bridge = (await officeOf(stage, 'bridge')).meeting(held.id);
    const address = (await bridge.papers()).get(name) ?? '';
    const got = await bridge.paper(address);
    expect(got.bytes.length, 'dung lượng').toBe(bytes.length);
    expect(sha256(got.bytes), 'mã băm').toBe(sha256(bytes));
  });
});
