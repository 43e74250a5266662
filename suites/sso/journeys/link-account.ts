import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';

export const linkAccount = journey('sso', 'link-account', async (stage) => {
  const product = await productOf(stage);
  const account = stage.account('unlinked-officer');
  const visit = await product.visit();
  await stage.step('Cán bộ chưa liên kết được hỏi tài khoản của hệ thống', async () => {
    expect(await visit.enter('desk', account), 'nơi đến').toBe('hỏi liên kết');
  });
  stage.afterwards(async () => {
    const later = await product.visit();
    if ((await later.enter('desk', account)) === 'đã vào') await later.unlink('desk');
  });
  await stage.step('Liên kết rồi vào hệ thống', () => visit.link('desk', account));
  await stage.step('Lần sau vào thẳng, không hỏi lại', async () => {
    const later = await product.visit();
    expect(await later.enter('desk', account), 'nơi đến').toBe('đã vào');
    const { linked } = await later.self('desk');
    expect(linked, 'tài khoản của hệ thống').toContain(account.username);
  });
});
