import { headingOf, itemsOf, linksOf, rowsOf } from '../stage/html-table.ts';
import { AnswerError } from '../stage/precondition.ts';
import type { Person, Stage } from '../stage/stage.ts';
import { addressOf } from '../stage/target.ts';
import { configOfSuites } from '../journey.ts';
import { isoDay, today } from './dates.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { Portal } from './portal.ts';
import { dossierUrl, handBack, prepared } from './prepare.ts';
import { factsRead, read, row } from './read.ts';
import { procedureFor, settings } from './settings.ts';
import { check, expect, test } from './test.ts';

/** Days of an act: the present one, and the next where midnight came between. */
function daysSince(begun: string): string[] {
  return [...new Set([begun, today(configOfSuites().plan.timeZone)])];
}

test(
  ...check('dates-agree', async (stage) => {
    const base = addressOf(stage.target, 'procedures');
    const begun = today(configOfSuites().plan.timeZone);
    const dossier = await prepared(stage, procedureFor('dates-agree'), 'signed');
    const { code, citizen, unit } = dossier;
    await stage.given('đã trả kết quả', () => handBack(stage, dossier));
    const officer = await stage.person('one-stop', unit);
    const page = await stage.step('Trang hồ sơ: ngày nộp và tiếp nhận là hôm nay', async () => {
      const html = await read(citizen, dossierUrl(stage, code));
      const { facts } = factsRead(html);
      for (const term of ['Ngày nộp', 'Ngày tiếp nhận'])
        expect(daysSince(begun), term).toContain(isoDay(facts(term)));
      const steps = itemsOf(html);
      expect(steps.length, 'số bước đã qua').toBeGreaterThanOrEqual(6);
      for (const step of steps) expect(daysSince(begun), step).toContain(isoDay(step));
      return { filed: isoDay(facts('Ngày nộp')), due: isoDay(facts('Ngày hẹn trả')), html };
    });
    await stage.step('Giấy tiếp nhận', async () => {
      const { facts } = factsRead(await read(citizen, `${dossierUrl(stage, code)}/giay-tiep-nhan`));
      expect(daysSince(begun), 'Ngày nhận hồ sơ').toContain(isoDay(facts('Ngày nhận hồ sơ')));
      expect(isoDay(facts('Ngày hẹn trả kết quả')), 'Ngày hẹn trả kết quả').toBe(page.due);
    });
    await stage.step('Tra cứu', async () => {
      const visitor = { request: await stage.anonymous() };
      const { facts } = factsRead(await read(visitor, `${base}/tra-cuu?ma=${code}`));
      expect(isoDay(facts('Ngày nộp')), 'Ngày nộp').toBe(page.filed);
      expect(daysSince(begun), 'Ngày tiếp nhận').toContain(isoDay(facts('Ngày tiếp nhận')));
      expect(isoDay(facts('Ngày hẹn trả')), 'Ngày hẹn trả').toBe(page.due);
    });
    const lists = [
      ['Hồ sơ của tôi', citizen, `${base}/ho-so-cua-toi`],
      ['Hồ sơ của đơn vị', officer, `${base}/can-bo/ho-so?q=${code}`],
    ] as const;
    for (const [name, person, url] of lists)
      await stage.step(name, async () => {
        const one = row(await read(person, url), code);
        expect(isoDay(one['Ngày nộp'] ?? ''), 'Ngày nộp').toBe(page.filed);
        expect(isoDay(one['Ngày hẹn trả'] ?? ''), 'Ngày hẹn trả').toBe(page.due);
      });
    await stage.step('Kho dữ liệu điện tử', async () => {
      const stored = row(await read(citizen, `${base}/kho-du-lieu`), code)['Ngày lưu'] ?? '';
      expect(daysSince(begun), 'Ngày lưu').toContain(isoDay(stored));
    });
    await stage.step('Nhật ký hệ thống', async () => {
      const administrator = await stage.person('administrator');
      const lines = rowsOf(await read(administrator, `${base}/quan-tri/nhat-ky?ma=${code}`));
      expect(lines.length, 'số dòng').toBeGreaterThanOrEqual(6);
      for (const line of lines)
        expect(daysSince(begun), line['Thao tác']).toContain(isoDay(line['Thời điểm'] ?? ''));
    });
    await stage.step('Cổng Dịch vụ công quốc gia', () => onPortal(stage, code, page.filed));
  }),
);

