import { arranged, lined, officeOf, twoBridges } from '../prepare.ts';
import { settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('paper-levels', async (stage) => {
    const [home] = twoBridges(stage);
    const held = await arranged(stage, 'paper-levels', [home]);
    const paperOf = (level: number) => ({ name: `tai-lieu-${level}.txt`, level });
    const secretary = (await officeOf(stage, 'secretary')).meeting(held.id);
    const bridge = (await officeOf(stage, 'bridge')).meeting(held.id);
    const secret = `Nội dung hạn chế ${stage.marker}`;
    await stage.given('có tài liệu ở mức thấp nhất và mức cao nhất', async () => {
      await secretary.addPaper({ ...paperOf(0), bytes: Buffer.from('Nội dung công khai') });
      await secretary.addPaper({ ...paperOf(2), bytes: Buffer.from(secret) });
    });
    await stage.step('Thư ký thấy cả hai tài liệu', async () => {
      const shown = [...(await secretary.papers()).keys()];
      expect(shown, 'tài liệu thư ký thấy').toEqual([paperOf(0).name, paperOf(2).name]);
    });
    await stage.step('Điểm cầu thấy tài liệu công khai, không thấy tài liệu hạn chế', async () => {
      const shown = [...(await bridge.papers()).keys()];
      expect(shown, 'tài liệu điểm cầu thấy').toEqual([paperOf(0).name]);
    });
    // A number that is higher tells of what is kept from the reader.
    const counted = await bridge.papersCounted?.();
    if (counted !== undefined)
      await stage.step('Số tài liệu trang ghi đúng bằng số điểm cầu thấy', async () => {
        expect(counted, 'số tài liệu trang ghi').toBe(1);
      });
    await stage.step('Biết địa chỉ cũng không mở được', async () => {
      const address = (await secretary.papers()).get(paperOf(2).name) ?? '';
      expect((await secretary.paper(address)).bytes.toString(), 'thư ký đọc').toBe(secret);
      const got = await bridge.paper(address);
      expect(got.answer, 'điểm cầu mở').toBe('bị từ chối');
      expect(got.bytes.toString(), 'nội dung trả lời').not.toContain(stage.marker);
    });
  }),
);

test(
  ...check('minutes-form', async (stage) => {
    const [home] = twoBridges(stage);
    const held = await arranged(stage, 'minutes-form', [home]);
    await stage.given('cuộc họp đã diễn ra và kết thúc', async () => {
      await lined(stage, await held.chaired.room(), 'bridge');
      await held.chaired.end();
    });
    await stage.step('Biên bản có đủ các phần theo mẫu', async () => {
      const { text } = await held.chaired.minutes();
      expect(text, 'biên bản').toContain(held.arrangement.title);
      for (const part of settings().minutes) expect(text, 'biên bản').toContain(part);
    });
  }),
);
