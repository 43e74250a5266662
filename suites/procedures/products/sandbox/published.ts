import type { Page } from '@playwright/test';
import { z } from 'zod';
import { factOf } from '../../../stage/html-form.ts';
import { frameOf, headingOf, linksOf, plain, rowsOf } from '../../../stage/html-table.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { dayIn, shownDay } from '../../dates.ts';
import type { Somebody } from '../../offer/office.ts';
import type { Look, ProcedurePage, Published, PublishedProcedure } from '../../offer/public.ts';
import { settings } from '../../settings.ts';
import { factsRead, read } from './read.ts';
import { announcedProcedures } from '../../catalogue.ts';
import { contentOf, countOf, textsOf } from '../../../stage/shown.ts';

const Catalogue = z.array(
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
const Units = z.array(
  z.object({ code: z.string(), name: z.string(), identifier: z.string(), authority: z.string() }),
);

/** What everybody may read, on pages and by interfaces. */
export function publishedOn(stage: Stage, base: string): Published {
  const visitor = async () => ({ request: await stage.anonymous() });
  const { publicPages, publicRules, publicInterfaces } = settings();
  return {
    procedure: async (code) => procedure(await visitor(), base, code),
    listed: async () => listed(await visitor(), base),
    catalogue: async () => {
      const all = await published(await visitor(), base, '/api/catalogue', Catalogue);
      return all.map(({ fields, ...rest }) => ({
        ...rest,
        required: fields.filter((one) => one.required).map(({ label }) => label),
        optional: fields.filter((one) => !one.required).map(({ label }) => label),
      }));
    },
    units: async () => published(await visitor(), base, '/api/units', Units),
    dueDate: async (code, from) => dueDate(await visitor(), base, code, from),
    pages: Object.entries(publicPages).map(([path, heading]) => ({
      ...{ name: heading, url: base + path },
      look: (page) => lookAt(page, base + path, { heading, rules: publicRules[path] ?? [] }),
    })),
    guides: async () => {
      const somebody = await visitor();
      const paths = linksOf(await read(somebody, `${base}/huong-dan`));
      const all = paths.map(async (path) => {
        const html = await read(somebody, new URL(path, base).href);
        const isGuide = headingOf(html).startsWith('Hướng dẫn dành cho');
        return { name: path, isGuide, frame: frameOf(html) };
      });
      return Promise.all(all);
    },
    interfaces: publicInterfaces.map((path) => ({ name: path, url: base + path })),
  };
}

/** What a published interface answers. @throws AnswerError where it does not have the prescribed form */
async function published<S extends z.ZodType>(
  visitor: Somebody,
  base: string,
  path: string,
  shape: S,
): Promise<z.output<S>> {
  const result = shape.safeParse(JSON.parse(await read(visitor, base + path)));
  if (!result.success)
    throw new AnswerError(`${path} thiếu ${result.error.issues[0]?.path.join('.')}`);
  return result.data;
}

const LEVELS: Readonly<Record<string, string>> = { 'cấp xã': 'xa', 'cấp tỉnh': 'tinh' };

/** The short name of a level that a page writes out; the text itself where it is none. */
function levelIn(text: string): string {
  const lower = text.toLocaleLowerCase('vi');
  return Object.entries(LEVELS).find(([word]) => lower.includes(word))?.[1] ?? text;
}

async function procedure(visitor: Somebody, base: string, code: string): Promise<ProcedurePage> {
  const html = await read(visitor, `${base}/thu-tuc/${code}`);
  const { facts, terms } = factsRead(html);
  const wanted = settings().facts.procedure;
  for (const term of wanted) facts(term);
  const listOf = (term: string) => facts(term).split('; ');
  return {
    code: facts('Mã thủ tục'),
    name: headingOf(html),
    field: facts('Lĩnh vực'),
    level: levelIn(facts('Cấp thực hiện')),
    days: Number.parseInt(facts('Thời hạn giải quyết'), 10),
    fee: Number(facts('Phí, lệ phí').replace(/\D/g, '')),
    required: listOf('Thông tin phải khai'),
    optional: listOf('Thông tin không bắt buộc'),
    terms: { shown: terms, wanted },
  };
}

/** The rows of all pages of the list of procedures. */
async function listed(visitor: Somebody, base: string): Promise<PublishedProcedure[]> {
  const rows: Record<string, string>[] = [];
  const wanted = announcedProcedures().length;
  // One page more than there must be, so that nothing stands behind the last.
  for (let page = 1; rows.length <= wanted; page++) {
    const more = rowsOf(await read(visitor, `${base}/thu-tuc?trang=${page}`));
    if (more.length === 0) break;
    rows.push(...more);
  }
  return rows.map((row) => ({
    code: row['Mã thủ tục'] ?? '',
    name: row['Tên thủ tục'] ?? '',
    field: row['Lĩnh vực'] ?? '',
    level: levelIn(row['Cấp'] ?? ''),
  }));
}

async function dueDate({ request }: Somebody, base: string, code: string, from: string) {
  const query = new URLSearchParams({ thutuc: code, ngay: shownDay(from) });
  const html = await (await request.get(`${base}/ngay-hen-tra?${query}`)).text();
  const limit = Number.parseInt(factOf(html, 'Thời hạn giải quyết') ?? '', 10);
  return { limit, due: dayIn(factOf(html, 'Ngày hẹn trả') ?? '') };
}

async function lookAt(
  page: Page,
  url: string,
  { heading, rules }: { heading: string; rules: readonly string[] },
): Promise<Look> {
  const answer = await page.goto(url);
  const headings = page.getByRole('heading', { level: 1 });
  return {
    status: answer?.status(),
    stayed: new URL(page.url()).pathname === new URL(url).pathname,
    isItself: async () => (await textsOf(headings)).join('|').trim() === heading,
    asksPassword: async () => (await countOf(page.getByLabel('Mật khẩu'))) > 0,
    leavesOut: async () => {
      const text = plain(await page.getByRole('main').innerText());
      return rules.filter((one) => !text.includes(one));
    },
    frame: async () => frameOf(await contentOf(page)),
  };
}
