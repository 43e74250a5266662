import { afterAll, beforeAll, expect, test } from 'vitest';
import { collect } from './collect.ts';
import type { Collected } from './collect.ts';
import { nameOf, tell } from './finding.ts';
import { judge } from './judge.ts';
import { contracts, openPlace } from './testing/place.ts';
import { plantsIn } from './testing/plants.ts';

let place: Awaited<ReturnType<typeof openPlace>>;
let collected: Collected[];
beforeAll(async () => {
  place = await openPlace();
  const operations = contracts.flatMap((one) => one.operations);
  collected = await collect(operations, place.ask, place.values);
});
afterAll(() => place.close());

test('the clean contracts give no finding, and every operation was asked', () => {
  expect(judge(contracts, collected).map((one) => tell(one, 'en'))).toEqual([]);
  const asked = new Set(collected.map(({ operation }) => nameOf(operation)));
  expect(asked.size).toBe(contracts.flatMap((one) => one.operations).length);
  expect(asked.size).toBeGreaterThan(20);
});

test('a drift planted in any of 60 fields, codes or headers is found at its name', () => {
  const plants = plantsIn(collected, 1, 60);
  expect(plants.length).toBe(60);
  expect(new Set(plants.map(({ kind }) => kind)).size).toBe(6);
  for (const { kind, operation, at, answers } of plants) {
    const findings = judge(contracts, answers);
    const named = findings.filter((one) => one.operation === operation && one.at === at);
    expect(
      named.map((one) => one.at),
      `${kind} ${operation} ${at}`,
    ).toContain(at);
    // Nothing else is accused.
    expect([...new Set(findings.map((one) => one.operation))], `${kind} ${at}`).toEqual([
      operation,
    ]);
  }
});
