import { expect, test } from 'vitest';
import { ownContracts } from '../../../contract/own.ts';
import { valueAt } from '../../../contract/places.ts';
import { TRIED } from '../rights.ts';
import { allScopes, scopesOf } from '../scopes.ts';
import { oneDocument } from './document.ts';
import { apacheConfig, FAULTS } from './settings.ts';

const site = (...faults: string[]) =>
  apacheConfig({
    ...{ port: 4480, folder: '/tmp/x', prism: 'http://127.0.0.1:2', issuer: 'http://127.0.0.1:3' },
    ...{ secureIssuer: 'https://127.0.0.1:4', client: { id: 'apache', secret: 's' }, faults },
    passphrase: 'p',
  });

test('Prism serves every interface of the contracts, whose references lead somewhere', () => {
  const contracts = ownContracts();
  const document = oneDocument(contracts, new Map([['enterprise', '3609000001']]));
  const { paths } = document as { paths: Record<string, object> };
  expect(Object.keys(paths).length).toBe(
    new Set(contracts.flatMap(({ operations }) => operations.map(({ path }) => path))).size,
  );
  const text = JSON.stringify(document);
  const refs = [...new Set([...text.matchAll(/"\$ref":"#([^"]+)"/g)].map(([, at = '']) => at))];
  expect(refs.length).toBeGreaterThan(contracts.length - 1);
  expect(refs.filter((at) => valueAt(document, at) === undefined)).toEqual([]);
  expect(text).not.toContain('"x-cases"');
  expect(text).toContain('"example":"3609000001"');
});

test('each permission is guarded by a scope of its own, and each fault changes what Apache does', () => {
  expect([...TRIED].sort()).toEqual(allScopes().sort());
  for (const scope of allScopes())
    expect(site()).toContain(`Require claim "scope~(^| )${scope}( |$)"`);
  expect(scopesOf('catalogue-reader')).toEqual(['read-catalogues', 'list-services']);
  const all = [site(), ...Object.keys(FAULTS).map((fault) => site(fault))];
  expect(new Set(all).size).toBe(Object.keys(FAULTS).length + 1);
  expect(site('scopes-unchecked')).not.toContain('Require claim');
});

test('it listens on loopback alone', () => {
  expect(site().match(/^Listen .*$/gm)).toEqual(['Listen 127.0.0.1:4480']);
});
