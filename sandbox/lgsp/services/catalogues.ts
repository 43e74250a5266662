import type { Request } from 'express';
import type { Context } from '../context.ts';
import { demand, jsonOf, text } from '../gateway/body.ts';
import { FAULTS, GatewayFault } from '../gateway/fault.ts';
import type { Operation } from '../gateway/service.ts';

const TITLES: Readonly<Record<string, string>> = {
  DonViHanhChinh: 'Đơn vị hành chính',
  ThanhPhanHoSo: 'Thành phần hồ sơ',
  KenhThucHien: 'Kênh thực hiện',
};
const LARGEST_PAGE = 200;

interface Row {
  seq: number;
  Code: string;
  Name: string;
}

/** Shared catalogues: what they are, their records page by page, and their upkeep. */
export function catalogueService(ctx: Context): Operation[] {
  const base = { backend: 'catalogues', scope: 'catalogues' } as const;
  const category = '/dmdc/Category/:name';
  const write = { ...base, scope: 'catalogues:write' } as const;
  return [
    { ...base, method: 'get', path: '/dmdc/Metadata/:name', answer: (r) => metadata(ctx, r) },
    { ...base, method: 'get', path: category, answer: (r) => page(ctx, r) },
    { ...write, method: 'post', path: category, answer: (r) => insert(ctx, r) },
    { ...write, method: 'delete', path: `${category}/:code`, answer: (r) => remove(ctx, r) },
  ];
}

function nameOf({ params }: Request): string {
  const name = String(params['name']);
  if (!Object.hasOwn(TITLES, name))
    throw new GatewayFault(FAULTS.notFound, 'There is no such catalogue');
  return name;
}

function countOf({ db }: Context, name: string): number {
  const row = db.prepare('SELECT count(*) AS n FROM catalogue WHERE name = ?').get(name);
  return Number(row?.['n']);
}

function metadata(ctx: Context, request: Request) {
  const name = nameOf(request);
  const field = (Name: string, Length: number) => ({ Name, Type: 'string', Length });
  const Fields = [field('Code', 20), field('Name', 250)];
  const title = ctx.faults.isOn('contract-field-renamed') ? 'TieuDe' : 'Title';
  return { Name: name, [title]: TITLES[name], Fields, Count: countOf(ctx, name) };
}

/** A page that follows the record `After`, so that what comes and goes before it moves nothing. */
function page(ctx: Context, request: Request) {
  const name = nameOf(request);
  const size = whole(request, 'size', 100);
  if (size < 1 || size > LARGEST_PAGE)
    throw new GatewayFault(FAULTS.badRequest, `size must be from 1 to ${LARGEST_PAGE}`);
  const after = whole(request, 'after', 0);
  const isShifting = ctx.faults.isOn('paging-by-position');
  const select = 'SELECT seq, code AS Code, label AS Name FROM catalogue WHERE name = ?';
  const rows = (isShifting
    ? ctx.db.prepare(`${select} ORDER BY code LIMIT ? OFFSET ?`).all(name, size, after)
    : ctx.db
        .prepare(`${select} AND seq > ? ORDER BY seq LIMIT ?`)
        .all(name, after, size)) as unknown as Row[];
  const last = isShifting ? after + size : (rows.at(-1)?.seq ?? after);
  const Data = rows.map(({ Code, Name }) => ({ Code, Name }));
  const Next = rows.length < size ? null : last;
  return { Count: countOf(ctx, name), Size: size, Data, Next };
}

function whole(request: Request, name: string, otherwise: number): number {
  const given = request.query[name] ?? String(otherwise);
  if (typeof given !== 'string' || !/^\d{1,9}$/.test(given))
    throw new GatewayFault(FAULTS.badRequest, `${name} must be a whole number`);
  return Number(given);
}

function insert(ctx: Context, request: Request) {
  const name = nameOf(request);
  const body = jsonOf(request);
  demand(ctx.faults, body, { Code: text(20), Name: text(250) });
  const [code, label] = [String(body['Code']), String(body['Name'])];
  const known = ctx.db.prepare('SELECT 1 FROM catalogue WHERE name = ? AND code = ?');
  if (known.get(name, code) !== undefined) {
    if (ctx.faults.isOn('duplicate-taken')) return { MSG: 'Data inserted', Count: 1 };
    return { MSG: `Data not insert: Record 1: ${code} is duplicate`, Count: 0 };
  }
  ctx.db
    .prepare('INSERT INTO catalogue (name, code, label) VALUES (?, ?, ?)')
    .run(name, code, ctx.faults.isOn('long-name-cut') ? label.slice(0, 100) : label);
  return { MSG: 'Data inserted', Count: 1 };
}

function remove(ctx: Context, request: Request) {
  const name = nameOf(request);
  const { changes } = ctx.db
    .prepare('DELETE FROM catalogue WHERE name = ? AND code = ?')
    .run(name, String(request.params['code']));
  if (changes === 0) return { MSG: 'Data not delete: no such record', Count: 0 };
  const isUncounted = ctx.faults.isOn('removal-uncounted', { catalogue: name });
  return { MSG: 'Data deleted', Count: isUncounted ? 0 : 1 };
}
