import { configOfSuites } from '../../journey.ts';
import { connected } from '../prepare.ts';
import { announced } from '../procedures.ts';
import { productOf } from '../product.ts';
import { settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

const composed = (names: readonly string[]) => names.map((name) => name.normalize('NFC'));

test(
  ...check('procedures-published', async (stage) => {
    const { published } = await productOf(stage);
    const system = await connected(stage);
    const wanted = announced();
    await stage.step('Danh sách có mọi thủ tục đã công bố', async () => {
      const listed = new Set(await published.listed());
      const lacking = wanted.filter(({ code }) => !listed.has(code));
      expect(listed.size, 'số thủ tục trên Cổng').toBeGreaterThan(0);
      expect(
        lacking.map(({ code }) => code),
        'thủ tục còn thiếu',
      ).toEqual([]);
    });
    await stage.step('Giao diện cho cùng danh sách, đúng tên và cấp', async () => {
      const told = new Map((await published.procedures()).map((one) => [one.code, one]));
      const wrong = wanted.filter(({ code, name, level }) => {
        const found = told.get(code);
        return found?.name !== name || found.level !== level;
      });
      expect(told.size, 'số thủ tục của giao diện').toBeGreaterThan(0);
      expect(
        wrong.map(({ code }) => code),
        'thủ tục khác danh mục',
      ).toEqual([]);
    });
    await stage.step('Hệ thống một cửa hỏi cũng được cùng danh sách', async () => {
      const told = new Map((await system.procedures()).map(({ code, name }) => [code, name]));
      const wrong = wanted.filter(({ code, name }) => told.get(code) !== name);
      expect(told.size, 'số thủ tục Cổng cho hệ thống một cửa').toBeGreaterThan(0);
      expect(
        wrong.map(({ code }) => code),
        'thủ tục khác danh mục',
      ).toEqual([]);
    });
  }),
);

test(
  ...check('procedures-described', async (stage) => {
    const { published } = await productOf(stage);
    const there = new Set(await published.listed());
    const wanted = announced().filter(({ code }) => there.has(code));
    expect(wanted.length, 'số thủ tục được xem').toBeGreaterThan(0);
    for (const { code, name, fee, days } of wanted)
      await stage.step(`Trang và giao diện của thủ tục ${code} đúng như đã công bố`, async () => {
        const page = await published.onPage(code);
        expect(page.name, 'tên').toBe(name);
        expect(page.fee, 'lệ phí, đồng').toBe(fee);
        expect(page.days, 'thời gian, ngày làm việc').toBe(days);
        expect(await published.byInterface(code), 'nội dung của giao diện').toEqual(page);
      });
  }),
);

test(
  ...check('ways-in', async (stage) => {
    const product = await productOf(stage);
    const office = product.office(await stage.person('citizen'));
    const { home } = stage.target.units;
    const there = new Set(await product.published.listed());
    const mine = announced().filter(({ level, code }) => level === 'xa' && there.has(code));
    expect(mine.length, 'số thủ tục được xem').toBeGreaterThan(0);
    for (const { code, leadsTo } of mine)
      await stage.step(`Nút nộp của thủ tục ${code} dẫn tới đúng nơi`, async () => {
        const isOnline = await product.published.isOnline(code);
        expect(isOnline, 'nộp trực tuyến được').toBe(leadsTo !== 'counter');
        if (!isOnline) return;
        const to = await office.wayIn(code, home);
        if (leadsTo === 'portal') expect(to, 'nơi dẫn tới').toBe('portal');
        else expect(to, 'nơi dẫn tới').toMatch(new RegExp(`lien-?thong.*${code}`));
      });
  }),
);

test(
  ...check('communes-offered', async (stage) => {
    const { published } = await productOf(stage);
    const offered = new Set(composed(await published.communes()));
    const lacking = configOfSuites().communes.filter(
      ({ name }) => !offered.has(name.normalize('NFC')),
    );
    expect(offered.size, 'số đơn vị được chọn').toBeGreaterThan(0);
    expect(
      lacking.map(({ name }) => name),
      'đơn vị còn thiếu',
    ).toEqual([]);
  }),
);

test(
  ...check('ended-communes-gone', async (stage) => {
    const { published } = await productOf(stage);
    const offered = composed(await published.communes());
    const ended = composed(settings().endedCommunes);
    expect(offered.length, 'số đơn vị được chọn').toBeGreaterThan(0);
    expect(
      offered.filter((name) => ended.includes(name)),
      'đơn vị đã kết thúc',
    ).toEqual([]);
  }),
);
