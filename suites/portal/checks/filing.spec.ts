import { sha256 } from '../../stage/hash.ts';
import { connected, dossierOf, filed, pdf } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, settings, statusName } from '../settings.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('province-codes', async (stage) => {
    const system = await connected(stage);
    const { provinceCode } = settings();
    for (const agency of ['19', stage.target.units.home, stage.target.units.other])
      await stage.step('Hai mã liên tiếp đúng quy cách và khác nhau', async () => {
        const procedure = procedureFor('province-codes');
        const codes = [
          await system.newCode(agency, procedure),
          await system.newCode(agency, procedure),
        ];
        for (const code of codes) expect(code, 'mã hồ sơ').toMatch(provinceCode);
        expect(new Set(codes).size, 'số mã khác nhau').toBe(codes.length);
      });
  }),
);

test(
  ...check('attachments-arrive', async (stage) => {
    const { code } = await filed(stage, 'attachments-arrive');
    const system = await connected(stage);
    const { buffer, name } = pdf(stage);
    await stage.step('Hệ thống một cửa có tệp với đúng tên và mã băm', async () => {
      const papers = (await system.find(code))?.papers ?? [];
      const hash = sha256(buffer);
      expect(
        papers.map((paper) => ({ name: paper.name, hash: paper.hash })),
        'giấy tờ của hồ sơ',
      ).toEqual([{ name, hash }]);
    });
    await stage.step('Tệp tải về còn nguyên', async () => {
      const [paper] = (await system.find(code))?.papers ?? [];
      const bytes = await system.fetch(paper?.address ?? '');
      expect(bytes.equals(buffer), 'giống tệp đã gửi').toBe(true);
    });
  }),
);

test(
  ...check('right-agency', async (stage) => {
    const { code } = await filed(stage, 'right-agency');
    const system = await connected(stage);
    await stage.step('Hồ sơ đến đúng cơ quan đã chọn', async () => {
      expect((await system.find(code))?.agency, 'cơ quan nhận').toBe(stage.target.units.home);
    });
  }),
);

test(
  ...check('payment-cancelled', async (stage) => {
    const { code, office } = await filed(stage, 'payment-cancelled');
    await stage.step('Hủy giao dịch giữa chừng', () => office.cancelPayment(code));
    await stage.step('Lệ phí vẫn ghi chưa thanh toán', async () => {
      expect(await office.fee(code), 'lệ phí').toContain('chưa thanh toán');
    });
  }),
);

test(
  ...check('ten-statuses', async (stage) => {
    const { published } = await productOf(stage);
    const system = await connected(stage);
    const procedure = procedureFor('ten-statuses');
    const code = await stage.given('có hồ sơ trên Cổng', async () => {
      const made = await system.newCode(stage.target.units.home, procedure);
      await system.send([dossierOf(made, procedure)]);
      return made;
    });
    for (const status of Object.keys(settings().statuses))
      await stage.step(`Trạng thái ${status} hiện đúng tên`, async () => {
        await system.status(code, status);
        expect((await published.found(code)).status, 'trạng thái').toBe(statusName(Number(status)));
      });
  }),
);

test(
  ...check('identity-prefilled', async (stage) => {
    const product = await productOf(stage);
    const office = product.office(await stage.person('citizen'));
    const own = await stage.step('Tờ khai có sẵn thông tin của tài khoản định danh', async () => {
      const told = await office.prefilled(
        procedureFor('identity-prefilled'),
        stage.target.units.home,
      );
      const { name, idNumber, birthday, residence, phone } = told;
      expect(/\p{L} \p{L}/u.test(name), 'có họ tên').toBe(true);
      expect(/^\d{12}$/.test(idNumber), 'có số định danh').toBe(true);
      expect(/^\d{2}\/\d{2}\/\d{4}$/.test(birthday), 'có ngày sinh').toBe(true);
      expect(/\p{L} \p{L}/u.test(residence), 'có nơi cư trú').toBe(true);
      expect(/^0\d{9}$/.test(phone), 'có số điện thoại').toBe(true);
      return told;
    });
    await stage.step('Hồ sơ đã nộp đến hệ thống một cửa mang đúng thông tin đó', async () => {
      const { code } = await filed(stage, 'identity-prefilled');
      const system = await connected(stage);
      const sent = await system.find(code);
      // Whether they are the same is told, and nobody's data.
      expect(sent?.applicant === own.name, 'cùng họ tên').toBe(true);
      expect(sent?.identities.join() === own.idNumber, 'cùng số định danh').toBe(true);
      expect(sent?.phone === own.phone, 'cùng số điện thoại').toBe(true);
    });
  }),
);
