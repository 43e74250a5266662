import { today } from '../../stage/days.ts';
import type { Days, Office, Place } from '../offer/office.ts';
import { expectFramedAlike } from '../../stage/page-expectations.ts';
import { handBack, portalOf, prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { announcedProcedures } from '../catalogue.ts';
import { procedureFor, settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

/** What people call the places where days are shown. */
const PLACES: Readonly<Record<Place, string>> = {
  dossier: 'Trang hồ sơ',
  slip: 'Giấy tiếp nhận',
  'look-up': 'Tra cứu',
  'own list': 'Danh sách hồ sơ của công dân',
  'unit list': 'Danh sách hồ sơ của đơn vị',
  store: 'Kho dữ liệu điện tử',
  log: 'Nhật ký hệ thống',
  'portal look-up': 'Tra cứu trên Cổng Dịch vụ công quốc gia',
};
/** Days of which it is known which they must be. */
const NAMES = { filed: 'ngày nộp', received: 'ngày tiếp nhận', due: 'ngày hẹn trả' } as const;

/** Which days each place must show. */
const SHOWN: readonly [place: Place, days: readonly (keyof typeof NAMES)[]][] = [
  ['slip', ['received', 'due']],
  ['look-up', ['filed', 'received', 'due']],
  ['own list', ['filed', 'due']],
  ['unit list', ['filed', 'due']],
  ['portal look-up', ['filed']],
];

test(
  ...check('dates-agree', async (stage) => {
    const product = await productOf(stage);
    const begun = today();
    const dossier = await prepared(stage, procedureFor('dates-agree'), 'signed');
    const { code, citizen, unit } = dossier;
    await stage.given('đã trả kết quả', () => handBack(stage, dossier));
    const own = product.office(citizen);
    const visitor = product.office({ request: await stage.anonymous() });
    const people: Readonly<Partial<Record<Place, Office>>> = {
      'look-up': visitor,
      'portal look-up': visitor,
      'unit list': product.office(await stage.person('one-stop', unit)),
    };
    const page = await stage.step('Trang hồ sơ: mọi ngày là hôm nay', async () => {
      const days = await own.days('dossier', code);
      for (const name of ['filed', 'received'] as const)
        expect(daysSince(begun), NAMES[name]).toContain(days[name]);
      expect(days.due ?? '', NAMES.due).not.toBe('');
      allToday(days, begun);
      return days;
    });
    for (const [place, names] of SHOWN)
      await stage.step(`${PLACES[place]}: cùng những ngày đó`, async () => {
        const days = await (people[place] ?? own).days(place, code);
        for (const name of names) expect(days[name], NAMES[name]).toBe(page[name]);
      });
    await stage.step(`${PLACES.store}: lưu hôm nay`, async () => {
      const { stored } = await own.days('store', code);
      expect(daysSince(begun), 'ngày lưu').toContain(stored);
    });
    await stage.step(`${PLACES.log}: mọi ngày là hôm nay`, async () => {
      const administrator = product.office(await stage.person('administrator'));
      allToday(await administrator.days('log', code), begun);
    });
    const portal = await portalOf(stage);
    await stage.step('Tra cứu trên Cổng: đủ mọi lần cập nhật mà Cổng đã nhận', async () => {
      const missing = async () => {
        const { steps = [] } = await visitor.days('portal look-up', code);
        for (const day of steps) expect(daysSince(begun), 'ngày cập nhật').toContain(day);
        const calls = await portal.calls(code);
        return (
          calls.filter(({ step, answer }) => step === 'progress' && answer < 300).length -
          steps.length
        );
      };
      await expect.poll(missing, 'số lần cập nhật không thấy trên Cổng').toBe(0);
    });
    await stage.step('Giao diện dữ liệu của Cổng: cùng ngày nộp', async () => {
      expect(await portal.filedOn(code), 'ngày nộp').toBe(page.filed);
    });
    await stage.step('Danh sách của công dân trên Cổng: cùng ngày nộp', async () => {
      const { username, password } = stage.account('citizen');
      const filed = (await portal.ownList(username, password)).get(code);
      expect(filed, `ngày nộp của ${code}`).toBe(page.filed);
    });
  }),
);

/** Days of an act: the present one, and the next where midnight came between. */
function daysSince(begun: string): string[] {
  return [...new Set([begun, today()])];
}

/** A dossier that came to its end has at least six steps behind it. */
function allToday({ steps = [] }: Days, begun: string): void {
  expect(steps.length, 'số bước').toBeGreaterThanOrEqual(6);
  for (const [i, day] of steps.entries())
    expect(daysSince(begun), `ngày của bước ${i + 1}`).toContain(day);
}

test(
  ...check('own-lists', async (stage) => {
    const product = await productOf(stage);
    const portal = await portalOf(stage);
    const first = await prepared(stage, procedureFor('own-lists'), 'filed');
    const { code, citizen } = await prepared(stage, procedureFor('own-lists'), 'filed');
    await stage.given('hai hồ sơ vừa nộp đã lên Cổng', async () => {
      for (const filed of [first.code, code])
        await expect.poll(() => portal.status(filed)).not.toBeNull();
    });
    const { username, password } = stage.account('citizen');
    const onPortal = [...(await portal.ownList(username, password)).keys()];
    const onProvince = await stage.step('Đọc mọi trang danh sách của công dân ở tỉnh', () =>
      product.office(citizen).ownCodes(),
    );
    await stage.step('Danh sách ở tỉnh có mọi hồ sơ mà Cổng có', async () => {
      expect(onPortal.length, 'số hồ sơ trên Cổng').toBeGreaterThan(0);
      expect(onProvince, 'hồ sơ').toEqual(expect.arrayContaining(onPortal));
    });
    await stage.step('Danh sách trên Cổng có mọi hồ sơ mà Cổng tra cứu được', async () => {
      for (const one of onProvince.filter((other) => !onPortal.includes(other)))
        expect(await portal.status(one), `${one}, tra cứu trên Cổng`).toBeNull();
    });
  }),
);

test(
  ...check('list-adds-up', async (stage) => {
    const officer = (await productOf(stage)).office(await stage.person('one-stop'));
    const counted = await stage.step('Số hồ sơ từng trạng thái cộng lại bằng tổng', async () => {
      const { found, counts } = await officer.tally();
      const all = Object.values(counts);
      expect(found, 'tổng số hồ sơ').toBeGreaterThan(0);
      expect(sumOf(all), 'tổng của các trạng thái').toBe(found);
      return Object.keys(counts);
    });
    for (const status of counted)
      await stage.step(`Lọc “${status}”: đúng số hồ sơ, đúng trạng thái`, async () => {
        const { found, counts, rows } = await officer.tally(status);
        if (found === 0 && counts[status] === undefined) {
          // Others work meanwhile: its last dossier may have gone on. Then it stands in no list any more.
          expect(Object.keys((await officer.tally()).counts), 'trạng thái').not.toContain(status);
          return;
        }
        expect(found, 'số hồ sơ tìm thấy').toBe(counts[status]);
        expect([...new Set(rows)], 'trạng thái của các dòng').toEqual([status]);
      });
    await stage.step('Bộ lọc có đủ trạng thái và đúng các thủ tục đã công bố', async () => {
      const { offered } = await officer.tally();
      const { statuses } = settings();
      expect(offered.statuses.toSorted(), 'trạng thái').toEqual(Object.values(statuses).toSorted());
      const announced = announcedProcedures().map(({ code, name }) => `${code} – ${name}`);
      expect(offered.procedures.toSorted(), 'thủ tục').toEqual(announced.toSorted());
    });
  }),
);

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

test(
  ...check('public-pages', async (stage) => {
    const { published } = await productOf(stage);
    const page = await stage.visitor();
    const frames = new Map<string, string>();
    for (const { name, look } of published.pages)
      await stage.step(`Trang “${name}” mở được, không phải đăng nhập`, async () => {
        const seen = await look(page);
        expect(seen.stayed, 'không bị đưa sang trang khác').toBe(true);
        expect(seen.status, 'mã trả lời').toBe(200);
        await expect.poll(() => seen.isItself(), 'đúng tiêu đề').toBe(true);
        expect(await seen.asksPassword(), 'hỏi mật khẩu').toBe(false);
        expect(await seen.leavesOut(), 'quy định trang không nêu').toEqual([]);
        frames.set(name, await seen.frame());
      });
    await stage.step('Mọi tài liệu hướng dẫn mở được, không phải đăng nhập', async () => {
      const guides = await published.guides();
      expect(guides.length, 'số tài liệu').toBeGreaterThan(0);
      const wrong = guides.filter(({ isGuide }) => !isGuide).map(({ name }) => name);
      expect(wrong, 'trang không phải tài liệu hướng dẫn').toEqual([]);
      for (const { name, frame } of guides) frames.set(name, frame);
    });
    await stage.step('Đầu trang và chân trang ở đâu cũng giống nhau', async () => {
      expectFramedAlike(frames);
    });
    const visitor = await stage.anonymous();
    for (const { name, url } of published.interfaces)
      await stage.step(`Giao diện ${name} đọc được, không phải đăng nhập`, async () => {
        const answer = await visitor.get(url, { maxRedirects: 0 });
        expect(answer.status(), 'mã trả lời').toBe(200);
        expect(await answer.text(), 'nội dung').not.toBe('');
      });
  }),
);
