import { collect } from '../contract/collect.ts';
import type { Collected } from '../contract/collect.ts';
import { tell } from '../contract/finding.ts';
import { judge } from '../contract/judge.ts';
import { ownContracts } from '../contract/own.ts';
import { provoke } from '../contract/requests.ts';
import { talkOn } from '../contract/talk.ts';
import { check, expect, test } from './suite.ts';

/** The same requests in every run, so that two days can be compared. */
const EFFORT = { seed: 1, runs: 25 };

test(
  ...check('contract-answers', async (stage) => {
    const contracts = ownContracts();
    const { ask, values } = await talkOn(stage);
    const operations = contracts.flatMap((one) => one.operations);
    const collected: Collected[] = await stage.step('Hỏi mọi giao diện theo đặc tả', () =>
      collect(operations, ask, values),
    );
    expect(collected.length, 'số yêu cầu đã gửi').toBeGreaterThan(operations.length);
    const findings = judge(contracts, collected).map((one) => tell(one, 'vi'));
    await stage.step('Câu trả lời đúng với đặc tả', async () => {
      expect(findings, 'chỗ khác đặc tả').toEqual([]);
    });
  }),
);

test(
  ...check('contract-requests', async (stage) => {
    const { ask, values } = await talkOn(stage);
    for (const contract of ownContracts())
      await stage.step(`Yêu cầu sai đến ${contract.name} được từ chối theo đặc tả`, async () => {
        const findings = await provoke(contract, ask, values, EFFORT);
        expect(
          findings.map((one) => tell(one, 'vi')),
          'chỗ khác đặc tả',
        ).toEqual([]);
      });
  }),
);
