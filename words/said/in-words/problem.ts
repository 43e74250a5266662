import { failureInWords } from '../../failure/failure.ts';
import { because } from '../../reasons/in-words/parts.ts';
import type { Text } from '../../text.ts';
import type { PageFault, ProblemFacts, Said, WordsOf } from '../said.ts';

/** @param words of what a note holds */
export const problemWords = (words: (said: Said) => Text): WordsOf<ProblemFacts> => ({
  'part-of': ({ whole, part }) => because(words(whole), words(part)),
  'load-crossed': ({ load, threshold }) => ({
    vi: `${load.vi}: không giữ được ${threshold.vi}`,
    en: `${load.en}: crossed ${threshold.en}`,
  }),
  'load-measured': ({ value, samples }) => ({
    vi: `${value.vi} (${samples} mẫu)`,
    en: `${value.en} (${samples} samples)`,
  }),
  'probe-fails': ({ platform, probe }) => ({
    vi: `${platform.vi}: điểm kiểm tra ${probe} không đạt`,
    en: `${platform.en}: probe ${probe} fails`,
  }),
  'probe-passes': ({ probe }) => ({
    vi: `Điểm kiểm tra ${probe} đạt`,
    en: `The probe ${probe} passes`,
  }),
  'no-alert': () => ({ vi: 'Không có cảnh báo', en: 'No alert' }),
  'all-hold': ({ titles }) => {
    const all = titles.map(words);
    return { vi: all.map(({ vi }) => vi).join('; '), en: all.map(({ en }) => en).join('; ') };
  },
  'found-by-run': ({ run }) => ({
    vi: `nghiemthu, đợt chạy ${run}`,
    en: `nghiemthu, run ${run}`,
  }),
  'found-by-monitor': ({ vantages }) => ({
    vi: `nghiemthu, giám sát (${vantages.join(', ')})`,
    en: `nghiemthu, monitor (${vantages.join(', ')})`,
  }),
  'by-trial': () => ({ vi: 'Kiểm thử tự động', en: 'Automated test' }),
  'by-monitor': () => ({ vi: 'Giám sát tự động', en: 'Automated monitoring' }),
  'run-probe': ({ probe }) => ({ vi: `Chạy điểm kiểm tra ${probe}`, en: `Run the probe ${probe}` }),
  'run-load': ({ profile }) => ({
    vi: `Chạy hồ sơ tải ${profile}`,
    en: `Run the load profile ${profile}`,
  }),
  'case-failed': ({ message, english }) => failureTexts(message, english),
  'pages-failed': ({ troubles }) => {
    const all = troubles.map(pageFaultWords);
    return { vi: all.map(({ vi }) => vi).join('\n'), en: all.map(({ en }) => en).join('\n') };
  },
});

/** Of a style or a script without a byte in it. */
const NO_CONTENT: Text = { vi: 'không có nội dung', en: 'no content' };

/** Of a style that ends within a rule. */
const HALF: Text = { vi: 'bị cụt giữa chừng', en: 'cut short' };

/** `trang /tra-cuu: /giao-dien.js: HTTP 404`. */
export function pageFaultWords({ page, resource, what }: PageFault): Text {
  const { vi, en } = whatWords(what);
  const rest = (last: string) => [page, resource, last].filter(Boolean).join(': ');
  return { vi: `trang ${rest(vi)}`, en: `page ${rest(en)}` };
}

function whatWords(what: string): Text {
  if (what === 'empty') return NO_CONTENT;
  if (what === 'cut') return HALF;
  const [, cookie, flag] = /^lacks cookie (\S+): (\w+)$/.exec(what) ?? [];
  if (cookie !== undefined)
    return {
      vi: `cookie ${cookie} thiếu cờ ${flag} mà trang đầu có`,
      en: `the cookie ${cookie} lacks ${flag}, which the first page sets`,
    };
  const [, name, value = ''] = /^lacks ([\w-]+)(: .+)?$/.exec(what) ?? [];
  if (name === undefined) return { vi: what, en: what };
  const header = name.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()) + value;
  return {
    vi: `thiếu tiêu đề ${header} mà trang đầu có`,
    en: `lacks the header ${header}, which the first page has`,
  };
}

/** Letters of a message that is not understood, as far as it is shown. */
const MESSAGE = 600;

/** A failure in both languages; in Playwright's own words where these are not understood. */
export function failureTexts(message: string, english: Readonly<Record<string, string>>): Text {
  const own = message
    .split(/\n\s*Call log:/)[0]!
    .trim()
    .slice(0, MESSAGE);
  return {
    vi: failureInWords(message, 'vi') ?? own,
    en: failureInWords(message, 'en', (phrase) => english[phrase] ?? phrase) ?? own,
  };
}
