import { z } from 'zod';
import { headingOf, rowsOf } from '../stage/html-table.ts';
import { AnswerError } from '../stage/precondition.ts';
import type { Stage } from '../stage/stage.ts';
import { addressOf } from '../stage/target.ts';
import { configOfSuites } from '../journey.ts';
import { announcedProcedures } from './catalogue.ts';
import { dossierUrl, prepared } from './prepare.ts';
import { factsRead, read } from './read.ts';
import { procedureFor, settings } from './settings.ts';
import { check, expect, test } from './test.ts';

const Published = z.array(
  z.object({
    code: z.string(),
    name: z.string(),
    field: z.string(),
    level: z.string(),
    days: z.number(),
    fee: z.number(),
    fields: z.array(z.object({ label: z.string(), required: z.boolean() })),
  }),
);
type Published = z.infer<typeof Published>;

const Units = z.array(
  z.object({ code: z.string(), name: z.string(), identifier: z.string(), authority: z.string() }),
);

/** What a published interface answers. @throws AnswerError where it does not have the prescribed form */
async function published<S extends z.ZodType>(
  stage: Stage,
  path: string,
  shape: S,
): Promise<z.output<S>> {
  const visitor = { request: await stage.anonymous() };
  const text = await read(visitor, addressOf(stage.target, 'procedures') + path);
  const result = shape.safeParse(JSON.parse(text));
  if (!result.success)
    throw new AnswerError(`${path} thiếu ${result.error.issues[0]?.path.join('.')}`);
  return result.data;
}

const LEVELS: Readonly<Record<string, string>> = { xa: 'Cấp xã', tinh: 'Cấp tỉnh' };

/** The rows of all pages of the list of procedures. */
async function listed(stage: Stage): Promise<Record<string, string>[]> {
  const base = addressOf(stage.target, 'procedures');
  const visitor = { request: await stage.anonymous() };
  const rows: Record<string, string>[] = [];
  const wanted = announcedProcedures().length;
  // One page more than there must be, so that nothing stands behind the last.
  for (let page = 1; rows.length <= wanted; page++) {
    const more = rowsOf(await read(visitor, `${base}/thu-tuc?trang=${page}`));
    if (more.length === 0) break;
    rows.push(...more);
  }
  return rows;
}

test(
  ...check('facts-complete', async (stage) => {
    const base = addressOf(stage.target, 'procedures');
    const visitor = { request: await stage.anonymous() };
    const procedures = announcedProcedures();
    const { facts: wanted } = settings();
    await stage.step('Trang của mỗi thủ tục cho biết đủ mọi điều', async () => {
      for (const { code, name, field, level } of procedures) {
        const html = await read(visitor, `${base}/thu-tuc/${code}`);
        const { facts, terms } = factsRead(html);
        expect(headingOf(html), `tên của ${code}`).toBe(name);
        expect(terms, `các mục của ${code}`).toEqual(wanted.procedure);
        for (const term of wanted.procedure) facts(term);
        expect([facts('Mã thủ tục'), facts('Lĩnh vực')], code).toEqual([code, field]);
        expect(facts('Cấp thực hiện').toLocaleLowerCase('vi'), code).toContain(
          LEVELS[level]?.toLocaleLowerCase('vi'),
        );
      }
    });
    const { code, citizen, unit } = await prepared(
      stage,
      procedureFor('facts-complete'),
      'received',
    );
    const officer = await stage.person('one-stop', unit);
    const pages = [
      ['Tra cứu', visitor, `${base}/tra-cuu?ma=${code}`, wanted.lookUp],
      ['Trang hồ sơ của công dân', citizen, dossierUrl(stage, code), wanted.dossier],
      ['Trang hồ sơ của cán bộ', officer, dossierUrl(stage, code), wanted.dossier],
      ['Giấy tiếp nhận', citizen, `${dossierUrl(stage, code)}/giay-tiep-nhan`, wanted.slip],
    ] as const;
    for (const [name, person, url, terms] of pages)
      await stage.step(`${name} cho biết đủ mọi điều`, async () => {
        const { facts } = factsRead(await read(person, url));
        for (const term of terms) expect(facts(term), term).not.toBe('');
      });
  }),
);

test(
  ...check('interfaces-agree', async (stage) => {
    const { communes, plan } = configOfSuites();
    const procedures = announcedProcedures();
    const catalogue = await stage.step('Đọc danh mục từ giao diện dữ liệu', () =>
      published(stage, '/api/catalogue', Published),
    );
    await stage.step('Danh mục của giao diện đúng như đã công bố', async () => {
      const told = ({
        code,
        name,
        field,
        level,
      }: Pick<Published[number], 'code' | 'name' | 'field' | 'level'>) =>
        [code, name, field, level].join(' | ');
      expect(catalogue.map(told).sort(), 'thủ tục').toEqual(procedures.map(told).sort());
    });
    await stage.step('Danh sách trên trang đúng như giao diện, cùng thứ tự', async () => {
      const rows = await stage.given('đọc được danh sách thủ tục', () => listed(stage));
      expect(rows.map(rowText), 'thủ tục').toEqual(catalogue.map(itemText));
    });
    await stage.step('Trang của mỗi thủ tục đúng như giao diện', () => asOnPages(stage, catalogue));
    await stage.step('Đơn vị của giao diện đúng như danh mục', async () => {
      const units = await published(stage, '/api/units', Units);
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
  }),
);

function rowText(row: Record<string, string>): string {
  return ['Mã thủ tục', 'Tên thủ tục', 'Lĩnh vực', 'Cấp'].map((head) => row[head]).join(' | ');
}

function itemText({ code, name, field, level }: Published[number]): string {
  return [code, name, field, LEVELS[level]].join(' | ');
}

/** Time limit, fee and what is asked for: the same to a system as to a person. */
async function asOnPages(stage: Stage, catalogue: Published): Promise<void> {
  const visitor = { request: await stage.anonymous() };
  const base = addressOf(stage.target, 'procedures');
  const labels = (fields: Published[number]['fields'], required: boolean) =>
    fields.filter((one) => one.required === required).map(({ label }) => label);
  for (const { code, days, fee, fields } of catalogue) {
    const { facts } = factsRead(await read(visitor, `${base}/thu-tuc/${code}`));
    const listOf = (term: string) => facts(term).split('; ');
    expect(Number.parseInt(facts('Thời hạn giải quyết'), 10), `thời hạn của ${code}`).toBe(days);
    const amount = Number(facts('Phí, lệ phí').replace(/\D/g, ''));
    expect(amount, `phí của ${code}`).toBe(fee);
    expect(listOf('Thông tin phải khai'), code).toEqual(labels(fields, true));
    expect(listOf('Thông tin không bắt buộc'), code).toEqual(labels(fields, false));
  }
}
