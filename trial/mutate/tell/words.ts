import type { Lang } from '../../../words/text.ts';
import type { Score } from '../score.ts';
import type { Outcome } from './result.ts';

interface Words {
  stages: Record<'direct' | 'proxied', string>;
  kept: string;
  ran(cases: number, directMs: number, proxiedMs: number, routes: number): string;
  outcomes: Record<Outcome, string>;
  headings: Record<Outcome, string>;
  blocked(cases: number): string;
  score(score: Score): string;
  page: { title: string; lead: string; picture: string; none: string };
}

const seconds = (ms: number, lang: Lang) =>
  (ms / 1000).toLocaleString(lang, { maximumFractionDigits: 1 });
const ratio = (one: number, other: number, lang: Lang) =>
  (other / Math.max(1, one)).toLocaleString(lang, { maximumFractionDigits: 2 });

/** What people read of a mutation. */
export const words: Record<Lang, Words> = {
  vi: {
    stages: {
      direct: 'Chạy sạch, hỏi thẳng hệ thống',
      proxied: 'Chạy sạch qua trạm trung gian, ghi lại mọi câu hỏi',
    },
    kept: 'Tiếp tục lần chạy trước',
    ran: (cases, directMs, proxiedMs, routes) =>
      `  ${cases} ca, ${routes} đường đi; ${seconds(directMs, 'vi')} giây khi hỏi thẳng, ` +
      `${seconds(proxiedMs, 'vi')} giây qua trạm (${ratio(directMs, proxiedMs, 'vi')} lần)`,
    outcomes: {
      ...{ seen: 'thấy', lived: 'LỌT', blocked: 'BỊ CHẶN', 'not-reached': 'không tới' },
      ...{ equivalent: 'như cũ', 'not-run': 'chưa thử' },
    },
    headings: {
      seen: 'Bộ kiểm thử thấy',
      lived: 'Lọt: mọi ca vẫn đạt',
      blocked: 'Không ca nào không đạt, nhưng có ca không còn đánh giá được',
      'not-reached': 'Không câu trả lời nào bị làm sai: không tính',
      equivalent: 'Không khác gì với người dùng: không tính',
      'not-run': 'Chưa thử',
    },
    blocked: (cases) => `${cases} ca bị chặn`,
    score: ({ seen, lived, blocked, percent }) =>
      percent === null
        ? 'Chưa có điểm: chưa lỗi nào được đánh giá'
        : `Điểm: ${percent.toLocaleString('vi')} % (thấy ${seen} trên ${seen + lived + blocked})`,
    page: {
      title: 'Bộ kiểm thử nhận ra được bao nhiêu lỗi',
      lead: 'Mỗi dòng là một lỗi được cố ý gây ra giữa bộ kiểm thử và hệ thống. Lỗi lọt là việc cần làm tiếp theo: thêm một phép kiểm tra, hoặc ghi lý do vì sao không ai thấy khác.',
      picture: 'Trang khi lỗi đang bật',
      none: 'Không có lỗi nào lọt.',
    },
  },
  en: {
    stages: {
      direct: 'Clean run, asking the target itself',
      proxied: 'Clean run through the proxy, noting every request',
    },
    kept: 'Going on with the run before',
    ran: (cases, directMs, proxiedMs, routes) =>
      `  ${cases} cases, ${routes} routes; ${seconds(directMs, 'en')} s without the proxy, ` +
      `${seconds(proxiedMs, 'en')} s through it (${ratio(directMs, proxiedMs, 'en')} times)`,
    outcomes: {
      ...{ seen: 'seen', lived: 'LIVED', blocked: 'BLOCKED', 'not-reached': 'not reached' },
      ...{ equivalent: 'equivalent', 'not-run': 'not tried' },
    },
    headings: {
      seen: 'Seen by the suites',
      lived: 'Lived: every case stayed green',
      blocked: 'No case was red, but some could not judge any more',
      'not-reached': 'No answer was really spoiled: does not count',
      equivalent: 'No difference to anybody: does not count',
      'not-run': 'Not tried',
    },
    blocked: (cases) => `${cases} cases blocked`,
    score: ({ seen, lived, blocked, percent }) =>
      percent === null
        ? 'No score: no mutant was judged'
        : `Score: ${percent} % (${seen} seen of ${seen + lived + blocked})`,
    page: {
      title: 'How much the suites notice',
      lead: 'Each line is a defect that was made on purpose between the suites and the platform. One that lived is the next work: add a check, or write down why nobody would see a difference.',
      picture: 'The page while it was on',
      none: 'None lived.',
    },
  },
};
