import { expect, test } from 'vitest';
import { testFacts } from '../testing/facts.ts';

test('probes that affect everybody share one list of communes, in the journal’s thread, too', () => {
  const { probes } = structuredClone(testFacts({ home: '', search: '', receive: '' }));
  expect(probes['home']?.communes).not.toHaveLength(0);
  expect(probes['search']?.communes).toBe(probes['home']?.communes);
  expect(probes['receive']?.communes).toBe(probes['home']?.communes);
});
