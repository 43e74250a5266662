import { connected, dossierOf, filed } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, statusName } from '../settings.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('look-up-closed', async (stage) => {
    const { published } = await productOf(stage);
    const system = await connected(stage);
    const procedure = procedureFor('look-up-closed');
    const sent = await stage.given('có hồ sơ trên Cổng', async () => {
      const code = await system.newCode(stage.target.units.home, procedure);
      const dossier = dossierOf(code, procedure);
      await system.send([dossier]);
      return dossier;
    });
    await stage.step('Trang tra cứu cho thấy trạng thái, không cho thấy người', async () => {
      expect((await published.found(sent.code)).status, 'trạng thái').toBe(statusName(2));
      const page = (await published.lookUp(sent.code)).normalize('NFC');
      expect(page.includes(sent.identity ?? ''), 'có số định danh').toBe(false);
      expect(page.includes(sent.applicant.normalize('NFC')), 'có họ tên').toBe(false);
    });
  }),
);

test(
  ...check('others-refused', async (stage) => {
    const product = await productOf(stage);
    const { code, office } = await filed(stage, 'others-refused');
    await stage.step('Người nộp mở được hồ sơ của mình', async () => {
      expect(await office.opens(code), 'mở hồ sơ').toBe('được làm');
    });
    await stage.step('Công dân khác không mở được', async () => {
      const other = product.office(await stage.person('citizen', undefined, 1));
      expect(await other.opens(code), 'mở hồ sơ').toBe('bị từ chối');
    });
  }),
);
