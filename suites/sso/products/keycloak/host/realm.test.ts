import { expect, test } from 'vitest';
import { peopleOf } from './people.ts';
import { realmOf } from './realm.ts';
import { host } from './start.ts';

const systems = {
  citizens: 'http://127.0.0.1:2',
  desk: 'http://127.0.0.1:3',
  documents: 'http://127.0.0.1:4',
};

function realm(...faults: string[]) {
  const issuer = 'http://127.0.0.1:1/realms/tinh';
  return JSON.stringify(realmOf({ people: peopleOf(), systems, issuer, faults }));
}

test.each(Object.keys(host.faults))('the fault %s changes the realm', (fault) => {
  expect(realm(fault)).not.toBe(realm());
});

test('codes and logouts go to the systems alone', () => {
  const { clients } = JSON.parse(realm()) as {
    clients: { clientId: string; redirectUris: string[] }[];
  };
  expect(clients.map(({ clientId, redirectUris }) => [clientId, ...redirectUris])).toEqual([
    ['cong', 'http://127.0.0.1:2/dang-nhap/tro-ve'],
    ['mot-cua', 'http://127.0.0.1:3/dang-nhap/tro-ve'],
    ['van-ban', 'http://127.0.0.1:4/dang-nhap/tro-ve'],
    ['kiem-thu', 'http://127.0.0.1:1/realms/tinh/kiem-thu/tro-ve'],
  ]);
});
