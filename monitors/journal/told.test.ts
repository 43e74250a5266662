import { afterEach, beforeEach, expect, test } from 'vitest';
import { moveDefect, sightDefect } from '../../records/defects.ts';
import { openStore } from '../../records/store.ts';
import type { Store } from '../../records/store.ts';
import { newDefect } from '../../records/testing/defects.ts';
import { exposition } from '../exposition.ts';
import { testFacts } from '../testing/facts.ts';
import { StoreMetrics } from './told.ts';

const facts = testFacts({ home: '', search: '' });
const NOW = Date.parse('2025-07-01T01:00:00.000Z');

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.destroy());

async function lines(pattern: RegExp): Promise<string[]> {
  const text = exposition(await new StoreMetrics(store).families(facts, NOW));
  return text.split('\n').filter((line) => pattern.test(line));
}

test('incidents are counted from 0 on: the first one shows as an increase', async () => {
  expect(await lines(/^nghiemthu_incidents_total/)).toEqual([
    'nghiemthu_incidents_total{platform="counter",probe="home"} 0',
    'nghiemthu_incidents_total{platform="counter",probe="search"} 0',
  ]);
  expect(await lines(/^nghiemthu_incident_duration_seconds_count/)).toEqual([
    'nghiemthu_incident_duration_seconds_count{platform="counter"} 0',
  ]);
});

test('a defect is overdue from its due time until it is closed', async () => {
  const overdue = () => lines(/^nghiemthu_defects_overdue/);
  const found = { ...newDefect('a'), platform: 'counter', dueAt: '2025-07-01T00:00:00.000Z' };
  expect(await overdue()).toEqual([]);
  const { id } = await sightDefect(store, facts.target, 'run', found);
  await sightDefect(store, facts.target, 'run', {
    ...found,
    fingerprint: 'b',
    owner: 'dost',
    dueAt: null,
  });
  const labels = (owner: string) => `{owner="${owner}",platform="counter",severity="S1"}`;
  expect(await overdue()).toEqual([
    `nghiemthu_defects_overdue${labels('vnpt')} 1`,
    `nghiemthu_defects_overdue${labels('dost')} 0`,
  ]);
  const at = '2025-07-01T00:30:00.000Z';
  await moveDefect(store, id, { at, actor: 'VNPT', state: 'closed', note: '' });
  expect(await overdue()).toContain(`nghiemthu_defects_overdue${labels('vnpt')} 0`);
});
