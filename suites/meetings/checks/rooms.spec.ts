import { accountsOf } from '../../stage/target.ts';
import { productOf } from '../product.ts';
import { arranged, joined, lined, officeOf, twoBridges } from '../prepare.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('only-chair-controls', async (stage) => {
    const accounts = twoBridges(stage);
    const held = await arranged(stage, 'only-chair-controls', accounts);
    const room = await held.chaired.room();
    const one = await lined(stage, room, 'bridge', accounts[0].unit ?? undefined);
    const other = await lined(stage, room, 'bridge', accounts[1].unit ?? undefined);
    const names = (await held.chaired.roll()).map(({ name }) => name);
    await expect.poll(() => one.people().length, 'số người dự').toBe(2);
    await stage.step('Điểm cầu không tắt được mic của điểm cầu khác', async () => {
      one.mute(names[1] ?? '');
      one.muteAll();
      await expect.poll(() => one.refusals(), 'số lần bị từ chối').toBe(2);
      expect(other.mic(), 'mic của điểm cầu kia').toBe(true);
    });
    await stage.step('Chủ trì tắt được', async () => {
      const chair = await lined(stage, room, 'chair');
      await expect.poll(() => chair.people().length, 'số người dự').toBe(3);
      chair.mute(names[1] ?? '');
      await expect.poll(() => other.mic(), 'mic của điểm cầu kia').toBe(false);
    });
  }),
);

test(
  ...check('wrong-room', async (stage) => {
    const [home, other] = twoBridges(stage);
    const product = await productOf(stage);
    const held = await arranged(stage, 'wrong-room', [home]);
    const room = await held.chaired.room();
    await stage.step('Điểm cầu được mời vào được', async () => {
      const line = await lined(stage, room, 'bridge', home.unit ?? undefined);
      expect(line.standing(), 'điểm cầu được mời').toBe('trong phòng');
    });
    await stage.step('Điểm cầu không được mời không vào được, dù biết địa chỉ', async () => {
      const stranger = await stage.person('bridge', other.unit ?? undefined);
      expect(await product.opens(stranger, room), 'trang phòng họp').toBe('bị từ chối');
      const line = await product.line(stranger, room);
      expect(line.standing(), 'điểm cầu không được mời').toBe('bị từ chối');
      line.close();
    });
  }),
);

test(
  ...check('room-codes', async (stage) => {
    const codes: string[] = [];
    for (let n = 0; n < 3; n += 1)
      codes.push(await (await arranged(stage, 'room-codes', [])).chaired.code());
    await stage.step('Địa chỉ phòng họp dài, không theo thứ tự', async () => {
      expect(new Set(codes).size, 'số địa chỉ khác nhau').toBe(3);
      for (const code of codes) expect(code.length, 'độ dài').toBeGreaterThanOrEqual(9);
      const numbers = codes.map(Number).filter((one) => !Number.isNaN(one));
      expect(numbers, 'địa chỉ chỉ là số').toEqual([]);
    });
    await stage.step('Địa chỉ gần giống không mở ra phòng nào', async () => {
      const chair = await stage.person('chair');
      const product = await productOf(stage);
      const [code = ''] = codes;
      expect(await product.opens(chair, code), 'địa chỉ đúng').toBe('được làm');
      const guessed = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
      expect(await product.opens(chair, guessed), 'địa chỉ đoán').toBe('bị từ chối');
    });
  }),
);

test(
  ...check('old-invitation', async (stage) => {
    const [home, other] = twoBridges(stage);
    const product = await productOf(stage);
    const held = await arranged(stage, 'old-invitation', [home]);
    await stage.given('có lời mời đã hết hạn', () => held.chaired.invite([other], -1));
    const room = await held.chaired.room();
    await stage.step('Lời mời còn hạn thì vào được', async () => {
      const line = await lined(stage, room, 'bridge', home.unit ?? undefined);
      expect(line.standing(), 'điểm cầu còn hạn').toBe('trong phòng');
    });
    await stage.step('Lời mời hết hạn thì không vào được', async () => {
      const late = await stage.person('bridge', other.unit ?? undefined);
      expect(await product.opens(late, room), 'trang phòng họp').toBe('bị từ chối');
      const line = await product.line(late, room);
      expect(line.standing(), 'điểm cầu hết hạn').toBe('bị từ chối');
      line.close();
    });
  }),
);

