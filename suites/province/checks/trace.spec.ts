import { WATERFALL } from '../../../words/waterfall.ts';
import { meetingOn } from '../meeting.ts';
import { monthReport } from '../month.ts';
import { arrived, handBack, handledUntil } from '../prepare.ts';
import { productOf } from '../product.ts';
import { issueResult, resultArrived } from '../result.ts';
import { settings } from '../settings.ts';
import { callsIn } from '../trace.ts';
import { waterfall } from '../waterfall.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('one-trace', async (stage) => {
    const product = await productOf(stage);
    const filed = await arrived(stage, 'one-trace');
    await stage.given('hồ sơ đã đi qua mọi hệ thống', async () => {
      await handledUntil(stage, filed, 'signed');
      await resultArrived(stage, filed, await issueResult(stage, filed));
      await handBack(stage, filed);
      await (await monthReport(stage, 'one-trace')).take();
      await (await meetingOn(stage, filed.code)).end();
    });
    const { systems, calls } = settings().trace;
    const noted = async () => {
      const all = await Promise.all(systems.map((one) => product.visits(one, stage.trace)));
      return all.flat();
    };
    await stage.step('Mọi cuộc gọi giữa các hệ thống mang cùng mã vết', () =>
      expect
        .poll(async () => {
          const seen = callsIn(await noted());
          return calls.filter((call) => !seen.includes(call));
        }, 'cuộc gọi không thấy')
        .toEqual([]),
    );
    const body = JSON.stringify(waterfall(filed.code, stage.trace, await noted()));
    await test.info().attach(WATERFALL, { body, contentType: 'application/json' });
  }),
);
