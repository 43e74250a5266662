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
  await stage.step('Liên kết rồi vào hệ thống', async () => {
    expect(await visit.link('desk', account), 'nơi đến').toBe('đã vào');
  });
  const later = await product.visit();
  await stage.step('Lần sau vào thẳng, không hỏi lại', async () => {
    expect(await later.enter('desk', account), 'nơi đến').toBe('đã vào');
    const { linked } = await later.self('desk');
    expect(linked, 'tài khoản của hệ thống').toContain(account.username);
  });
  await stage.step('Hủy liên kết thì lại được hỏi', async () => {
    expect(await later.unlink('desk'), 'nơi đến').toBe('hỏi liên kết');
  });
});
