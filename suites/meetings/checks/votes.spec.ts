import { productOf } from '../product.ts';
import { allBridges, arranged, atOnce, officeOf, twoBridges } from '../prepare.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('votes-counted', async (stage) => {
    const bridges = allBridges(stage);
    const [yes = ''] = (await productOf(stage)).choices;
    const held = await arranged(stage, 'votes-counted', bridges);
    const offices = await stage.given('mọi điểm cầu đã đăng nhập', () =>
      atOnce(bridges, ({ unit }) => officeOf(stage, 'bridge', unit ?? undefined)),
    );
    await stage.given('chủ trì đã mở biểu quyết', () =>
      held.chaired.openVote(`Thông qua nghị quyết, ${stage.marker}`, false),
    );
    await stage.step('Mọi điểm cầu bỏ phiếu cùng lúc', async () => {
      const answers = await Promise.all(offices.map((one) => one.meeting(held.id).vote(yes)));
      expect(new Set(answers), 'kết quả bỏ phiếu').toEqual(new Set(['được làm']));
    });
    await stage.step('Tổng số phiếu đúng bằng số điểm cầu', async () => {
      const result = await held.chaired.result();
      const all = result.find(({ choice }) => choice === yes);
      expect(bridges.length, 'số điểm cầu').toBeGreaterThan(0);
      expect(all?.count, 'số phiếu').toBe(bridges.length);
    });
  }),
);

test(
  ...check('votes-once', async (stage) => {
    const [home] = twoBridges(stage);
    const [yes = '', no = ''] = (await productOf(stage)).choices;
    const held = await arranged(stage, 'votes-once', [home]);
    const bridge = (await officeOf(stage, 'bridge')).meeting(held.id);
    await stage.given('điểm cầu đã bỏ phiếu', async () => {
      await held.chaired.openVote(`Thông qua báo cáo, ${stage.marker}`, false);
      expect(await bridge.vote(yes), 'lần đầu').toBe('được làm');
    });
    await stage.step('Bỏ phiếu lần thứ hai bị từ chối', async () => {
      expect(await bridge.vote(no), 'lần thứ hai').toBe('bị từ chối');
    });
    await stage.step('Chỉ phiếu đầu được tính', async () => {
      const counts = (await held.chaired.result()).map(({ count }) => count);
      expect(counts, 'số phiếu').toEqual([1, 0, 0]);
    });
  }),
);

test(
  ...check('votes-secret', async (stage) => {
    const [home] = twoBridges(stage);
    const [yes = ''] = (await productOf(stage)).choices;
    const held = await arranged(stage, 'votes-secret', [home]);
    const bridge = (await officeOf(stage, 'bridge')).meeting(held.id);
    const names = (await held.chaired.roll()).map(({ name }) => name);
    await stage.given('điểm cầu đã bỏ phiếu kín', async () => {
      await held.chaired.openVote(`Bầu tổ giúp việc, ${stage.marker}`, true);
      expect(await bridge.vote(yes), 'bỏ phiếu').toBe('được làm');
    });
    await stage.step('Kết quả có số phiếu mà không cho biết ai chọn gì', async () => {
      const result = await held.chaired.result();
      expect(
        result.map(({ count }) => count),
        'số phiếu',
      ).toEqual([1, 0, 0]);
      expect(
        result.flatMap((one) => one.names),
        'tên trong kết quả',
      ).toEqual([]);
      const text = await held.chaired.voteText();
      expect(text, 'trang biểu quyết').toContain(stage.marker);
      for (const name of names) expect(text, 'trang biểu quyết').not.toContain(name);
    });
  }),
);
