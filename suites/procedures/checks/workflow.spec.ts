import type { Stage } from '../../stage/stage.ts';
import type { Doing, DossierInOffice } from '../offer/dossier.ts';
import { fileDossier, inOffice, ownDossier } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import { procedureFor, settings, statusName } from '../settings.ts';
import { check, expect, test } from './suite.ts';

interface Move {
  role: string;
  doing: Doing;
  /** What people call it. */
  name: string;
  take(dossier: DossierInOffice, stage: Stage, unit: string): Promise<void>;
}

/** The way of every dossier, from filing to its result. */
const WAY: readonly Move[] = [
  { role: 'one-stop', doing: 'receive', name: 'tiếp nhận', take: (one) => one.receive() },
  {
    ...{ role: 'one-stop', doing: 'assign', name: 'phân công' },
    take: async (one, stage, unit) => one.assign((await stage.person('specialist', unit)).account),
  },
  {
    ...{ role: 'specialist', doing: 'assess', name: 'thẩm định' },
    take: (one, stage) => one.assess(`Đủ điều kiện. ${stage.marker}`),
  },
  { role: 'specialist', doing: 'submit', name: 'trình ký', take: (one) => one.submit() },
  { role: 'leader', doing: 'sign', name: 'ký số', take: (one) => one.sign() },
  {
    ...{ role: 'one-stop', doing: 'returnResult', name: 'trả kết quả' },
    take: (one) => one.returnResult(),
  },
];

/** Takes a dossier along the way; before each move the product must offer it. */
async function takeAlong(stage: Stage, filed: Prepared): Promise<void> {
  for (const { role, doing, name, take } of WAY) {
    const dossier = await inOffice(stage, role, filed);
    expect(await dossier.can(doing), `${name} được hồ sơ ${filed.code}`).toBe(true);
    await take(dossier, stage, filed.unit);
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
        const status = await (await ownDossier(stage, dossier)).status();
        expect(status, `trạng thái của ${dossier.code}`).toBe(statusName(10));
      });
  }),
);
