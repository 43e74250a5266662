import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alertOf, fact } from './people/visitor.ts';
import { World } from './testing/world.ts';

const UNIT = '26041';
const CITIZEN = 'congdan.0002';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

const statusFor = async (username: string, code: string) =>
  fact(await (await world.as(username)).open(`/ho-so/${code}`), 'Trạng thái');

describe('a dossier', () => {
  it('goes from the citizen to the result, and the portal follows', async () => {
    const citizen = await world.as(CITIZEN);
    const code = await citizen.fileFor('1.004873', UNIT);
    const seen = [await statusFor(CITIZEN, code)];
    for (const stage of [
      'received',
      'assigned',
      'assessed',
      'submitted',
      'signed',
      'returned',
    ] as const) {
      await world.handle(code, UNIT, stage);
      seen.push(await statusFor(CITIZEN, code));
    }
    expect(seen).toEqual([
      'Mới đăng ký',
      'Được tiếp nhận',
      'Đang xử lý',
      'Đang xử lý',
      'Đang xử lý',
      'Đã xử lý xong',
      'Đã trả kết quả',
    ]);
    expect((await citizen.open('/kho-du-lieu')).text).toContain(code);
    const log = await world.portalLog(code, (calls) => calls.at(-1)?.status === '10');
    expect(log.map((call) => call.answer).every((answer) => answer < 300)).toBe(true);
    const sent = log.flatMap((call) => call.status ?? []);
    expect(sent.filter((status, i) => status !== sent[i - 1])).toEqual(['1', '2', '4', '9', '10']);
    expect(log.slice(0, 3).map((call) => call.step)).toEqual(['code', 'file', 'create']);
    const page = await (await fetch(`${world.at('dvcqg')}/tra-cuu?ma=${code}`)).text();
    expect(page).toContain('Đã trả kết quả');
  });

  it('is shown to other systems without its person, the last changed first', async () => {
    const code = await (await world.as(CITIZEN)).fileFor('1.004873', UNIT);
    const list = async (username: string) =>
      (await world.as(username)).json<{ items: Record<string, unknown>[] }>('/api/dossiers');
    const [newest] = (await list('quantri')).items;
    expect(newest).toMatchObject({ code, unit: UNIT, status: 1, statusName: 'Mới đăng ký' });
    expect(Object.keys(newest ?? {}).sort()).toEqual(
      ['changedAt', 'code', 'procedure', 'status', 'statusName', 'unit'].sort(),
    );
    const own = (await list(`motcua.${UNIT}`)).items;
    expect(new Set(own.map(({ unit }) => unit))).toEqual(new Set([UNIT]));
    expect((await (await world.as(CITIZEN)).open('/api/dossiers')).status).toBe(403);
    expect((await world.stranger().open('/api/dossiers')).status).toBe(401);
  });

  it('is settled at the province where the procedure belongs there', async () => {
    const code = await (await world.as(CITIZEN)).fileFor('1.012786', '19');
    await world.handle(code, '19', 'returned');
    expect(await statusFor(CITIZEN, code)).toBe('Đã trả kết quả');
    expect(code).toMatch(/^H19\.100-/);
  });

  it('brings a 5 MB scan through whole', async () => {
    const scan = {
      name: 'bản quét.pdf',
      bytes: new Uint8Array(5 * 1024 * 1024).map((_, i) => i % 251),
    };
    const code = await (await world.as(CITIZEN)).fileFor('2.000884', UNIT, { uploads: [scan] });
    const officer = await world.as(`motcua.${UNIT}`);
    const page = await officer.open(`/ho-so/${code}`);
    const path = /href="([^"]+\/tep\/\d+)"/.exec(page.text)?.[1] ?? '';
    const hash = createHash('sha256').update(scan.bytes).digest('hex');
    expect(
      createHash('sha256')
        .update(await officer.bytes(path))
        .digest('hex'),
    ).toBe(hash);
    expect((await officer.open(path)).headers.get('x-content-sha256')).toBe(hash);
    expect(page.text).toContain('bản quét.pdf');
    expect(page.text).toContain(hash);
  });

  it('refuses a file above 20 MB with a plain page', async () => {
    const scan = { name: 'lớn.pdf', bytes: new Uint8Array(21 * 1024 * 1024) };
    const visit = await (await world.as(CITIZEN)).file('2.000884', UNIT, { uploads: [scan] });
    expect(visit.status).toBe(413);
  });

  it('waits for a supplement and goes on where it was', async () => {
    const code = await (await world.as(CITIZEN)).fileFor('1.004873', UNIT);
    await world.handle(code, UNIT, 'assigned');
    const specialist = await world.as(`chuyenvien.${UNIT}`);
    await specialist.act(code, 'yeu-cau-bo-sung', { request: 'Thiếu giấy xác nhận' });
    expect(await statusFor(CITIZEN, code)).toBe('Yêu cầu bổ sung giấy tờ');
    expect((await specialist.act(code, 'tham-dinh', { opinion: 'x' })).status).toBe(409);
    await (await world.as(CITIZEN)).act(code, 'bo-sung', { answer: 'Xin bổ sung' });
    expect(await statusFor(CITIZEN, code)).toBe('Đang xử lý');
    await world.handle(code, UNIT, 'assessed');
    expect(await statusFor(CITIZEN, code)).toBe('Đang xử lý');
  });

  it('is paid for, also when the office asked for it', async () => {
    const code = await (await world.as(CITIZEN)).fileFor('2.001019', UNIT);
    await world.handle(code, UNIT, 'received');
    await (await world.as(`motcua.${UNIT}`)).act(code, 'yeu-cau-phi');
    expect(await statusFor(CITIZEN, code)).toBe('Yêu cầu thực hiện nghĩa vụ tài chính');
    await (await world.as(`motcua.${UNIT}`)).act(code, 'thu-phi');
    expect(await statusFor(CITIZEN, code)).toBe('Được tiếp nhận');
  });

  it('refuses a new date that is not later', async () => {
    const code = await (await world.as(CITIZEN)).fileFor('1.004873', UNIT);
    await world.handle(code, UNIT, 'received');
    const officer = await world.as(`motcua.${UNIT}`);
    const visit = await officer.act(code, 'xin-loi', { newDate: '01/07/2025', apology: 'Chậm' });
    expect(alertOf(visit)).toContain('phải sau ngày');
  });

  it('escapes what people write', async () => {
    const values = { content: '<script>alert(1)</script>' };
    const code = await (await world.as(CITIZEN)).fileFor('1.004873', UNIT, { values });
    const page = await (await world.as(`motcua.${UNIT}`)).open(`/ho-so/${code}`);
    expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.text).not.toContain('<script>alert');
  });
});

