import { expect, test } from 'vitest';
import { productHosts } from './product.ts';
import { wellNamed } from './products.ts';

test('each fault of a product names a requirement of its platform', async () => {
  const names = [...productHosts().keys()];
  expect(names).not.toEqual([]);
  const hosts = await wellNamed(names);
  expect([...hosts.keys()]).toEqual(names);
});
