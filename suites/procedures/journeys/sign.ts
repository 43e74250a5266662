import { X509Certificate, verify } from 'node:crypto';
import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, statusName } from '../settings.ts';

export const sign = journey('procedures', 'sign', async (stage) => {
  const product = await productOf(stage);
  const { code } = await prepared(stage, procedureFor('sign'), 'submitted');
  const leader = product.desk((await stage.as('leader')).page).dossier(code);
  await stage.step('Lãnh đạo mở hồ sơ chờ ký', () => leader.open());
  await stage.step('Ký số', async () => {
    await leader.sign();
    await expect.poll(() => leader.status(), 'trạng thái').toBe(statusName(9));
  });
  await stage.step('Chữ ký khớp với tệp kết quả', async () => {
    const result = await leader.signed('result');
    const signature = await leader.signed('signature');
    const certificate = (await leader.signed('certificate')).toString('latin1');
    expect(certificate, 'chứng thư số').toMatch(/^-----BEGIN CERTIFICATE-----/);
    const { publicKey } = new X509Certificate(certificate);
    const bytes = Buffer.from(signature.toString('ascii'), 'base64');
    expect(result.length, 'số byte của tệp kết quả').toBeGreaterThan(0);
    expect(verify('sha256', result, publicKey, bytes), 'chữ ký số khớp với tệp kết quả').toBe(true);
  });
});
