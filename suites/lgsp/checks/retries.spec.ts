import { randomUUID } from 'node:crypto';
import { connected, registration } from '../prepare.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('retries', async (stage) => {
    const { calls } = await connected(stage, 'commune-system');
    const sent = registration(stage, 'LTKH');
    const key = randomUUID();
    const count = async () =>
      (await calls.civil.status(sent.unit, sent.dossier)).registrations.length;
    const first = await stage.step('Gửi lần đầu', () => calls.civil.register(sent, key));
    expect(first.code, 'mã trả lời').toBe('1');
    await stage.step('Gửi lại cùng khóa: cùng câu trả lời, một lần đăng ký', async () => {
      expect(await calls.civil.register(sent, key), 'câu trả lời').toEqual(first);
      expect(await count(), 'số lần đăng ký').toBe(1);
    });
    await stage.step('Gửi lại không có khóa: báo trùng, một lần đăng ký', async () => {
      expect((await calls.civil.register(sent)).code, 'mã trả lời').toBe('201');
      expect(await count(), 'số lần đăng ký').toBe(1);
    });
    await stage.step('Khóa đã dùng không nhận hồ sơ khác', async () => {
      const other = registration(stage, 'LTKH');
      const taken = await calls.civil.register(other, key).catch(() => null);
      expect(taken, 'câu trả lời cho hồ sơ khác').toBeNull();
      expect(calls.last.status, 'mã trả lời').toBe(422);
    });
  }),
);
