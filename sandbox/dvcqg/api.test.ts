import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from '../procedures/testing/world.ts';

let world: World;
let token: string;
beforeAll(async () => {
  world = await World.start({ migrated: 0 });
  token = (await ask('kiem-thu')).accessToken;
});
afterAll(() => world.stop());

async function post(path: string, body: unknown, bearer = token): Promise<Response> {
  return fetch(`${world.at('dvcqg')}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: JSON.stringify(body),
  });
}

async function ask(clientId: string): Promise<{ accessToken: string }> {
  const answer = await post('/token', { clientId, clientSecret: `bi-mat-${clientId}` }, '');
  return (await answer.json()) as { accessToken: string };
}

const about = { procedure: '1.001193', unit: '25195' };

async function create(code: string, status = '1'): Promise<Response> {
  const answer = await post('/dossier-codes', { code, ...about });
  const { portalCode } = (await answer.json()) as { portalCode: string };
  return post('/dossiers', {
    code,
    portalCode,
    ...about,
    applicant: 'A',
    idNumber: '099200000001',
    filedAt: '2025-07-01',
    status,
    files: [],
  });
}

describe('the portal', () => {
  it('refuses an update before the dossier was created, and writes it down', async () => {
    const code = 'H19.101-250701-9001';
    expect((await post(`/dossiers/${code}/status`, { status: '2' })).status).toBe(404);
    expect((await create(code)).status).toBe(201);
    expect((await post(`/dossiers/${code}/status`, { status: '2' })).status).toBe(200);
    const log = await world.portalLog(code, () => true);
    expect(log.map((call) => [call.step, call.answer, call.status])).toEqual([
      ['status', 404, '2'],
      ['code', 200, null],
      ['create', 201, '1'],
      ['status', 200, '2'],
    ]);
  });

  it('takes the ten statuses and no other', async () => {
    const code = 'H19.101-250701-9002';
    await create(code);
    for (let status = 1; status <= 10; status += 1) {
      expect((await post(`/dossiers/${code}/status`, { status: String(status) })).status).toBe(200);
    }
    for (const status of ['', '0', '11', 'xong']) {
      expect((await post(`/dossiers/${code}/status`, { status })).status).toBe(400);
    }
  });

  it('answers 400, 401, 403, 404 and 502 where they belong', async () => {
    expect((await post('/token', { clientId: 'kiem-thu', clientSecret: 'x' }, '')).status).toBe(
      401,
    );
    expect((await post('/dossiers', {}, 'x')).status).toBe(401);
    expect((await post('/dossiers', { code: 'A' })).status).toBe(400);
    const reader = (await ask('chi-doc')).accessToken;
    expect((await post('/dossiers', {}, reader)).status).toBe(403);
    expect((await post('/nothing', {})).status).toBe(404);
    const linked = (name: string) =>
      fetch(`${world.at('dvcqg')}/api/linked/${name}`, {
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await linked('dat-dai')).status).toBe(502);
    expect((await linked('ho-tich')).status).toBe(200);
  });

  it('refuses a file whose bytes do not match the hash', async () => {
    const query = new URLSearchParams({ dossier: 'A', name: 'a.txt', sha256: '00' });
    expect((await post(`/files?${query}`, {})).status).toBe(400);
  });

  it('forgets tokens that were expired', async () => {
    const own = (await ask('kiem-thu')).accessToken;
    const client = { clientId: 'kiem-thu', clientSecret: 'bi-mat-kiem-thu' };
    expect((await post('/token/expire', client, '')).status).toBe(204);
    expect((await post('/dossier-codes', { code: 'A', ...about }, own)).status).toBe(401);
    token = (await ask('kiem-thu')).accessToken;
  });
});
