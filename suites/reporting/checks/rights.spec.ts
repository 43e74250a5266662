import { expectRolesEnter } from '../../stage/entering.ts';
import { configOfSuites, roleName } from '../../journey.ts';
import { matrixOf } from '../../matrix.ts';
import type { Cell } from '../../matrix.ts';
import { missing, NotOffered } from '../../stage/offered.ts';
import type { Stage } from '../../stage/stage.ts';
import type { Attempt, Somebody } from '../offer/reports.ts';
import { given, officeOf, reported } from '../prepare.ts';
import { expectErrorClosed, expectProtected } from '../../stage/page-expectations.ts';
import { productOf } from '../product.ts';
import { check, expect, part, test } from './suite.ts';

const cells = matrixOf('reporting');

for (const cell of cells)
  test(
    ...part('roles-enforced', { title: cell.title, of: cells.length }, async (stage) => {
      const product = await productOf(stage);
      const on = await completedReport(stage);
      const wanted: Attempt = cell.allowed ? 'được làm' : 'bị từ chối';
      const somebody = await holder(stage, cell);
      expect(await product.can(cell.permission, somebody, on), cell.title).toBe(wanted);
    }),
  );

let completed: Promise<{ report: string; campaign: string }> | undefined;

/**
 * A report on which a worker's cases try rights. It is completed and takes no action any more: who may act gets that
 * answer, who may not is refused.
 */
function completedReport(stage: Stage): Promise<{ report: string; campaign: string }> {
  completed ??= (async () => {
    const campaign = await given(stage, 'roles-enforced');
    const report = await reported(stage, campaign, 'approved');
    await stage.given('báo cáo đã hoàn thành và được gửi', async () => {
      const aggregator = await officeOf(stage, 'aggregator');
      await aggregator.aggregate(campaign.id);
      await (await officeOf(stage, 'province-signer')).complete(campaign.id);
      await aggregator.transmit(campaign.id);
    });
    return { report, campaign: campaign.id };
  })();
  // What the product lacked for the first case it lacks for all: each has to be told so itself.
  return completed.catch((error: unknown) => {
    if (!(error instanceof NotOffered)) throw error;
    return (missing(error.reason.vi, error.reason.en) as () => never)();
  });
}

function holder(stage: Stage, { role }: Cell): Promise<Somebody> {
  return stage.given(`có ${roleName(role).toLocaleLowerCase('vi')}`, async () => {
    if (configOfSuites().roles.roles[role]?.signsIn === false)
      return { request: await stage.anonymous() };
    return stage.person(role);
  });
}

test(
  ...check('errors-closed', async (stage) => {
    const { pages } = await productOf(stage);
    const request = await stage.anonymous();
    for (const { name, url } of [...pages.ordinary, ...pages.wrong])
      await stage.step(`Tiêu đề bảo mật của ${name}`, () => expectProtected(request, url));
    for (const { name, url } of pages.wrong)
      await stage.step(`Trang lỗi ${name} không lộ chi tiết bên trong`, () =>
        expectErrorClosed(request, url),
      );
  }),
);

test(
  ...check('roles-enter', (stage) =>
    expectRolesEnter(stage, 'reporting', [
      'reporter',
      'approver',
      'aggregator',
      'province-signer',
      'administrator',
    ]),
  ),
);
