import { afterAll, beforeAll, expect, test } from 'vitest';
import { defectsOf } from '../../records/defects/read.ts';
import { openStore } from '../../records/store/store.ts';
import { TestPostgres } from '../../records/testing/postgres.ts';
import { testFacts } from '../testing/facts.ts';
import { takeAlerts } from './alerts.ts';
import type { Alert } from './alerts-message.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
});
afterAll(() => postgres.end());

let number = 0;
const alert = (more: Partial<Alert> = {}): Alert => ({
  status: 'firing',
  labels: { alertname: `Alert${(number += 1)}`, platform: 'counter' },
  ...{ summary: 'Tóm tắt', description: 'Mô tả', startsAt: '2025-07-01T01:00:00Z' },
  fingerprint: number.toString(16),
  ...more,
});

/** What got past the reader all the same: a time that no calendar has, a text that a store does not take. */
test.each([
  ['embedded', () => ':memory:'],
  ['PostgreSQL', () => postgres.address],
])('in a store that is %s, what it can never take is taken back alone', async (kind, address) => {
  const facts = { ...testFacts({ home: '' }), target: kind };
  const store = await openStore(address());
  const answers = await takeAlerts(store, facts, [
    alert(),
    alert({ startsAt: '+275760-09-13T00:00:01Z' }),
    alert({ startsAt: 'soon' }),
    alert(),
    alert({ labels: { alertname: 'a\0b', platform: 'counter' } }),
    alert(),
  ]);
  const [first, far, never, second, nul, third] = answers;
  for (const bad of [far, never])
    expect(bad).toMatchObject({ defect: null, reason: expect.stringMatching(/^cannot be kept/) });
  if (kind === 'PostgreSQL') expect(nul?.reason).toMatch(/^cannot be kept: .*0x00/);
  const kept = (await defectsOf(store, kind)).map(({ id }) => id);
  expect(kept).toEqual(expect.arrayContaining([first?.defect, second?.defect, third?.defect]));
  expect(kept).toHaveLength(answers.filter(({ defect }) => defect !== null).length);
  await store.destroy();
  await expect(takeAlerts(store, facts, [alert()])).rejects.toThrow();
});
