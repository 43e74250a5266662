import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import { Evidence } from '../evidence/evidence.ts';
import { House } from './house.ts';
import type { SignIn } from './house.ts';
import { openStage, tidyUp } from './open-stage.ts';
import { PreconditionError } from './precondition.ts';
import { newTrace } from './trace.ts';
import type { Undo } from './stage.ts';
import { addressOf } from './target.ts';

/** A platform that lets in anyone who comes to its own door, and says on `/me` who that is. */
const platform = (door: string) =>
  createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    if (url.pathname === door)
      response.setHeader('set-cookie', `who=${url.searchParams.get('name')}; Path=/`);
    response.statusCode = url.pathname === door || url.pathname === '/me' ? 200 : 404;
    response.end(/who=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'nobody');
  });
const servers = { counter: platform('/login'), desk: platform('/dang-nhap') };
let target: ResolvedTarget;

beforeAll(async () => {
  const addresses: Record<string, string> = {};
  for (const [name, server] of Object.entries(servers)) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // Hosts of their own: cookies know no ports.
    const host = name === 'counter' ? '127.0.0.1' : 'localhost';
    addresses[name] = `http://${host}:${(server.address() as AddressInfo).port}`;
  }
  const citizen = { role: 'citizen', unit: null, username: 'lan', password: 'x' };
  const officer = { role: 'officer', unit: '25195', username: 'officer', password: 'x' };
  target = {
    ...{
      name: 'near',
      kind: 'trial',
      title: { vi: 'Gần', en: 'Near' },
      managed: false,
      mutants: false,
    },
    products: { counter: 'sandbox', desk: 'redmine' },
    addresses,
    accounts: [
      { platform: 'counter', ...citizen },
      { platform: 'desk', ...citizen, password: 'y' },
      { platform: 'desk', ...citizen, username: 'mai' },
      { platform: 'desk', ...officer },
    ],
    ...{ units: { home: '25195', other: '25210' }, environment: [], canaries: [] },
    load: {},
  };
});
afterAll(() => {
  for (const server of Object.values(servers)) server.close();
});

const DOORS: Record<string, string> = { counter: '/login', desk: '/dang-nhap' };

function opened() {
  const entered: string[] = [];
  const signInOf = (slug: string): Promise<SignIn> =>
    Promise.resolve(async (context, on, account) => {
      entered.push(`${slug}: ${account.username} ${account.password}`);
      const door = `${addressOf(on, slug)}${DOORS[slug]}?name=${account.username}-of-${slug}`;
      expect((await context.get(door)).status()).toBe(200);
    });
  const house = new House({
    doors: {
      window: () => Promise.reject(new Error('no window is needed')),
      request: (storageState) => request.newContext(storageState && { storageState }),
    },
    ...{ evidence: new Evidence(), sessions: new Map(), signInOf },
  });
  const undo: Undo[] = [];
  const steps: string[] = [];
  const stage = openStage({
    ...{ house, target, platform: 'counter', seat: 0, undo, trace: newTrace().id },
    part: (title, work) => {
      steps.push(title);
      return work();
    },
  });
  return { stage, house, undo, steps, entered };
}

test('the same role on two platforms is two people, and each signs in its own way', async () => {
  const { stage, house, entered } = opened();
  const desk = stage.on('desk');
  const here = await stage.person('citizen');
  const there = await desk.person('citizen');
  expect(here.account).toMatchObject({ platform: 'counter', username: 'lan', password: 'x' });
  expect(there.account).toMatchObject({ platform: 'desk', username: 'lan', password: 'y' });
  const me = async (name: string, { request }: typeof here) =>
    (await request.get(`${addressOf(stage.target, name)}/me`)).text();
  expect(await me('counter', here)).toBe('lan-of-counter');
  expect(await me('desk', there)).toBe('lan-of-desk');
  // Who signed in once stays signed in, on either.
  await stage.person('citizen');
  await desk.person('citizen');
  expect(entered).toEqual(['counter: lan x', 'desk: lan y']);
  await house.close();
});

test('a stage knows the accounts of its platform alone', () => {
  const { stage } = opened();
  expect(stage.target.accounts).toHaveLength(1);
  expect(() => stage.account('officer')).toThrow(PreconditionError);
  const desk = stage.on('desk');
  expect(desk.account('officer').platform).toBe('desk');
  expect(desk.account('citizen', undefined, 1).username).toBe('mai');
  expect(desk.on('counter').account('citizen').platform).toBe('counter');
});

test('it is one walk: its mark, its steps, and what is undone after it', async () => {
  const { stage, house, undo, steps } = opened();
  const desk = stage.on('desk');
  expect(desk.marker).toBe(stage.marker);
  expect([stage.platform, desk.platform]).toEqual(['counter', 'desk']);
  await desk.step('Tiếp nhận', async () => undefined);
  expect(steps).toEqual(['Tiếp nhận']);
  const undone: string[] = [];
  desk.afterwards(async (again) => {
    const { request } = await again(desk.account('citizen'));
    undone.push(await (await request.get(`${addressOf(desk.target, 'desk')}/me`)).text());
  });
  expect(await tidyUp(undo, house, target, (reason) => undone.push(reason))).toEqual([]);
  expect(undone).toEqual(['lan-of-desk']);
  await house.close();
});

test('a platform that the target is not for blocks, it does not judge', () => {
  const { stage } = opened();
  expect(() => stage.on('documents')).toThrow(
    new PreconditionError('target near is not for the platform documents'),
  );
});
