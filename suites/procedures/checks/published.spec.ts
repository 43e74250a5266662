import { configOfSuites } from '../../journey.ts';
import { announcedProcedures } from '../catalogue.ts';
import type { ProcedureFacts, Published, PublishedProcedure } from '../offer/public.ts';
import { prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor } from '../settings.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('facts-complete', async (stage) => {
    const product = await productOf(stage);
    await stage.step('Trang của mỗi thủ tục cho biết đủ mọi điều', async () => {
      for (const { code, name, field, level } of announcedProcedures()) {
        const page = await product.published.procedure(code);
        expect(page.name, `tên của ${code}`).toBe(name);
        expect(page.terms.shown, `các mục của ${code}`).toEqual(page.terms.wanted);
        expect([page.code, page.field, page.level], code).toEqual([code, field, level]);
      }
    });
    const { code, citizen, unit } = await prepared(
      stage,
      procedureFor('facts-complete'),
      'received',
    );
    const visitor = product.office({ request: await stage.anonymous() });
    const own = product.office(citizen);
    const officer = product.office(await stage.person('one-stop', unit));
    const pages = [
      ['Tra cứu', visitor, 'look-up'],
      ['Trang hồ sơ của công dân', own, 'dossier'],
      ['Trang hồ sơ của cán bộ', officer, 'dossier'],
      ['Giấy tiếp nhận', own, 'slip'],
    ] as const;
    for (const [name, somebody, page] of pages)
      await stage.step(`${name} cho biết đủ mọi điều`, async () => {
        const facts = await somebody.facts(page, code);
        expect(facts.size, 'số mục').toBeGreaterThan(0);
        for (const [term, fact] of facts) expect(fact, term).not.toBe('');
      });
  }),
);

test(
  ...check('interfaces-agree', async (stage) => {
    const { published, security } = await productOf(stage);
    const { communes, plan } = configOfSuites();
    const procedures = announcedProcedures();
    const catalogue = await stage.step('Đọc danh mục từ giao diện dữ liệu', () =>
      published.catalogue(),
    );
    await stage.step('Danh mục của giao diện đúng như đã công bố', async () => {
      expect(catalogue.map(inOneLine).sort(), 'thủ tục').toEqual(procedures.map(inOneLine).sort());
    });
    await stage.step('Danh sách trên trang đúng như giao diện, cùng thứ tự', async () => {
      const rows = await stage.given('đọc được danh sách thủ tục', () => published.listed());
      expect(rows.map(inOneLine), 'thủ tục').toEqual(catalogue.map(inOneLine));
    });
    await stage.step('Trang của mỗi thủ tục đúng như giao diện', () =>
      asOnPages(published, catalogue),
    );
    await stage.step('Đơn vị của giao diện đúng như danh mục', async () => {
      const units = await published.units();
      const own = `${plan.province.code} ${plan.province.name.vi}`;
      const named = [own, ...communes.map(({ code, name }) => `${code} ${name}`)];
      expect(units.map(({ code, name }) => `${code} ${name}`).sort(), 'đơn vị').toEqual(
        named.sort(),
      );
      for (const { authority, name, code } of units)
        expect(authority.toLocaleLowerCase('vi'), code).toContain(name.toLocaleLowerCase('vi'));
      const identifiers = new Set(units.map(({ identifier }) => identifier));
      expect(identifiers.size, 'số mã định danh khác nhau').toBe(units.length);
    });
    await stage.step('Tài khoản của mọi đơn vị đều tìm được', async () => {
      const administrator = await stage.person('administrator');
      const offered = await security.unitsOfAccounts(administrator);
      const missing = communes.filter(({ name }) => !offered.includes(name));
      expect(
        missing.map(({ name }) => name),
        'đơn vị không có trong bộ lọc',
      ).toEqual([]);
      const { username } = stage.account('leader', stage.target.units.other);
      const found = await security.accountsFound(administrator, username);
      expect(found, 'tài khoản tìm theo tên, không chọn đơn vị').toContain(username);
    });
  }),
);

function inOneLine({ code, name, field, level }: PublishedProcedure): string {
  return [code, name, field, level].join(' | ');
}

/** Time limit, fee and what is asked for: the same to a system as to a person. */
async function asOnPages(published: Published, catalogue: ProcedureFacts[]): Promise<void> {
  for (const { code, days, fee, required, optional } of catalogue) {
    const page = await published.procedure(code);
    expect(page.days, `thời hạn của ${code}`).toBe(days);
    expect(page.fee, `phí của ${code}`).toBe(fee);
    expect(page.required, code).toEqual(required);
    expect(page.optional, code).toEqual(optional);
  }
}
