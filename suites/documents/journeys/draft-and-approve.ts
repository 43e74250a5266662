import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/document.ts';
import { productOf } from '../product.ts';
import { kindFor } from '../settings.ts';

/** Where a draft stands that a leader approved, whatever the product still does with it. */
const APPROVED: readonly string[] = [STATES.signed, STATES.numbered, STATES.issued];

/** A document for the agency itself: it needs no exchange and goes to nobody outside. */
export const draftAndApprove = journey('documents', 'draft-and-approve', async (stage) => {
  const product = await productOf(stage);
  const drafter = product.desk((await stage.as('specialist')).page);
  const leader = await stage.as('leader');
  const approving = product.desk(leader.page).document;
  const opinion = `Rõ thêm đơn vị chủ trì. ${stage.marker}`;
  const id = await stage.step('Chuyên viên soạn văn bản nội bộ và trình', async () => {
    await drafter.drafting.open();
    const subject = `V/v phân công nội bộ, ${stage.marker}`;
    const kind = kindFor('draft-and-approve');
    await drafter.drafting.fill({ kind, subject, receivers: [] });
    const saved = await drafter.drafting.save();
    await expect.poll(() => drafter.document.fact('subject'), 'trích yếu').toBe(subject);
    await drafter.document.submit(leader.account);
    await expect.poll(() => drafter.document.state(), 'trạng thái').toBe(STATES.submitted);
    return saved;
  });
  await stage.step('Lãnh đạo trả dự thảo kèm ý kiến', async () => {
    await approving.open(id);
    await approving.comment(opinion);
  });
  await stage.step('Người soạn đọc ý kiến và trình lại', async () => {
    await drafter.document.open(id);
    await expect.poll(() => drafter.document.state(), 'trạng thái').toBe(STATES.draft);
    await expect.poll(() => drafter.document.fact('comment'), 'ý kiến').toBe(opinion);
    await drafter.document.submit(leader.account);
    await expect.poll(() => drafter.document.state(), 'trạng thái').toBe(STATES.submitted);
  });
  await stage.step('Lãnh đạo duyệt', async () => {
    await approving.open(id);
    await approving.approve();
    const isApproved = async () => APPROVED.includes(await approving.state());
    await expect.poll(isApproved, 'văn bản được duyệt').toBe(true);
  });
});
