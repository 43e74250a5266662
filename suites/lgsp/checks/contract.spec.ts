import { collect } from '../contract/collect.ts';
import type { Collected } from '../contract/collect.ts';
import { tell } from '../contract/finding.ts';
import { judge, judgeWithoutData } from '../contract/judge.ts';
import { publishedOn } from '../contract/published.ts';
import { provoke } from '../contract/requests.ts';
import { judgeXml } from '../contract/schema.ts';
import { talkOn } from '../contract/talk.ts';
import { connected } from '../prepare.ts';
import { settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

/** The same requests in every run, so that two days can be compared. */
const EFFORT = { seed: 1, runs: 25 };

test(
  ...check('contract-answers', async (stage) => {
    const { contracts, keepsData, judged } = await publishedOn(stage);
    const { ask, values } = await talkOn(stage);
    const operations = contracts.flatMap((one) => one.operations);
    const collected: Collected[] = await stage.step('Hỏi mọi giao diện theo đặc tả', () =>
      collect(operations, ask, values),
    );
    expect(collected.length, 'số yêu cầu đã gửi').toBeGreaterThan(operations.length);
    const compare = keepsData ? judge : judgeWithoutData;
    const findings = compare(contracts, collected).map((one) => tell(one, 'vi'));
    await stage.step('Câu trả lời đúng với đặc tả', async () => {
      expect(findings, 'chỗ khác đặc tả').toEqual([]);
    });
    judged();
  }),
);

test(
  ...check('contract-requests', async (stage) => {
    const { contracts, judged } = await publishedOn(stage);
    const { ask, values } = await talkOn(stage);
    for (const contract of contracts)
      await stage.step(`Yêu cầu sai đến ${contract.name} được từ chối theo đặc tả`, async () => {
        const findings = await provoke(contract, ask, values, EFFORT);
        expect(
          findings.map((one) => tell(one, 'vi')),
          'chỗ khác đặc tả',
        ).toEqual([]);
      });
    judged();
  }),
);

test(
  ...check('contract-xml', async (stage) => {
    const { calls } = await connected(stage);
    const { citizen } = settings();
    for (const asked of [citizen, { ...citizen, name: 'Phạm Văn Không Có' }])
      await stage.step('Câu trả lời SOAP đúng với lược đồ XSD', async () => {
        const { status, text } = await calls.people.askBySoap(asked);
        expect(status, 'mã trả lời').toBe(200);
        const findings = judgeXml('soap', text, 'population POST /dancu/soap');
        expect(
          findings.map((one) => tell(one, 'vi')),
          'chỗ khác đặc tả',
        ).toEqual([]);
      });
  }),
);
