import { afterAll, beforeAll, expect, test } from 'vitest';
import { collect } from './collect.ts';
import { tell } from './finding.ts';
import { provoke } from './requests.ts';
import { contracts, openPlace } from './testing/place.ts';

/** Requests for each operation. */
const RUNS = process.env['NGHIEMTHU_LONG_TESTS'] === undefined ? 40 : 500;

let place: Awaited<ReturnType<typeof openPlace>>;
beforeAll(async () => {
  place = await openPlace();
  // A session of the portal, which some requests carry.
  const operations = contracts.flatMap((one) => one.operations);
  await collect(operations, place.ask, place.values);
});
afterAll(() => place.close());

test.each(contracts)('$name: wrong requests are refused as documented', async (contract) => {
  const findings = await provoke(contract, place.ask, place.values, { seed: 1, runs: RUNS });
  expect(findings.map((one) => tell(one, 'en'))).toEqual([]);
});

test('a service that breaks, and one that takes what is wrong, are found', async () => {
  const contract = contracts.find(({ name }) => name === 'population');
  const { headers: good } = await place.ask({ path: '/services' }, 'province-system');
  const broken = (status: number, json: unknown) =>
    provoke(
      contract!,
      () => {
        const headers = { ...good, 'content-type': 'application/json' };
        return Promise.resolve({ status, headers, json, text: JSON.stringify(json), ms: 1 });
      },
      place.values,
      { seed: 1, runs: 20 },
    );
  const kinds = async (status: number, json: unknown) =>
    new Set((await broken(status, json)).map(({ kind }) => kind));
  expect(await kinds(500, {})).toEqual(new Set(['server-error', 'status-undocumented']));
  expect(await kinds(200, { MaYeuCau: 'x', TonTai: true })).toEqual(new Set(['wrong-accepted']));
});