/** The national portal's look-up, and the citizen's own list there. */
async function onPortal(stage: Stage, code: string, filed: string): Promise<void> {
  const portal = addressOf(stage.target, 'dvcqg');
  const visitor = { request: await stage.anonymous() };
  const shown = async () => {
    const { facts } = factsRead(await read(visitor, `${portal}/tra-cuu?ma=${code}`));
    return isoDay(facts('Thời điểm nộp'));
  };
  expect(await shown(), 'Thời điểm nộp').toBe(filed);
  const own = row(await ownOnPortal(stage), code)['Ngày nộp'] ?? '';
  expect(isoDay(own), 'Ngày nộp trong “Hồ sơ của tôi” trên Cổng').toBe(filed);
}

/** “Hồ sơ của tôi” as the citizen reads it on the national portal. */
async function ownOnPortal(stage: Stage): Promise<string> {
  const page = await stage.visitor();
  const { username, password } = stage.account('citizen');
  await stage.given('công dân đã đăng nhập Cổng bằng VNeID', async () => {
    const signIn = new SignInPage(page);
    await signIn.open(addressOf(stage.target, 'dvcqg'));
    await signIn.enterAtVneid(username, password);
    await expect(page.getByRole('heading', { level: 1, name: 'Hồ sơ của tôi' })).toBeVisible();
  });
  return page.content();
}

test(
  ...check('own-lists', async (stage) => {
    const base = addressOf(stage.target, 'procedures');
    const portal = await Portal.open(stage);
    const first = await prepared(stage, procedureFor('own-lists'), 'filed');
    const { code, citizen } = await prepared(stage, procedureFor('own-lists'), 'filed');
    await stage.given('hai hồ sơ vừa nộp đã lên Cổng', async () => {
      for (const filed of [first.code, code])
        await expect.poll(() => portal.status(filed)).not.toBeNull();
    });
    const onPortal = codesOf(await ownOnPortal(stage));
    const onProvince = await stage.step('Đọc mọi trang “Hồ sơ của tôi” của tỉnh', () =>
      allOwn(citizen, `${base}/ho-so-cua-toi`),
    );
    await stage.step('“Hồ sơ của tôi” của tỉnh có mọi hồ sơ mà Cổng có', async () => {
      expect(onProvince, 'hồ sơ').toEqual(expect.arrayContaining(onPortal));
    });
    await stage.step('“Hồ sơ của tôi” trên Cổng có mọi hồ sơ mà Cổng tra cứu được', async () => {
      for (const one of onProvince.filter((other) => !onPortal.includes(other)))
        expect(await portal.status(one), `${one}, tra cứu trên Cổng`).toBeNull();
    });
  }),
);

/** The codes on all pages of a citizen's list: a long one is told in parts. */
async function allOwn(citizen: Person, url: string): Promise<string[]> {
  const codes = new Set(codesOf(await read(citizen, url)));
  for (let page = 2; ; page++) {
    const more = rowsOf(await read(citizen, `${url}?trang=${page}`));
    const before = codes.size;
    for (const one of more) if (one['Mã hồ sơ']) codes.add(one['Mã hồ sơ']);
    // Behind the last page there is nothing new, whatever is shown there.
    if (codes.size === before) return [...codes];
  }
}

/** The codes of a list of dossiers, in its order. @throws AnswerError where it has none */
function codesOf(html: string): string[] {
  const codes = rowsOf(html).flatMap((one) => one['Mã hồ sơ'] ?? []);
  if (codes.length === 0) throw new AnswerError('“Hồ sơ của tôi” không có hồ sơ nào');
  return codes;
}

test(
  ...check('public-pages', async (stage) => {
    const base = addressOf(stage.target, 'procedures');
    const page = await stage.visitor();
    const { publicPages, publicInterfaces } = settings();
    for (const [path, heading] of Object.entries(publicPages))
      await stage.step(`Trang ${path} mở được, không phải đăng nhập`, async () => {
        const answer = await page.goto(base + path);
        expect(new URL(page.url()).pathname, 'đường dẫn').toBe(path);
        expect(answer?.status(), 'mã trả lời').toBe(200);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
        await expect(page.getByLabel('Mật khẩu')).toHaveCount(0);
      });
    const visitor = { request: await stage.anonymous() };
    await stage.step('Mọi tài liệu hướng dẫn mở được, không phải đăng nhập', async () => {
      const guides = linksOf(await read(visitor, `${base}/huong-dan`));
      expect(guides.length, 'số tài liệu').toBeGreaterThan(0);
      for (const path of guides) {
        const html = await read(visitor, new URL(path, base).href);
        expect(headingOf(html), path).toMatch(/^Hướng dẫn dành cho/);
      }
    });
    for (const path of publicInterfaces)
      await stage.step(`Giao diện ${path} đọc được, không phải đăng nhập`, async () => {
        const answer = await visitor.request.get(base + path, { maxRedirects: 0 });
        expect(answer.status(), 'mã trả lời').toBe(200);
        expect(await answer.text(), 'nội dung').not.toBe('');
      });
  }),
);
