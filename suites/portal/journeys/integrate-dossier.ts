import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { sha256 } from '../../stage/hash.ts';
import { minuteOf } from '../../stage/days.ts';
import { dossierOf, nameOf, pdf } from '../prepare.ts';
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
  const fee = { name: 'Lệ phí', code: 'LP', amount: 8_000 };
  const sent = dossierOf(code, procedure, {
    ...{ papers: [paper], fees: [fee], phone: '0900000001', content: stage.marker },
  });
  await stage.step('Tạo hồ sơ', async () => {
    expect(await system.send([sent]), 'hồ sơ đã nhận').toEqual([code]);
  });
  await stage.step('Cổng giữ hồ sơ đúng như đã gửi', async () => {
    const { name, applicant, phone, content, status, receivedAt: filedAt } = sent;
    const hash = sha256(pdf(stage).buffer);
    expect(await system.find(code), 'hồ sơ trên Cổng').toMatchObject({
      ...{ code, procedure, name, agency: stage.target.units.home, applicant, phone, content },
      ...{ identities: [sent.identity], filedAt, status, fees: [{ ...fee, receipt: null }] },
      papers: [{ name: 'giay-to.pdf', hash }],
    });
  });
  await stage.step('Cập nhật tiến trình', async () => {
    await system.progress(code, OFFICER, stage.marker);
    expect((await system.find(code))?.progress, 'tiến trình trên Cổng').toEqual([
      { officer: OFFICER, content: stage.marker },
    ]);
  });
  await stage.step('Cập nhật trạng thái, người dân tra cứu thấy', async () => {
    await system.status(code, '4');
    const { agency, ...found } = await product.published.found(code);
    const filedAt = minuteOf(new Date(sent.receivedAt));
    const right = { status: statusName(4), procedure: sent.name, filedAt };
    expect(found, 'tra cứu').toEqual({ ...right, progress: [stage.marker] });
    expect(agency.normalize('NFC'), 'cơ quan thực hiện').toBe(nameOf(stage.target.units.home));
  });
});
