import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/document.ts';
import { agencyOf, exchangeOf } from '../prepare.ts';
import { productOf } from '../product.ts';
import { kindFor } from '../settings.ts';

export const draftToIssue = journey('documents', 'draft-to-issue', async (stage) => {
  const product = await productOf(stage);
  const exchange = await exchangeOf(stage);
  const { organId } = await agencyOf(exchange, stage.target.units.other);
  const drafter = product.desk((await stage.as('specialist')).page);
  const leader = await stage.as('leader');
  const signing = product.desk(leader.page).document;
  const clerk = product.desk((await stage.as('clerk')).page).document;
  const opinion = `Bổ sung thời hạn thực hiện. ${stage.marker}`;
  const id = await stage.step('Chuyên viên soạn dự thảo và trình ký', async () => {
    await drafter.drafting.open();
    const subject = `V/v triển khai kế hoạch, ${stage.marker}`;
    await drafter.drafting.fill({ kind: kindFor('draft-to-issue'), subject, receivers: [organId] });
    const saved = await drafter.drafting.save();
    await drafter.document.submit(leader.account);
    await expect.poll(() => drafter.document.state(), 'trạng thái').toBe(STATES.submitted);
    return saved;
  });
  await stage.step('Lãnh đạo trả dự thảo kèm ý kiến', async () => {
    await signing.open(id);
    await signing.comment(opinion);
  });
  await stage.step('Người soạn đọc ý kiến và trình lại', async () => {
    await drafter.document.open(id);
    await expect.poll(() => drafter.document.fact('comment'), 'ý kiến').toBe(opinion);
    await drafter.document.submit(leader.account);
  });
  await stage.step('Lãnh đạo ký', async () => {
    await signing.open(id);
    await signing.sign();
    await expect.poll(() => signing.fact('signer'), 'người ký').not.toBe('');
  });
  await stage.step('Văn thư cấp số và phát hành', async () => {
    await clerk.open(id);
    await clerk.number();
    await expect.poll(() => clerk.fact('number'), 'số, ký hiệu').toMatch(/^\d{2,}\/\S+$/);
    await clerk.issue();
    await expect.poll(() => clerk.state(), 'trạng thái').toBe(STATES.issued);
  });
});