test(
  ...check('server-restart', async (stage) => {
    const held = await arranged(stage, 'server-restart', twoBridges(stage));
    const bridge = await joined(stage, held, 'bridge');
    await stage.given('điểm cầu đã vào phòng', async () => {
      await expect.poll(() => bridge.room.isInside(), 'đã vào phòng').toBe(true);
    });
    await stage.step('Máy chủ hội nghị khởi động lại', async () => {
      await (await officeOf(stage, 'administrator')).restart(held.id);
    });
    await stage.step('Điểm cầu tự vào lại, cuộc họp vẫn đang họp', async () => {
      await expect.poll(() => bridge.room.isInside(), 'đã vào phòng').toBe(true);
      expect(await held.chaired.state(), 'trạng thái').toBe('Đang họp');
      const [line] = await held.chaired.roll();
      expect(line?.attendance, 'tình trạng của điểm cầu').toBe('online');
    });
  }),
);

test(
  ...check('audit-log', async (stage) => {
    const [home] = twoBridges(stage);
    const held = await arranged(stage, 'audit-log', [home]);
    const line = await lined(stage, await held.chaired.room(), 'bridge');
    const secretary = stage.account('secretary');
    await stage.given('thư ký đã điểm danh điểm cầu', async () => {
      await (await officeOf(stage, 'secretary')).meeting(held.id).note(home, 'online');
    });
    await stage.given('điểm cầu đã vào rồi rời phòng', async () => {
      expect(line.standing(), 'điểm cầu').toBe('trong phòng');
      line.close();
      await expect.poll(() => line.standing(), 'điểm cầu').toBe('đã ngắt');
    });
    const administrator = await officeOf(stage, 'administrator');
    await stage.step('Nhật ký ghi ai vào, ai rời phòng', async () => {
      const actions = async () => {
        const { lines } = await administrator.audit(held.id);
        return lines.filter(({ who }) => who === home.username).map(({ action }) => action);
      };
      await expect.poll(actions, 'việc của điểm cầu').toEqual(['entered', 'left']);
    });
    await stage.step('Nhật ký đủ số dòng, mỗi việc một dòng', async () => {
      const { lines, count } = await administrator.audit(held.id);
      const noted = lines.filter(({ action }) => action === 'noted').map(({ who }) => who);
      expect(lines.length, 'số dòng nhật ký').toBe(count);
      expect(noted, 'ai điểm danh').toEqual([secretary.username]);
    });
  }),
);

test(
  ...check('lock-out', async (stage) => {
    const product = await productOf(stage);
    const secretaries = accountsOf(stage.target, 'secretary');
    const account = await stage.given('có tài khoản thư ký dự phòng để khóa', async () => {
      // It stays locked for a while: one that no other case uses.
      expect(secretaries.length, 'số tài khoản thư ký').toBeGreaterThan(1);
      return secretaries.at(-1)!;
    });
    const right = account.password;
    const tried = async (password: string) =>
      product.enters({ account: { ...account, password }, request: await stage.anonymous() });
    await stage.step('Sai mật khẩu năm lần thì bị khóa, dù sau đó nhập đúng', async () => {
      expect(await tried(right), 'mật khẩu đúng lúc đầu').toBe(true);
      for (let n = 0; n < 5; n += 1)
        expect(await tried('sai-mat-khau'), 'mật khẩu sai').toBe(false);
      expect(await tried(right), 'mật khẩu đúng khi đã khóa').toBe(false);
    });
  }),
);
