import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/document.ts';
import { productOf } from '../product.ts';
import { kindFor, settings } from '../settings.ts';

export const draftFromTemplate = journey('documents', 'draft-from-template', async (stage) => {
  const product = await productOf(stage);
  const { drafting, document } = product.desk((await stage.as('specialist')).page);
  const kind = kindFor('draft-from-template');
  const parts = settings().templates[kind] ?? [];
  const name = settings().kinds[kind] ?? '';
  await stage.step(`Chuyên viên chọn mẫu “${name}”`, async () => {
    await drafting.openTemplate(name);
    const text = await drafting.content();
    expect(parts.length, 'số thành phần').toBeGreaterThan(0);
    for (const part of parts) expect(text, part).toContain(part);
  });
  const subject = `Họp giao ban, ${stage.marker}`;
  await stage.step('Lưu dự thảo theo mẫu', async () => {
    await drafting.fill({ subject, receivers: [] });
    await drafting.save();
    await expect.poll(() => document.state(), 'trạng thái').toBe(STATES.draft);
    await expect.poll(() => document.fact('subject'), 'trích yếu').toBe(subject);
    const text = await document.fact('content');
    for (const part of parts) expect(text, part).toContain(part);
  });
});
