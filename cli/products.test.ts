import { expect, test } from 'vitest';
import { productHosts } from './product.ts';
import { checkedHosts, checkFaults } from './products.ts';

test('each fault of our products names a requirement that there is', async () => {
  const names = [...productHosts().keys()];
  expect(names).not.toEqual([]);
  const hosts = await checkedHosts(names);
  expect([...hosts.keys()]).toEqual(names);
});

test('a requirement that nobody has is refused, for nothing would be tried', () => {
  const faults = { 'no-approval': { says: 'nothing is approved', requirement: 'QLVB-7' } };
  expect(() => checkFaults('plone', faults, ['QLVB-07', 'BC-01'])).toThrow(
    /no-approval of plone names QLVB-7, which is no requirement/,
  );
  expect(() => checkFaults('plone', faults, ['QLVB-7'])).not.toThrow();
});
