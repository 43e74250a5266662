import { journey } from '../../journey.ts';
import { answerTo } from '../../stage/precondition.ts';
import { expect } from '../../stage/expect.ts';
import { sha256 } from '../../stage/hash.ts';
import { given, officeOf, reported } from '../prepare.ts';
import { productOf } from '../product.ts';

export const sendUpward = journey('reporting', 'send-upward', async (stage) => {
  const campaign = await given(stage, 'send-upward');
  await reported(stage, campaign, 'approved');
  const office = await officeOf(stage, 'aggregator');
  await stage.given('báo cáo tỉnh đã được ký', async () => {
    await office.aggregate(campaign.id);
    await (await officeOf(stage, 'province-signer')).complete(campaign.id);
  });
  const { campaign: desk } = (await productOf(stage)).desk((await stage.as('aggregator')).page);
  await stage.step('Gửi lên, biên nhận của nơi nhận hiện ra', async () => {
    await desk.open(campaign.id);
    expect(await desk.receipt(), 'biên nhận trước khi gửi').toBe('');
    await desk.transmit();
    await expect.poll(() => desk.receipt(), 'biên nhận').not.toBe('');
  });
  await stage.step('Biên nhận là của đúng nội dung đã ký', async () => {
    const [packets, receipts] = [
      await office.packets(campaign.id),
      await office.receipts(campaign.id),
    ];
    const digests = packets.map(({ signature: { text } }) => sha256(text));
    expect(digests.length, 'số gói tin').toBe(1);
    expect(
      receipts.map(({ digest }) => digest.toLowerCase()),
      'mã băm trên biên nhận',
    ).toEqual(digests);
    expect(receipts.at(-1)?.code, 'số biên nhận').toBe(await desk.receipt());
  });
  await stage.step('Gửi lần nữa bị từ chối, không có gói tin thứ hai', async () => {
    expect(await answerTo(office.transmit(campaign.id)), 'câu trả lời').toBe('bị từ chối');
    expect((await office.packets(campaign.id)).length, 'số gói tin').toBe(1);
  });
});
