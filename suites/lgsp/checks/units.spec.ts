import { catalogueOf, configOfSuites } from '../../journey.ts';
import { connected } from '../prepare.ts';
import { settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('units-taken', async (stage) => {
    const { calls } = await connected(stage);
    const { communes } = configOfSuites();
    for (const [service, title] of Object.entries(settings().unitServices))
      await stage.step(`${title} nhận mọi xã, phường`, async () => {
        const refused: string[] = [];
        for (const { code, name } of communes) {
          const answer = await calls.unitCode(service, code);
          // The dossier asked for does not exist: that is what a service says that knows the unit.
          if (answer !== '200') refused.push(`${name} (${code}): ${answer}`);
        }
        expect(communes.length, 'số đơn vị đã hỏi').toBeGreaterThan(0);
        expect(refused, 'đơn vị không được nhận').toEqual([]);
      });
  }),
);

test(
  ...check('ended-units-refused', async (stage) => {
    const { calls } = await connected(stage);
    const ended = catalogueOf('lgsp', 'ended-units');
    const { unitServices, wrongUnitCode } = settings();
    for (const [service, title] of Object.entries(unitServices))
      await stage.step(`${title} trả lời mã ${wrongUnitCode} cho đơn vị đã kết thúc`, async () => {
        const taken: string[] = [];
        for (const { code = '', name = '' } of ended) {
          const answer = await calls.unitCode(service, code);
          if (answer !== wrongUnitCode) taken.push(`${name} (${code}): ${answer}`);
        }
        expect(ended.length, 'số đơn vị đã hỏi').toBeGreaterThan(0);
        expect(taken, 'đơn vị đã kết thúc mà vẫn được nhận').toEqual([]);
      });
  }),
);
