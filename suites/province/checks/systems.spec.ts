import { settings as lgspSettings } from '../../lgsp/settings.ts';
import { connected } from '../../lgsp/prepare.ts';
import { pdf } from '../../portal/prepare.ts';
import { productOf as portalOf } from '../../portal/product.ts';
import { campaignFor, officeOf as reportOffice } from '../../reporting/prepare.ts';
import { matrixOf } from '../../matrix.ts';
import { answerTo } from '../../stage/precondition.ts';
import { arrived, oneStop } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, settings } from '../settings.ts';
import { check, expect, part, test } from './suite.ts';

test(
  ...check('ended-unit-refused', async (stage) => {
    const { endedUnit } = settings();
    const portal = stage.on('portal');
    const office = (await portalOf(portal)).office(await portal.person('citizen'));
    const filing = { content: stage.marker, papers: [pdf(portal)] };
    const procedure = procedureFor('file-to-desk');
    await stage.step('Cổng không nhận hồ sơ cho đơn vị đó', async () => {
      const answer = await answerTo(office.file({ ...filing, procedure, agency: endedUnit }));
      expect(answer, 'câu trả lời').toBe('bị từ chối');
    });
    await stage.step('Hệ thống một cửa không còn đơn vị đó', async () => {
      const units = await (await oneStop(stage)).published.units();
      expect(units.length, 'số đơn vị').toBeGreaterThan(0);
      expect(
        units.map(({ code }) => code),
        'mã các đơn vị',
      ).not.toContain(endedUnit);
    });
    await stage.step('Nền tảng chia sẻ dữ liệu trả lời mã đơn vị sai', async () => {
      const { calls } = await connected(stage.on('lgsp'));
      const code = await calls.unitCode('civil-status', endedUnit);
      expect(code, 'mã trả lời').toBe(lgspSettings().wrongUnitCode);
    });
    await stage.step('Hệ thống báo cáo không giao kỳ cho đơn vị đó', async () => {
      const reporting = stage.on('reporting');
      const aggregator = await reportOffice(reporting, 'aggregator');
      const wanted = campaignFor(reporting, 'ended', { period: '203012', units: [endedUnit] });
      expect(await answerTo(aggregator.assign(wanted)), 'câu trả lời').toBe('bị từ chối');
    });
  }),
);

test(
  ...check('keys-demanded', async (stage) => {
    const filed = await arrived(stage, 'one-owner');
    await stage.step('Không có khóa, hoặc khóa sai, thì bị từ chối', async () => {
      const attempts = await (await productOf(stage)).askWithoutKey(filed.code);
      expect(attempts, 'kết quả').toEqual(['bị từ chối', 'bị từ chối']);
    });
  }),
);

const cells = matrixOf('province');
for (const { permission, role, allowed, title } of cells)
  test(
    ...part('roles-enforced', { title, of: cells.length }, async (stage) => {
      const product = await productOf(stage);
      const account = role === 'visitor' ? null : stage.account(role);
      expect(await product.can(permission, account), 'kết quả').toBe(
        allowed ? 'được làm' : 'bị từ chối',
      );
    }),
  );