describe('rights', () => {
  it('keep everybody to their own part of the work', async () => {
    const code = await (await world.as(CITIZEN)).fileFor('1.004873', UNIT);
    const attempt = async (username: string, action: string) =>
      (await (await world.as(username)).act(code, action, {})).status;
    for (const role of ['chuyenvien', 'lanhdao', 'vanthu']) {
      expect(await attempt(`${role}.${UNIT}`, 'tiep-nhan')).toBe(403);
    }
    expect(await attempt(CITIZEN, 'tiep-nhan')).toBe(403);
    await world.handle(code, UNIT, 'submitted');
    for (const role of ['chuyenvien', 'motcua', 'vanthu']) {
      expect(await attempt(`${role}.${UNIT}`, 'ky-so')).toBe(403);
    }
    expect(await attempt('lanhdao.25195', 'ky-so')).toBe(403);
    expect(await statusFor(CITIZEN, code)).toBe('Đang xử lý');
  });

  it('hide dossiers from other citizens, other communes and strangers', async () => {
    const code = await (await world.as(CITIZEN)).fileFor('1.004873', UNIT);
    for (const username of ['congdan.0001', 'motcua.25195', 'quantri']) {
      expect((await (await world.as(username)).open(`/ho-so/${code}`)).status).toBe(403);
    }
    expect((await world.stranger().open(`/ho-so/${code}`)).url).toContain('/dang-nhap');
  });

  it('keep interfaces and the administrator’s pages closed', async () => {
    const officer = await world.as(`motcua.${UNIT}`);
    for (const path of [
      '/api/audit',
      '/api/migrated',
      '/quan-tri/tai-khoan',
      '/quan-tri/nhat-ky',
    ]) {
      expect((await officer.open(path)).status).toBe(403);
    }
    expect((await world.stranger().open('/api/audit')).status).toBe(401);
    expect((await (await world.as(CITIZEN)).open('/api/certificates')).status).toBe(403);
  });

  it('refuse a form without its token', async () => {
    const citizen = await world.as(CITIZEN);
    const body = new FormData();
    body.set('content', 'x');
    expect((await citizen.open('/nop-ho-so/1.004873', { method: 'POST', body })).status).toBe(403);
  });
});

describe('accounts', () => {
  it('lock after five wrong passwords, one by one, and the administrator opens them', async () => {
    const wrong = () => world.stranger().signIn('congdan.0160', 'sai');
    for (let i = 0; i < 4; i += 1) expect(alertOf(await wrong())).toContain('không đúng');
    expect(alertOf(await wrong())).toContain('tạm khóa');
    expect(alertOf(await world.stranger().signIn('congdan.0160'))).toContain('tạm khóa');
    expect((await world.stranger().signIn('congdan.0161')).url).toContain('/ho-so-cua-toi');
  });

  it('sign in once by VNeID for both sites', async () => {
    const visitor = world.stranger();
    const first = await visitor.signInByVneid('congdan.0005');
    expect(first.url).toBe(`${world.at('procedures')}/ho-so-cua-toi`);
    const portal = await visitor.open(`${world.at('dvcqg')}/dang-nhap`);
    expect(portal.url).toBe(`${world.at('dvcqg')}/tai-khoan`);
    const code = await visitor.fileFor('1.004873', UNIT);
    await world.portalLog(code, (calls) => calls.some((call) => call.step === 'create'));
    expect((await visitor.open(`${world.at('dvcqg')}/tai-khoan`)).text).toContain(code);
  });

  it('do not sign in by VNeID with a wrong password', async () => {
    const visitor = world.stranger();
    const form = await visitor.open('/dang-nhap/vneid');
    const body = new URLSearchParams({ account: 'congdan.0006', password: 'sai' });
    expect((await visitor.open(form.url, { method: 'POST', body })).status).toBe(401);
    expect((await visitor.open('/ho-so-cua-toi')).url).toContain('/dang-nhap');
  });
});
