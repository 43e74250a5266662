import { configOfSuites } from '../../journey.ts';
import { announcedProcedures } from '../catalogue.ts';
import { advance, handBack, inOffice, ownDossier, portalOf, prepared, STEPS } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, settings, statusName } from '../settings.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('catalogue-published', async (stage) => {
    const portal = await portalOf(stage);
    await stage.step('Mọi thủ tục của danh mục có trên Cổng', async () => {
      const published = await portal.procedures();
      const missing = announcedProcedures().filter(({ code }) => !published.has(code));
      expect(
        missing.map(({ code, name }) => `${code} ${name}`),
        'thủ tục chưa công khai',
      ).toEqual([]);
      const renamed = announcedProcedures().filter(
        ({ code, name }) => published.get(code) !== name,
      );
      expect(
        renamed.map(({ code }) => `${code} ${published.get(code)}`),
        'thủ tục mang tên khác danh mục',
      ).toEqual([]);
    });
  }),
);

test(
  ...check('portal-create-first', async (stage) => {
    const portal = await portalOf(stage);
    const dossier = await prepared(stage, procedureFor('portal-create-first'), 'received');
    await stage.step('Cổng nhận bản tin tạo hồ sơ trước mọi cập nhật', async () => {
      const of = async () =>
        (await portal.calls(dossier.code)).filter(({ step }) =>
          /^(?:create|progress|status)$/.test(step),
        );
      await expect
        .poll(async () => (await of()).some(({ step }) => step === 'status'), {
          message: 'Cổng nhận được cập nhật',
        })
        .toBe(true);
      const [first] = await of();
      expect(first, 'bản tin đầu tiên').toMatchObject({ step: 'create', answer: 201 });
    });
  }),
);

test(
  ...check('statuses-agree', async (stage) => {
    const portal = await portalOf(stage);
    const product = await productOf(stage);
    const dossier = await prepared(stage, procedureFor('statuses-agree'), 'received');
    for (const next of ['assigned', 'assessed', 'submitted', 'signed'] as const)
      await stage.step(`Hai nơi khớp nhau sau bước ${STEPS[next]}`, async () => {
        await advance(stage, dossier, next);
        const local = await (await ownDossier(stage, dossier)).status();
        expect(local, 'trạng thái trên hồ sơ').not.toBe('');
        await expect
          .poll(() => portal.status(dossier.code), { message: 'trạng thái trên Cổng' })
          .toBe(local);
      });
    await stage.step('Hai nơi khớp nhau ở các hồ sơ chọn mẫu', async () => {
      const officer = await stage.as('one-stop', stage.target.units.other);
      const { unitList } = product.desk(officer.page);
      await unitList.open();
      const { phases } = configOfSuites().plan;
      const since = phases.at(-1)?.from.slice(0, 10) ?? '';
      const present = (await unitList.shown()).filter(({ filedOn }) => filedOn >= since);
      const rows = present.slice(0, settings().sampledDossiers);
      expect(rows.length, 'số hồ sơ chọn mẫu').toBeGreaterThan(0);
      for (const { code, status } of rows)
        await expect
          .poll(() => portal.status(code), { message: `trạng thái của ${code} trên Cổng` })
          .toBe(status);
    });
  }),
);

test(
  ...check('status-mapped', async (stage) => {
    const portal = await portalOf(stage);
    const dossier = await prepared(stage, procedureFor('status-mapped'), 'signed');
    await stage.given('đã trả kết quả', () => handBack(stage, dossier));
    await stage.step('Mỗi trạng thái gửi lên Cổng thuộc mười mã', async () => {
      const sent = async () =>
        (await portal.calls(dossier.code)).flatMap(({ step, status }) =>
          step === 'status' ? [status ?? ''] : [],
        );
      await expect
        .poll(async () => (await sent()).length, { message: 'số lần gửi trạng thái' })
        .toBeGreaterThanOrEqual(6);
      const strange = (await sent()).filter((status) => !(status in settings().statuses));
      expect(strange, 'trạng thái ngoài bộ mã').toEqual([]);
    });
  }),
);

test(
  ...check('token-renewed', async (stage) => {
    const portal = await portalOf(stage);
    const dossier = await prepared(stage, procedureFor('token-renewed'), 'received');
    const received = async () =>
      (await portal.calls(dossier.code)).filter(({ step }) => step === 'progress');
    await stage.given('Cổng đã nhận hồ sơ', async () => {
      await expect.poll(() => portal.status(dossier.code)).toBe(statusName(2));
    });
    // Other dossiers may renew the token before this one is sent; then it is let to expire once more.
    for (let attempt = 1; attempt <= 6; attempt++) {
      const before = (await received()).length;
      await stage.step(`Phiên kết nối hết hạn, rồi cập nhật hồ sơ (lần ${attempt})`, async () => {
        await portal.expireTokens();
        const officer = await inOffice(stage, 'one-stop', dossier);
        await officer.apologise(`2029-12-0${attempt}`, stage.marker);
        await expect
          .poll(async () => (await received()).length, { message: 'Cổng được gọi' })
          .toBeGreaterThan(before);
      });
      if ((await received()).some(({ answer }) => answer === 401)) break;
    }
    await stage.given('Cổng đã từ chối phiên hết hạn', async () => {
      if (!(await received()).some(({ answer }) => answer === 401))
        throw new Error('no call met an expired token');
    });
    await stage.step('Cập nhật được gửi lại, không mất', async () => {
      await expect
        .poll(async () => (await received()).at(-1)?.answer, {
          message: 'câu trả lời cuối của Cổng',
        })
        .toBe(200);
    });
  }),
);
