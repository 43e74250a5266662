import { z } from 'zod';
import type { Account } from '../../config/targets/target.ts';
import { submitForm } from '../stage/html-form.ts';
import { PreconditionError } from '../stage/precondition.ts';
import type { Stage } from '../stage/stage.ts';
import { accountsOf, addressOf } from '../stage/target.ts';
import { handBack, prepared } from './prepare.ts';
import { procedureFor, settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { check, expect, test } from './test.ts';

const AuditLines = z.object({
  items: z.array(z.object({ at: z.string(), who: z.string(), action: z.string() })),
});

test(
  ...check('audit-log', async (stage) => {
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
      const { request } = await stage.person('administrator');
      const base = addressOf(stage.target, 'procedures');
      const answer = await request.get(
        `${base}/api/audit?dossier=${encodeURIComponent(dossier.code)}`,
      );
      expect(answer.status(), 'mã trả lời').toBe(200);
      const { items } = AuditLines.parse(await answer.json());
      const changes = items.toReversed();
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
  }),
);

/** How far the platform's clock may be from ours. */
const CLOCK_SKEW_MS = 5_000;

test(
  ...check('session-safe', async (stage) => {
    const base = addressOf(stage.target, 'procedures');
    const { account } = spareCitizens(stage);
    const request = await stage.anonymous();
    await stage.given('công dân đăng nhập phiên mới', () => signIn(request, stage.target, account));
    const { cookies } = await request.storageState();
    await stage.step('Cookie phiên được bảo vệ', async () => {
      expect(cookies.length, 'số cookie').toBeGreaterThan(0);
      for (const cookie of cookies) {
        expect(cookie.httpOnly, `${cookie.name}: HttpOnly`).toBe(true);
        expect(cookie.sameSite, `${cookie.name}: SameSite`).not.toBe('None');
        if (base.startsWith('https:')) expect(cookie.secure, `${cookie.name}: Secure`).toBe(true);
      }
    });
    await stage.step('Đăng xuất rồi, phiên cũ không dùng được nữa', async () => {
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      await submitForm(request, `${base}/ho-so-cua-toi`, 'Đăng xuất');
      const stolen = await stage.anonymous();
      const answer = await stolen.get(`${base}/ho-so-cua-toi`, {
        headers: { cookie },
        maxRedirects: 0,
      });
      expect(answer.status(), 'mã trả lời khi phiên cũ mở “Hồ sơ của tôi”').not.toBe(200);
    });
    await stage.step('Sai mật khẩu nhiều lần thì tài khoản bị khóa', () => lockOut(stage, base));
  }),
);

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
async function lockOut(stage: Stage, base: string): Promise<void> {
  const { victim } = spareCitizens(stage);
  const request = await stage.anonymous();
  for (let attempt = 1; attempt <= settings().wrongPasswords; attempt++)
    await submitForm(request, `${base}/dang-nhap`, 'Đăng nhập', {
      'Tên tài khoản': victim.username,
      'Mật khẩu': `sai-${attempt}`,
    });
  const { location } = await submitForm(request, `${base}/dang-nhap`, 'Đăng nhập', {
    'Tên tài khoản': victim.username,
    'Mật khẩu': victim.password,
  });
  expect(location.pathname, 'sau khi nhập đúng mật khẩu').toBe('/dang-nhap');
  await stage.given('mở khóa lại tài khoản', async () => {
    const { request: administrator } = await stage.person('administrator');
    const list = `${base}/quan-tri/tai-khoan?q=${encodeURIComponent(victim.username)}`;
    const sent = await submitForm(administrator, list, 'Mở khóa');
    await sent.follow();
  });
}

test(
  ...check('errors-closed', async (stage) => {
    const base = addressOf(stage.target, 'procedures');
    const request = await stage.anonymous();
    const ordinary = ['/', `/thu-tuc/${procedureFor('file-online')}`, '/dang-nhap', '/huong-dan'];
    const wrong = [
      '/khong-co-trang-nay',
      '/thu-tuc/khong-co',
      '/ho-so/%E0%A4%A',
      '/huong-dan/khong-co',
    ];
    for (const path of [...ordinary, ...wrong])
      await stage.step(`Tiêu đề bảo mật của ${path}`, async () => {
        const headers = (await request.get(`${base}${path}`)).headers();
        expect(headers['x-content-type-options'], 'X-Content-Type-Options').toBe('nosniff');
        expect(headers['content-security-policy'], 'Content-Security-Policy').toMatch(
          /frame-ancestors/,
        );
        expect(headers['referrer-policy'], 'Referrer-Policy').toBeTruthy();
        expect(headers['x-powered-by'], 'X-Powered-By').toBeUndefined();
        if (base.startsWith('https:'))
          expect(headers['strict-transport-security'], 'Strict-Transport-Security').toBeTruthy();
      });
    for (const path of wrong)
      await stage.step(`Trang lỗi ${path} không lộ chi tiết bên trong`, async () => {
        const answer = await request.get(`${base}${path}`);
        expect(answer.status(), 'mã trả lời').toBeGreaterThanOrEqual(400);
        expect(await answer.text(), 'nội dung trang lỗi').not.toMatch(INNER_DETAILS);
      });
  }),
);

/** Traces of a program, its files or its database. */
const INNER_DETAILS =
  /\bat .+:\d+:\d+|node_modules|\.(?:ts|js|java|php|cs):\d+|Exception|SQLITE|ORA-\d+|stack trace/i;
