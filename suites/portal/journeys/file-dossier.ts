import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { nameOf, pdf, withdrawAfterwards } from '../prepare.ts';
import { announced } from '../procedures.ts';
import { productOf } from '../product.ts';
import { procedureFor, settings, statusName } from '../settings.ts';

export const fileDossier = journey('portal', 'file-dossier', async (stage) => {
  const product = await productOf(stage);
  const citizen = await stage.as('citizen');
  const { agencies, filing, dossier } = product.desk(citizen.page);
  const unit = nameOf(stage.target.units.home);
  await stage.step('Chọn cơ quan thực hiện', async () => {
    await agencies.open(procedureFor('file-dossier'));
    await agencies.choose('province', settings().province);
    await agencies.choose('commune', unit);
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
  await stage.step('Hồ sơ và danh sách của người nộp ghi đúng những gì đã kê khai', async () => {
    const office = product.office(citizen);
    const procedure = announced().find((one) => one.code === procedureFor('file-dossier'))?.name;
    const { agency, filedAt, ...about } = await office.about(code);
    const filed = { procedure, status: statusName(1), agency: unit, filedAt };
    const shown = { ...about, filedAt, agency: agency.normalize('NFC') };
    const paper = pdf(stage).name;
    expect(shown, 'trang hồ sơ').toEqual({ ...filed, content: stage.marker, papers: [paper] });
    expect(filedAt, 'thời điểm nộp').not.toBe('');
    const listed = (await office.dossiers()).find((one) => one.code === code);
    const line = listed && { ...listed, agency: listed.agency.normalize('NFC') };
    expect(line, 'dòng trong danh sách').toEqual({ code, ...filed });
  });
});
