import type { Text } from '../../text.ts';
import { failureInWords } from '../../failure/failure.ts';
import { oneLine } from '../one-line.ts';
import type { OfEach, PlatformFacts, Reason } from '../reason.ts';
import { because, causeWords } from './parts.ts';

const UNREAD_LIST: Text = { vi: 'không đọc được danh sách', en: 'the list cannot be read' };

/** Of what a platform shows. @param words of a reason that another holds */
export function platformWords(words: (reason: Reason) => Text): OfEach<PlatformFacts, Text> {
  const inStep = (step: string, why: Text) =>
    because({ vi: `bước ${step}`, en: `step ${step}` }, why);
  return {
    'step-failed': ({ step, why }) =>
      why === null
        ? { vi: `bước ${step} không đạt`, en: `step ${step} failed` }
        : inStep(step, words(why)),
    'step-blocked': ({ step, why }) => inStep(step, words(why)),
    'no-answer': ({ cause }) => causeWords(cause),
    'value-absent': () => ({
      vi: 'câu trả lời thiếu dữ liệu mà bước sau cần',
      en: 'the answer lacks what the next step needs',
    }),
    'request-unanswered': ({ cause }) =>
      because(
        { vi: 'không lấy được dữ liệu', en: 'the data cannot be fetched' },
        causeWords(cause),
      ),
    'list-unread': ({ path, status, pointer }) =>
      because(UNREAD_LIST, {
        vi: `${path} trả lời mã ${status}, không có danh sách ${pointer === '' ? 'nào' : `ở ${pointer}`}`,
        en: `${path} answered ${status} and no list${pointer === '' ? '' : ` at ${pointer}`}`,
      }),
    'record-unusable': () =>
      because(UNREAD_LIST, {
        vi: 'có bản ghi thiếu mã hoặc thời điểm thay đổi',
        en: 'a record has no id or no time of change',
      }),
    'copy-unread': ({ status }) => ({
      vi: `hệ thống nhận dữ liệu trả lời mã ${status}`,
      en: `the system that receives the data answered ${status}`,
    }),
    'records-few': ({ found, wanted }) => ({
      vi: `chỉ tìm được ${found} bản ghi để đối chiếu, chưa đủ`,
      en: `only ${found} records were found to compare, wanted ${wanted}`,
    }),
    'record-differs': (one) => difference(one),
    'records-differ': ({ count, ...one }) => {
      const { vi, en } = difference(one);
      return {
        vi: `${count} bản ghi lệch trạng thái giữa hai hệ thống, như ${vi}`,
        en: `${count} records have another status in the other system, like ${en}`,
      };
    },
    'units-ending': (all) =>
      because(
        {
          vi: 'chứng thư sắp hết hạn hoặc đã hết hạn',
          en: 'a certificate ends soon or has ended',
        },
        units(all),
      ),
    'units-misnamed': (all) =>
      because(
        {
          vi: 'chứng thư không mang tên hiện nay của đơn vị',
          en: 'a certificate does not carry the present name of its unit',
        },
        units(all),
      ),
    'units-without': (all) =>
      because(
        { vi: 'đơn vị chưa có chứng thư số', en: 'units have no certificate to sign with' },
        units(all),
      ),
    'journey-failed': ({ why }) => words(why),
    'walk-failed': ({ at, name, message, english = {} }) => {
      const own = oneLine(message);
      const whole = `${name}: ${message}`;
      const naming = (phrase: string) => english[phrase] ?? phrase;
      const vi = failureInWords(whole, 'vi') ?? own;
      return during(at, english, { vi, en: failureInWords(whole, 'en', naming) ?? own });
    },
    'walk-unready': ({ at, text, english = {} }) =>
      during(at, english, { vi: text, en: english[text] ?? text }),
    'walk-late': ({ at, seconds, english = {} }) => ({
      vi: `${at === null ? 'kịch bản' : `“${at}”`} không xong trong ${String(seconds).replace('.', ',')} giây`,
      en: `${at === null ? 'the journey' : `“${english[at] ?? at}”`} did not end within ${seconds} s`,
    }),
  };
}

function during(at: string | null, english: Readonly<Record<string, string>>, what: Text): Text {
  return at === null ? what : because({ vi: `“${at}”`, en: `“${english[at] ?? at}”` }, what);
}

function difference({ id, status, copied, seconds }: PlatformFacts['record-differs']): Text {
  const vi = (text: string) => (text === '' ? 'không có trạng thái' : `“${text}”`);
  const en = (text: string) => (text === '' ? 'no status' : `“${text}”`);
  return {
    vi: `${id}: bên gửi ${vi(status)}, bên nhận ${copied === null ? 'không có bản ghi' : vi(copied)}, đã ${seconds} giây`,
    en: `${id}: the sender has ${en(status)}, the receiver ${copied === null ? 'no such record' : en(copied)}, for ${seconds} s`,
  };
}

function units({ units: all, more }: PlatformFacts['units-ending']): Text {
  const listed = all.join(', ');
  if (more === 0) return { vi: listed, en: listed };
  return { vi: `${listed} và ${more} đơn vị khác`, en: `${listed} and ${more} more` };
}
