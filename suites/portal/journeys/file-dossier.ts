import { configOfSuites, journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { pdf, withdrawAfterwards } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, settings, statusName } from '../settings.ts';

export const fileDossier = journey('portal', 'file-dossier', async (stage) => {
  const product = await productOf(stage);
  const citizen = await stage.as('citizen');
  const { agencies, filing, dossier } = product.desk(citizen.page);
  const home = configOfSuites().communes.find(({ code }) => code === stage.target.units.home);
  await stage.step('Chọn cơ quan thực hiện', async () => {
    await agencies.open(procedureFor('file-dossier'));
    await agencies.choose('province', settings().province);
    await agencies.choose('commune', home?.name ?? '');
    await agencies.confirm();
    await filing.begin();
  });
  await stage.step('Xác nhận thông tin chung', () => filing.confirmGeneral());
  await stage.step('Kê khai', () => filing.declare(stage.marker));
  await stage.step('Đính kèm thành phần hồ sơ', () => filing.enclose([pdf(stage)]));
  const code = await stage.step('Chọn cách nhận kết quả và gửi hồ sơ', async () => {
    await filing.send();
    const given = await filing.code();
    withdrawAfterwards(stage, citizen.account, given);
    return given;
  });
  await stage.step('Hồ sơ có mã và trạng thái mới đăng ký', async () => {
    expect(code, 'mã hồ sơ').toMatch(settings().provinceCode);
    await dossier.open(code);
    await expect.poll(() => dossier.fact('status'), 'trạng thái').toBe(statusName(1));
  });
});
