import { formsOn } from '../stage/html-form.ts';
import type { Stage } from '../stage/stage.ts';
import { act, dossierUrl, factOfDossier, fileDossier } from './prepare.ts';
import type { Prepared } from './prepare.ts';
import { procedureFor, settings, statusName } from './settings.ts';
import { check, expect, test } from './test.ts';

interface Move {
  role: string;
  action: string;
  fill?: (stage: Stage, unit: string) => Promise<Record<string, string>>;
}

/** The way of every dossier, from filing to its result. */
const WAY: readonly Move[] = [
  { role: 'one-stop', action: 'Tiếp nhận hồ sơ' },
  {
    role: 'one-stop',
    action: 'Phân công xử lý',
    fill: async (stage, unit) => ({
      'Chuyên viên xử lý': (await stage.person('specialist', unit)).account.username,
    }),
  },
  {
    role: 'specialist',
    action: 'Lưu ý kiến thẩm định',
    fill: async (stage) => ({ 'Ý kiến thẩm định': `Đủ điều kiện. ${stage.marker}` }),
  },
  { role: 'specialist', action: 'Trình ký' },
  { role: 'leader', action: 'Ký số' },
  { role: 'one-stop', action: 'Trả kết quả' },
];

/** Takes a dossier along the way; before each move its form must be there. */
async function takeAlong(stage: Stage, { code, unit }: Prepared): Promise<void> {
  for (const { role, action, fill } of WAY) {
    const person = await stage.person(role, unit);
    const page = await person.request.get(dossierUrl(stage, code));
    expect(formsOn(await page.text()), `việc làm được với ${code}`).toContain(action);
    await act(stage, person, code, action, await fill?.(stage, unit));
  }
}

test(
  ...check('workflow-moves', async (stage) => {
    const own = procedureFor('workflow-moves');
    const others = settings().dueDateProcedures.filter((code) => code !== own);
    for (const procedure of [own, ...others])
      await stage.step(`Thủ tục ${procedure} đi hết quy trình`, async () => {
        const dossier = await fileDossier(stage, procedure);
        await takeAlong(stage, dossier);
        const status = await factOfDossier(stage, dossier.citizen, dossier.code, 'Trạng thái');
        expect(status, `trạng thái của ${dossier.code}`).toBe(statusName(10));
      });
  }),
);
