import type { Account } from '../../../config/targets/target.ts';
import { expectErrorClosed, expectProtected } from '../../stage/page-expectations.ts';
import { PreconditionError } from '../../stage/precondition.ts';
import type { Stage } from '../../stage/stage.ts';
import { accountsOf } from '../../stage/target.ts';
import type { Security } from '../offer/public.ts';
import { handBack, prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('audit-log', async (stage) => {
    const product = await productOf(stage);
    const begun = Date.now();
    const dossier = await prepared(stage, procedureFor('audit-log'), 'signed');
    await stage.given('đã trả kết quả', () => handBack(stage, dossier));
    const officer = async (role: string) =>
      (await stage.person(role, dossier.unit)).account.username;
    const [citizen, oneStop, specialist, leader] = [
      dossier.citizen.account.username,
      await officer('one-stop'),
      await officer('specialist'),
      await officer('leader'),
    ];
    await stage.step('Nhật ký có đủ mọi thay đổi, ai làm và lúc nào', async () => {
      const administrator = product.office(await stage.person('administrator'));
      const changes = await administrator.audit(dossier.code);
      // Filed; received and assigned; assessed and submitted; signed; handed back.
      expect(
        changes.map(({ who }) => who),
        'người thực hiện',
      ).toEqual([citizen, oneStop, oneStop, specialist, specialist, leader, oneStop]);
      for (const { at, action } of changes) {
        expect(action, 'việc đã làm').not.toBe('');
        expect(Date.parse(at), 'thời điểm').toBeGreaterThanOrEqual(begun - CLOCK_SKEW_MS);
        expect(Date.parse(at), 'thời điểm').toBeLessThanOrEqual(Date.now() + CLOCK_SKEW_MS);
      }
      expect(new Set(changes.map(({ action }) => action)).size, 'số việc khác nhau').toBe(
        changes.length,
      );
    });
    await stage.step('Trang nhật ký hiện đúng những dòng đó', async () => {
      const administrator = product.office(await stage.person('administrator'));
      const lines = await administrator.audit(dossier.code);
      const shown = await administrator.auditShown(dossier.code);
      expect(shown, 'các dòng').toEqual(lines.map(({ at: _at, ...line }) => line));
    });
  }),
);

/** How far the platform's clock may be from ours. */
const CLOCK_SKEW_MS = 5_000;

test(
  ...check('session-safe', async (stage) => {
    const { published, security } = await productOf(stage);
    const { account } = spareCitizens(stage);
    const request = await stage.anonymous();
    const isIn = await stage.step('Trang đăng nhập trả lời', () =>
      security.enters({ request }, account),
    );
    await stage.given('công dân đăng nhập phiên mới', async () => {
      if (!isIn) throw new Error(`${account.username} is not let in`);
    });
    const { cookies } = await request.storageState();
    await stage.step('Cookie phiên được bảo vệ', async () => {
      const isEncrypted = addressesOf(stage).every((one) => one.startsWith('https:'));
      expect(cookies.length, 'số cookie').toBeGreaterThan(0);
      for (const cookie of cookies) {
        expect(cookie.httpOnly, `${cookie.name}: HttpOnly`).toBe(true);
        expect(cookie.sameSite, `${cookie.name}: SameSite`).not.toBe('None');
        if (isEncrypted) expect(cookie.secure, `${cookie.name}: Secure`).toBe(true);
      }
    });
    await stage.step('Cookie của khách được bảo vệ, ở trang nào cũng vậy', async () => {
      for (const { name, url } of [...published.pages, ...security.pages.own])
        for (const cookie of await cookiesGiven(stage, url)) {
          expect(cookie, `${name}: HttpOnly`).toMatch(/;\s*HttpOnly/i);
          expect(cookie, `${name}: SameSite`).toMatch(/;\s*SameSite=(?:Lax|Strict)/i);
        }
    });
    await stage.step('Đăng xuất rồi, phiên cũ không dùng được nữa', async () => {
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      await security.signOut({ request });
      const stolen = { request: await stage.anonymous() };
      const status = await security.ownPage(stolen, cookie);
      expect(status, 'mã trả lời khi phiên cũ mở trang riêng của công dân').not.toBe(200);
    });
    await stage.step('Sai mật khẩu nhiều lần thì tài khoản bị khóa', () =>
      lockOut(stage, security),
    );
  }),
);

/** More than any page leads on to. */
const MOST_HOPS = 5;

/** The cookies a page, and those it leads on to, give to somebody who was never there, as the platform writes them. */
async function cookiesGiven(stage: Stage, url: string): Promise<string[]> {
  const visitor = await stage.anonymous();
  const given: string[] = [];
  for (let address = url, hop = 0; hop < MOST_HOPS; hop++) {
    const answer = await visitor.get(address, { maxRedirects: 0 });
    for (const { name, value } of answer.headersArray())
      if (name.toLowerCase() === 'set-cookie') given.push(value);
    const next = new URL(answer.headers()['location'] ?? address, address);
    if (next.href === address || next.origin !== new URL(url).origin) break;
    address = next.href;
  }
  return given;
}

function addressesOf({ target }: Stage): string[] {
  return [target.addresses['procedures'] ?? ''];
}

/** Citizens whose sessions and passwords may be spoilt: the last quarter, which no other case signs in with. */
function spareCitizens(stage: Stage): { account: Account; victim: Account } {
  const citizens = accountsOf(stage.target, 'citizen');
  const spare = citizens.slice(-Math.max(2, Math.floor(citizens.length / 4)));
  const account = spare.pop();
  const victim = spare[Math.floor(Math.random() * spare.length)];
  if (account === undefined || victim === undefined || citizens.length < 6)
    throw new PreconditionError(`${citizens.length} citizen accounts, at least 6 are needed`);
  return { account, victim };
}

/** Locks an account that no other case uses, and opens it again. */
async function lockOut(stage: Stage, security: Security): Promise<void> {
  const { victim } = spareCitizens(stage);
  const visitor = { request: await stage.anonymous() };
  for (let attempt = 1; attempt <= settings().wrongPasswords; attempt++)
    await security.enters(visitor, { username: victim.username, password: `sai-${attempt}` });
  const isIn = await security.enters(visitor, victim);
  expect(isIn, 'vào được sau khi nhập đúng mật khẩu').toBe(false);
  await stage.step('Quản trị mở khóa thì vào lại được', async () => {
    await security.unlock(await stage.person('administrator'), victim.username);
    const isBack = await security.enters({ request: await stage.anonymous() }, victim);
    expect(isBack, 'vào được sau khi được mở khóa').toBe(true);
  });
}

test(
  ...check('errors-closed', async (stage) => {
    const { security } = await productOf(stage);
    const { ordinary, wrong } = security.pages;
    const request = await stage.anonymous();
    for (const { name, url } of [...ordinary, ...wrong])
      await stage.step(`Tiêu đề bảo mật của ${name}`, () => expectProtected(request, url));
    for (const { name, url } of wrong)
      await stage.step(`Trang lỗi ${name} không lộ chi tiết bên trong`, () =>
        expectErrorClosed(request, url),
      );
  }),
);
