import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';
import { arranged, officeOf, twoBridges } from '../prepare.ts';

/** An open vote: its result names who chose what. */
export const voteOpenly = journey('meetings', 'vote-openly', async (stage) => {
  const accounts = twoBridges(stage);
  const held = await arranged(stage, 'vote-openly', accounts);
  const [yes = '', no = ''] = (await productOf(stage)).choices;
  const question = `Thông qua kế hoạch, ${stage.marker}`;
  await stage.step('Chủ trì mở biểu quyết công khai', () => held.chaired.openVote(question, false));
  await stage.step('Hai điểm cầu bỏ phiếu khác nhau', async () => {
    for (const [n, choice] of [yes, no].entries()) {
      const bridge = await officeOf(stage, 'bridge', accounts[n]?.unit ?? undefined);
      expect(await bridge.meeting(held.id).vote(choice), 'bỏ phiếu').toBe('được làm');
    }
  });
  await stage.step('Kết quả ghi rõ điểm cầu nào chọn gì', async () => {
    const roll = await held.chaired.roll();
    const result = await held.chaired.result();
    const named = result.map(({ choice, names }) => [choice, names]);
    expect(named.slice(0, 2), 'kết quả').toEqual([
      [yes, [roll[0]?.name]],
      [no, [roll[1]?.name]],
    ]);
  });
  await stage.step('Đóng biểu quyết', async () => {
    await held.chaired.closeVote();
    const votes = await held.chaired.votes();
    expect(votes, 'những biểu quyết').toEqual([{ question, isClosed: true }]);
  });
});
