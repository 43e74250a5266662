import { X509Certificate, verify } from 'node:crypto';
import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { journey } from '../../journey.ts';
import { DossierPage } from '../pages/dossier-page.ts';
import { prepared } from '../prepare.ts';
import { procedureFor, statusName } from '../settings.ts';

export const sign = journey('procedures', 'sign', async (stage) => {
  const { code } = await prepared(stage, procedureFor('sign'), 'submitted');
  const leader = new DossierPage((await stage.as('leader')).page);
  await stage.step('Lãnh đạo mở hồ sơ chờ ký', () =>
    leader.open(addressOf(stage.target, 'procedures'), code),
  );
  await stage.step('Bấm “Ký số”', async () => {
    await leader.act('Ký số');
    await expect(leader.status()).toHaveText(statusName(9));
  });
  await stage.step('Chữ ký khớp với tệp kết quả', async () => {
    const result = await leader.download(leader.link('Tải kết quả'));
    const signature = await leader.download(leader.link('Tải chữ ký số'));
    const pem = await leader.download(leader.link('Tải chứng thư số'));
    const { publicKey } = new X509Certificate(pem);
    const bytes = Buffer.from(signature.toString('ascii'), 'base64');
    expect(result.length, 'số byte của tệp kết quả').toBeGreaterThan(0);
    expect(verify('sha256', result, publicKey, bytes), 'chữ ký số khớp với tệp kết quả').toBe(true);
  });
});
