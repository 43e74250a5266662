import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { dossierOf, pdf } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, settings, statusName } from '../settings.ts';

const OFFICER = 'Cán bộ một cửa';

export const integrateDossier = journey('portal', 'integrate-dossier', async (stage) => {
  const product = await productOf(stage);
  const procedure = procedureFor('integrate-dossier');
  const system = await stage.step('Mở phiên kết nối', () =>
    product.system(stage.account('one-stop-system')),
  );
  const code = await stage.step('Sinh mã hồ sơ', () =>
    system.newCode(stage.target.units.home, procedure),
  );
  expect(code, 'mã hồ sơ').toMatch(settings().provinceCode);
  const paper = await stage.step('Tải tệp lên', () =>
    system.upload(code, 'giay-to.pdf', pdf(stage).buffer),
  );
  await stage.step('Tạo hồ sơ', async () => {
    const sent = dossierOf(code, procedure, { papers: [paper] });
    expect(await system.send([sent]), 'hồ sơ đã nhận').toEqual([code]);
  });
  await stage.step('Cập nhật tiến trình', async () => {
    await system.progress(code, OFFICER, stage.marker);
    expect((await system.find(code))?.progress, 'tiến trình trên Cổng').toEqual([
      { officer: OFFICER, content: stage.marker },
    ]);
  });
  await stage.step('Cập nhật trạng thái, người dân tra cứu thấy', async () => {
    await system.status(code, '4');
    expect(await product.published.status(code), 'trạng thái').toBe(statusName(4));
    expect(await product.published.lookUp(code), 'trang tra cứu').toContain(stage.marker);
  });
});
