import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';
import { procedures } from './data/catalogue.ts';

let sandbox: Sandbox;
let portal: string;
let session: string;

beforeAll(async () => {
  sandbox = await startSandbox({
    ...{ seed: 1, port: 0, platforms: ['portal'], faults: [], settings: {} },
  });
  portal = sandbox.addresses['portal']!;
  session = (await forward('login', { username: 'mot-cua-dong-nai', password: 'Sandbox@2025' }))
    .body['session'] as string;
});
afterAll(() => sandbox.stop());

async function forward(service: string, json: object) {
  const answer = await fetch(`${portal}/VXPAdapter/RestService/forward/${service}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', dstcode: 'VN' },
    body: JSON.stringify({ session, ...json }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('the lists of agencies write names in NFD, all communes of the province among them', async () => {
  const answer = await fetch(`${portal}/api/co-quan?loai=unit&tinh=19`);
  const { agencies } = (await answer.json()) as { agencies: { name: string }[] };
  expect(agencies).toHaveLength(95);
  for (const { name } of agencies) expect(name).toBe(name.normalize('NFD'));
  expect(agencies.some(({ name }) => name !== name.normalize('NFC'))).toBe(true);
});

test('codes of a day are counted for each agency', async () => {
  const make = async (agency: string) =>
    (await forward('SinhMaHoSo', { madonvi: agency, maTTHC: '1.001193' })).body['MaHoSo'];
  const [first, second, other] = [await make('25195'), await make('25195'), await make('25210')];
  expect(first).toMatch(/^H19\.101-\d{6}-0001$/);
  expect(second).toMatch(/^H19\.101-\d{6}-0002$/);
  expect(other).toMatch(/^H19\.102-\d{6}-0001$/);
});

test('what cannot be read is refused, and nothing of the inside is told', async () => {
  const url = `${portal}/VXPAdapter/RestService/forward/SinhMaHoSo`;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: '{' });
  expect([answer.status, await answer.json()]).toEqual([
    400,
    { error_code: '400', message: 'Yêu cầu không hợp lệ' },
  ]);
  const wrong = [[], 'x', 1, null, { a: 1 }];
  for (const data of wrong)
    expect((await forward('DongBoHoSoMC', { data })).status, JSON.stringify(data)).toBe(400);
});

test('a visitor who files is led to the sign-in', async () => {
  const { id } = procedures[0]!;
  const path = `/nop-ho-so/${id}?searchType=PROVINCE&xa=25195`;
  const answer = await fetch(portal + path, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/dang-nhap']);
});
