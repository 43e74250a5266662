import { parse } from 'node-html-parser';
import { z } from 'zod';
import type { FormValues } from '../../../stage/html-fill.ts';
import { factOf, submitForm } from '../../../stage/html-form.ts';
import { plain, rowsOf } from '../../../stage/html-table.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Attendance, MeetingInOffice, Office, Somebody } from '../../offer/office.ts';
import { answerOf } from './rights.ts';

const STATES: Readonly<Record<string, Attendance>> = {
  'Chưa điểm danh': 'unknown',
  'Có mặt trực tuyến': 'online',
  'Có mặt trực tiếp': 'in-person',
  'Vắng mặt': 'absent',
};
const ACTIONS = { 'vao-phong': 'entered', 'roi-phong': 'left' } as const;
const AuditLines = z.object({
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
    async arrange({ title, kind, secretary, lobby }) {
      const form = { 'Tên cuộc họp': title, 'Loại cuộc họp': kind, 'Thư ký': secretary.username };
      const times = { 'Bắt đầu': new Date().toISOString().slice(0, 16) };
      const values = { ...form, ...times, 'Phòng chờ': lobby ? '1' : '0' };
      const url = `${base}/cuoc-hop/tao`;
      const { location } = await submitForm(request, url, 'Tạo cuộc họp', values);
      const id = /\/cuoc-hop\/(\d+)$/.exec(location.pathname)?.[1];
      if (id === undefined) throw new AnswerError('không tạo được cuộc họp');
      return id;
    },
    meeting: (id) => meetingOf(base, somebody, id),
    async audit(meeting) {
      const answer = await request.get(`${base}/api/audit?meeting=${meeting}`);
      if (!answer.ok()) throw new AnswerError(`nhật ký trả lời mã ${answer.status()}`);
      const { items } = AuditLines.parse(await answer.json());
      return items.toReversed().map(({ who, action }) => ({
        ...{ who, action: ACTIONS[action as keyof typeof ACTIONS] ?? 'other' },
      }));
    },
    async restart(meeting) {
      const url = `${base}/quan-tri/may-chu`;
      const values = { 'Mã cuộc họp': meeting };
      const sent = await submitForm(request, url, 'Khởi động lại máy chủ hội nghị', values);
      await sent.follow();
    },
  };
}

function meetingOf(base: string, somebody: Somebody, id: string): MeetingInOffice {
  const { request } = somebody;
  const url = `${base}/cuoc-hop/${id}`;
  const page = () => readPage(somebody, url);
  const send = async (form: string, values: FormValues = {}, at = url) => {
    const sent = await submitForm(request, at, form, values);
    await sent.follow();
  };
  const room = async () => {
    const link = parse(await page()).querySelector('a[href^="/phong/"]');
    if (link === null) throw new AnswerError('trang cuộc họp không dẫn đến phòng họp');
    return decodeURIComponent(link.getAttribute('href')?.slice('/phong/'.length) ?? '');
  };
  return {
    invite: (accounts, hours = 4) =>
      send('Mời', {
        'Tài khoản được mời': accounts.map(({ username }) => username).join(', '),
        'Hạn của lời mời (giờ)': String(hours),
      }),
    state: async () => factOf(await page(), 'Trạng thái') ?? '',
    ...{ room, code: room },
    roll: async () => rollIn(rowsOf(await page())),
    note: (account, attendance, reason = '') =>
      send('Điểm danh', {
        ...{ 'Người được điểm danh': account.username, 'Tình trạng': attendance },
        'Lý do vắng mặt': reason,
      }),
    handOver: ({ username }) =>
      send('Bàn giao quyền chủ trì', { 'Người nhận quyền chủ trì': username }),
    writeNotes: (text) => send('Lưu nội dung', { 'Nội dung cuộc họp': text }),
    ...votingOf(somebody, `${url}/bieu-quyet`, send),
    ...papersOf(base, somebody, `${url}/tai-lieu`, send),
    record: () => send('Bắt đầu ghi hình'),
    endRecording: () => send('Dừng ghi hình'),
    recordings: async () => {
      const links = parse(await page()).querySelectorAll('a[href*="/ban-ghi/"]');
      return links.map((link) => new URL(link.getAttribute('href') ?? '', url).href);
    },
    minutes: async () => minutesIn(await readPage(somebody, `${url}/bien-ban`)),
    end: () => send('Kết thúc cuộc họp'),
    remove: () => send('Xóa cuộc họp'),
  };
}

type Send = (form: string, values?: FormValues, at?: string) => Promise<void>;

function votingOf(
  somebody: Somebody,
  url: string,
  send: Send,
): Pick<MeetingInOffice, 'openVote' | 'vote' | 'closeVote' | 'result' | 'voteText'> {
  return {
    openVote: (question, secret) =>
      send(
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
    closeVote: () => send('Đóng biểu quyết', {}, url),
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

function papersOf(
  base: string,
  somebody: Somebody,
  url: string,
  send: Send,
): Pick<MeetingInOffice, 'addPaper' | 'papers' | 'papersCounted' | 'paper'> {
  return {
    addPaper: ({ name, bytes, level }) =>
      send(
        'Đăng tài liệu',
        {
          'Tệp tài liệu': { name, mimeType: 'text/plain', buffer: bytes },
          'Mức truy cập': String(level),
        },
        url,
      ),
    papers: async () => {
      const links = parse(await readPage(somebody, url)).querySelectorAll('a[href^="/tai-lieu/"]');
      return new Map(links.map((link) => [plain(link.text), link.getAttribute('href') ?? '']));
    },
    papersCounted: async () => {
      const text = plain(parse(await readPage(somebody, url)).querySelector('main')?.text ?? '');
      return Number(/Có (\d+) tài liệu/.exec(text)?.[1]);
    },
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

function minutesIn(html: string) {
  const article = parse(html).querySelector('article');
  const items = article?.querySelectorAll('ol[aria-label="Thành phần tham dự"] li') ?? [];
  return { text: plain(article?.text ?? ''), present: items.map(({ text }) => plain(text)) };
}
