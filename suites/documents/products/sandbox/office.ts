import { parse } from 'node-html-parser';
import { z } from 'zod';
import { factOf, formsOn, submitForm } from '../../../stage/html-form.ts';
import { itemsOf, rowsOf } from '../../../stage/html-table.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { DocumentInOffice, Receipt } from '../../offer/document.ts';
import type { Counted, Direction, Office, Somebody } from '../../offer/office.ts';
import { answerOf } from './rights.ts';
import {
  dayIn,
  doingsBy,
  draftValues,
  DUE,
  FACTS,
  FORMS,
  idIn,
  paperValues,
  STATE,
  TEMPLATES,
  workFileValues,
} from './words.ts';

const AuditLines = z.object({
  items: z.array(z.object({ at: z.string(), who: z.string(), action: z.string() })),
});
const LISTS: Readonly<Record<Direction, string>> = { in: '/van-ban-den', out: '/van-ban-di' };
const BOOKS: Readonly<Record<Direction, string>> = { in: '/so-van-ban-den', out: '/so-van-ban-di' };

/** What somebody does by requests alone. */
export function officeOf(base: string, somebody: Somebody): Office {
  const { request } = somebody;
  const read = (path: string) => readPage(somebody, base + path);
  const keep = async (path: string, form: string, values: Parameters<typeof submitForm>[3]) => {
    const sent = await submitForm(request, base + path, form, values);
    await sent.follow();
    const id = idIn(sent.location.pathname);
    if (id === undefined) throw new AnswerError(`“${form}” không đưa đến trang văn bản`);
    return id;
  };
  return {
    draft: (draft) => keep('/van-ban-di/soan-thao', 'Soạn dự thảo', draftValues(draft)),
    registerByHand: (paper) => keep('/van-ban-den/vao-so', 'Vào sổ văn bản', paperValues(paper)),
    document: (id) => documentOf(base, somebody, id),
    listed: async (direction, text) =>
      idsOn(await read(`${LISTS[direction]}?q=${encodeURIComponent(text)}`)),
    found: async (text) => idsOn(await read(`/tim-kiem?q=${encodeURIComponent(text)}`)),
    counted: async (direction) => countsOn(await read(LISTS[direction])),
    template: async (kind) => {
      const mine = TEMPLATES[kind];
      if (mine === undefined) throw new AnswerError(`không có mẫu cho loại văn bản ${kind}`);
      const html = await read(`/van-ban-di/soan-thao?mau=${mine}`);
      return parse(html).querySelector('textarea[name="content"]')?.text.trim() ?? '';
    },
    openWorkFile: (file) =>
      keep('/ho-so-cong-viec/lap', 'Lập hồ sơ công việc', workFileValues(file)),
    book: async (direction) => {
      const html = await read(BOOKS[direction]);
      const heads = parse(html).querySelectorAll('thead th');
      return { columns: heads.map((one) => one.text.trim()), rows: rowsOf(html) };
    },
    audit: async (id) => {
      const answer = await request.get(`${base}/api/audit?document=${id}`);
      if (!answer.ok()) throw new AnswerError(`nhật ký trả lời mã ${answer.status()}`);
      return AuditLines.parse(await answer.json()).items.toReversed();
    },
  };
}

/** The text of a page as somebody reads it. @throws AnswerError where it is no success, or another page */
async function readPage({ request }: Somebody, url: string): Promise<string> {
  const answer = await request.get(url);
  const { pathname } = new URL(url);
  if (!answer.ok()) throw new AnswerError(`trang ${pathname} trả lời mã ${answer.status()}`);
  const shown = new URL(answer.url()).pathname;
  if (shown !== pathname)
    throw new AnswerError(`trang ${shown} hiện ra thay cho trang ${pathname}`);
  return answer.text();
}

/** Ids of the documents in the tables of a page. */
function idsOn(html: string): string[] {
  const links = parse(html).querySelectorAll('table a[href]');
  return links.flatMap((link) => idIn(link.getAttribute('href') ?? '') ?? []);
}

/** `Chờ bút phê: 3 · Đang xử lý: 1` above a list, and `Tìm thấy 4 văn bản.` */
function countsOn(html: string): Counted {
  const page = parse(html);
  const links = page.querySelectorAll('main > p a[href*="trangthai="]');
  const states = links.map((link): [string, number] => {
    const after = link.nextSibling?.text ?? '';
    return [link.text.trim(), Number(/\d+/.exec(after)?.[0] ?? 0)];
  });
  const all = Number(/Tìm thấy (\d+) văn bản/.exec(page.text)?.[1] ?? NaN);
  return { all, states: Object.fromEntries(states) };
}

function documentOf(base: string, somebody: Somebody, id: string): DocumentInOffice {
  const { request } = somebody;
  const url = `${base}/van-ban/${id}`;
  const text = () => readPage(somebody, url);
  return {
    id,
    ...doingsBy(async (form, values) => {
      const sent = await submitForm(request, url, form, values);
      await sent.follow();
    }),
    state: async () => factOf(await text(), STATE) ?? '',
    fact: async (name) => factOf(await text(), FACTS[name]) ?? '',
    due: async () => dayIn(factOf(await text(), DUE) ?? ''),
    can: async (doing) => formsOn(await text()).includes(FORMS[doing]),
    papers: async () => papersOn(await text()).map(({ name }) => name),
    paper: async (name) => {
      const found = papersOn(await text()).find((one) => one.name === name);
      if (found === undefined) throw new AnswerError(`văn bản không có tệp “${name}”`);
      const answer = await request.get(new URL(found.href, url).href);
      if (!answer.ok()) throw new AnswerError(`tệp “${name}” trả lời mã ${answer.status()}`);
      return answer.body();
    },
    receipts: async () => receiptsIn(rowsOf(await text())),
    opinions: async () => opinionsIn(rowsOf(await text())),
    history: async () => itemsOf(await text()),
    reading: async () => {
      const answer = await request.get(url, { maxRedirects: 0 });
      return { answer: answerOf(answer), text: await answer.text() };
    },
  };
}

function papersOn(html: string): { name: string; href: string }[] {
  const links = parse(html).querySelectorAll('a[href*="/tep/"]');
  return links.map((link) => ({ name: link.text.trim(), href: link.getAttribute('href') ?? '' }));
}

/** The rows of the table of receivers. */
export function receiptsIn(rows: readonly Record<string, string>[]): Receipt[] {
  return rows.flatMap((row) => {
    const organId = row['Mã định danh'];
    if (organId === undefined) return [];
    return [{ organId, status: row['Mã trạng thái'] ?? '', reason: row['Lý do'] ?? '' }];
  });
}

/** The rows of the table of what people said of a draft. */
export function opinionsIn(rows: readonly Record<string, string>[]): string[] {
  return rows.flatMap((row) => (row['Người góp ý'] === undefined ? [] : (row['Nội dung'] ?? '')));
}
