import { parse } from 'node-html-parser';
import { z } from 'zod';
import { minuteIn } from '../../../stage/days.ts';
import type { FormValues } from '../../../stage/html-fill.ts';
import { factOf, submitForm } from '../../../stage/html-form.ts';
import { factsOf, headingOf, linksOf, plain, rowsOf } from '../../../stage/html-table.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type {
  About,
  Attendance,
  Listed,
  MeetingInOffice,
  Minutes,
  Office,
  Somebody,
} from '../../offer/office.ts';
import { answerOf } from './rights.ts';

const STATES: Readonly<Record<string, Attendance>> = {
  'Chưa điểm danh': 'unknown',
  'Có mặt trực tuyến': 'online',
  'Có mặt trực tiếp': 'in-person',
  'Vắng mặt': 'absent',
};
const ACTIONS = { 'vao-phong': 'entered', 'roi-phong': 'left', 'diem-danh': 'noted' } as const;
const AuditLines = z.object({
  total: z.number(),
  items: z.array(z.object({ who: z.string(), action: z.string() })),
});

/** A page as somebody gets it. @throws AnswerError where it is not shown */
async function readPage({ request }: Somebody, url: string): Promise<string> {
  const answer = await request.get(url);
  if (!answer.ok()) throw new AnswerError(`${url} trả lời mã ${answer.status()}`, answer.status());
  return answer.text();
}

/** What somebody does with meetings outside their rooms. */
export function officeOf(base: string, somebody: Somebody): Office {
  const { request } = somebody;
  return {
    async arrange({ title, kind, secretary, place, startsAt, lobby }) {
      const values = {
        ...{ 'Tên cuộc họp': title, 'Loại cuộc họp': kind, 'Thư ký': secretary.username },
        ...{ 'Địa điểm': place, 'Bắt đầu': startsAt.replace(' ', 'T') },
        'Phòng chờ': lobby ? '1' : '0',
      };
      const url = `${base}/cuoc-hop/tao`;
      const { location } = await submitForm(request, url, 'Tạo cuộc họp', values);
      const id = /\/cuoc-hop\/(\d+)$/.exec(location.pathname)?.[1];
      if (id === undefined) throw new AnswerError('không tạo được cuộc họp');
      return id;
    },
    meeting: (id) => meetingOf(base, somebody, id),
    meetings: () => listOf(base, somebody),
    async audit(meeting) {
      const answer = await request.get(`${base}/api/audit?meeting=${meeting}`);
      if (!answer.ok()) throw new AnswerError(`nhật ký trả lời mã ${answer.status()}`);
      const { items, total } = AuditLines.parse(await answer.json());
      const lines = items.toReversed().map(({ who, action }) => ({
        ...{ who, action: ACTIONS[action as keyof typeof ACTIONS] ?? 'other' },
      }));
      return { lines, count: total };
    },
    async restart(meeting) {
      const url = `${base}/quan-tri/may-chu`;
      const values = { 'Mã cuộc họp': meeting };
      const sent = await submitForm(request, url, 'Khởi động lại máy chủ hội nghị', values);
      await sent.follow();
    },
  };
}

/** More pages of a list than this are not read. */
const MOST_PAGES = 100;

/** The list of meetings, all its pages. */
async function listOf(base: string, somebody: Somebody): Promise<Listed> {
  const titles: string[] = [];
  let count = NaN;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const html = await readPage(somebody, `${base}/cuoc-hop?trang=${page}`);
    const shown = rowsOf(html).flatMap((row) => row['Cuộc họp'] ?? []);
    titles.push(...shown);
    count = numberIn(html, /Có (\d+) cuộc họp/);
    if (!linksOf(html).some((link) => link.endsWith(`?trang=${page + 1}`))) break;
  }
  return { titles, count };
}

/** A number that the main part of a page says in these words; NaN where it does not. */
function numberIn(html: string, words: RegExp): number {
  const text = plain(parse(html).querySelector('main')?.text ?? '');
  return Number(words.exec(text)?.[1] ?? NaN);
}

function meetingOf(base: string, somebody: Somebody, id: string): MeetingInOffice {
  const { request } = somebody;
  const url = `${base}/cuoc-hop/${id}`;
  const page = () => readPage(somebody, url);
  const send: Send = async (form, values = {}, at = url) => {
    const sent = await submitForm(request, at, form, values);
    return (await sent.follow()).text();
  };
  const act = async (...sent: Parameters<Send>) => void (await send(...sent));
  const room = async () => {
    const link = parse(await page()).querySelector('a[href^="/phong/"]');
    if (link === null) throw new AnswerError('trang cuộc họp không dẫn đến phòng họp');
    return decodeURIComponent(link.getAttribute('href')?.slice('/phong/'.length) ?? '');
  };
  return {
    invite: (accounts, hours = 4) =>
      act('Mời', {
        'Tài khoản được mời': accounts.map(({ username }) => username).join(', '),
        'Hạn của lời mời (giờ)': String(hours),
      }),
    about: async () => aboutIn(await page()),
    state: async () => factOf(await page(), 'Trạng thái') ?? '',
    ...{ room, code: room },
    roll: async () => rollIn(rowsOf(await page())),
    note: (account, attendance, reason = '') =>
      act('Điểm danh', {
        ...{ 'Người được điểm danh': account.username, 'Tình trạng': attendance },
        'Lý do vắng mặt': reason,
      }),
    handOver: ({ username }) =>
      act('Bàn giao quyền chủ trì', { 'Người nhận quyền chủ trì': username }),
    writeNotes: (text) => act('Lưu nội dung', { 'Nội dung cuộc họp': text }),
    ...votingOf(somebody, `${url}/bieu-quyet`, act),
    ...papersOf(base, somebody, `${url}/tai-lieu`, send),
    record: () => act('Bắt đầu ghi hình'),
    endRecording: () => act('Dừng ghi hình'),
    recordings: async () => {
      const links = parse(await page()).querySelectorAll('a[href*="/ban-ghi/"]');
      return links.map((link) => new URL(link.getAttribute('href') ?? '', url).href);
    },
    minutes: async () => minutesIn(await readPage(somebody, `${url}/bien-ban`)),
    end: () => act('Kết thúc cuộc họp'),
    remove: () => act('Xóa cuộc họp'),
  };
}

/** Sends a form. @returns the page it leads to */
type Send = (form: string, values?: FormValues, at?: string) => Promise<string>;
type Act = (...sent: Parameters<Send>) => Promise<void>;

function votingOf(
  somebody: Somebody,
  url: string,
  act: Act,
): Pick<MeetingInOffice, 'openVote' | 'vote' | 'closeVote' | 'votes' | 'result' | 'voteText'> {
  return {
    openVote: (question, secret) =>
      act(
        'Mở biểu quyết',
        { 'Nội dung biểu quyết': question, 'Hình thức': secret ? '1' : '0' },
        url,
      ),
    async vote(choice) {
      try {
        const values = { 'Ý kiến': choice };
        const sent = await submitForm(somebody.request, url, 'Bỏ phiếu', values);
        await sent.follow();
        return 'được làm';
      } catch (error) {
        if (error instanceof AnswerError && error.status === 409) return 'bị từ chối';
        throw error;
      }
    },
    closeVote: () => act('Đóng biểu quyết', {}, url),
    async votes() {
      const sections = parse(await readPage(somebody, url)).querySelectorAll('main section');
      return sections.map((section) => ({
        question: plain(section.querySelector('h2')?.text ?? ''),
        isClosed: plain(section.querySelector('p')?.text ?? '').endsWith('đã đóng'),
      }));
    },
    async result() {
      const rows = rowsOf(await readPage(somebody, url));
      return rows.slice(0, 3).map((row) => ({
        ...{ choice: row['Ý kiến'] ?? '', count: Number(row['Số phiếu'] ?? NaN) },
        names: (row['Điểm cầu'] ?? '').split('; ').filter(Boolean),
      }));
    },
    voteText: async () =>
      plain(parse(await readPage(somebody, url)).querySelector('main')?.text ?? ''),
  };
}

/** How the page of a meeting's documents tells how many there are. */
const PAPERS = /Có (\d+) tài liệu/;

function papersOf(
  base: string,
  somebody: Somebody,
  url: string,
  send: Send,
): Pick<MeetingInOffice, 'addPaper' | 'papers' | 'papersCounted' | 'paper'> {
  return {
    addPaper: async ({ name, bytes, level }) => {
      const file = { name, mimeType: 'text/plain', buffer: bytes };
      const values = { 'Tệp tài liệu': file, 'Mức truy cập': String(level) };
      return numberIn(await send('Đăng tài liệu', values, url), PAPERS);
    },
    papers: async () => {
      const links = parse(await readPage(somebody, url)).querySelectorAll('a[href^="/tai-lieu/"]');
      return new Map(links.map((link) => [plain(link.text), link.getAttribute('href') ?? '']));
    },
    papersCounted: async () => numberIn(await readPage(somebody, url), PAPERS),
    paper: async (address) => {
      const answer = await somebody.request.get(new URL(address, base).href);
      return { answer: answerOf(answer), bytes: await answer.body() };
    },
  };
}

/** The rows of the roll. */
function rollIn(rows: readonly Record<string, string>[]) {
  return rows.flatMap((row) => {
    const name = row['Điểm cầu'];
    const told = row['Tình trạng'];
    if (name === undefined || told === undefined) return [];
    return [{ name, attendance: STATES[told], reason: row['Lý do vắng'] ?? '' }];
  });
}

/** What a meeting's page says of it. */
function aboutIn(html: string): About {
  const facts = factsOf(html);
  const said = (term: string) => facts.get(term) ?? '';
  return {
    ...{ title: headingOf(html), kind: said('Loại cuộc họp'), place: said('Địa điểm') },
    ...{ startsAt: minuteIn(said('Bắt đầu')), lobby: said('Phòng chờ') === 'Có' },
  };
}

function minutesIn(html: string): Minutes {
  const article = parse(html).querySelector('article');
  const listed = (name: string) =>
    (article?.querySelectorAll(`[aria-label="${name}"] li`) ?? []).map(({ text }) => plain(text));
  const text = plain(article?.text ?? '');
  const counted = (words: RegExp) => Number(words.exec(text)?.[1] ?? NaN);
  return {
    ...{ text, present: listed('Thành phần tham dự'), absent: listed('Vắng mặt') },
    counted: {
      present: counted(/Thành phần tham dự \((\d+) điểm cầu\)/),
      absent: counted(/Vắng mặt \((\d+)\)/),
    },
  };
}
