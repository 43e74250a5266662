import type { Text } from '../../text.ts';
import type { OfEach, PageFacts } from '../reason.ts';
import { shortened } from '../shortened.ts';
import { because, causeWords } from './parts.ts';

const UNREAD: Text = {
  vi: 'không đọc được nội dung trang',
  en: 'the content of the page cannot be read',
};

export const page: OfEach<PageFacts, Text> = {
  status: ({ found, wanted }) =>
    wanted.length === 0
      ? {
          vi: `trang trả lời mã ${found}, cần mã 2xx`,
          en: `the page answered ${found}, wanted 2xx`,
        }
      : {
          vi: `trang trả lời mã ${found}, không phải mã cần có`,
          en: `the page answered ${found}, wanted ${wanted.join(', ')}`,
        },
  'header-missing': () => ({
    vi: 'câu trả lời thiếu một tiêu đề bắt buộc',
    en: 'the answer lacks a required header',
  }),
  'header-forbidden': () => ({
    vi: 'tiêu đề của câu trả lời có nội dung không được phép',
    en: 'a header of the answer has a forbidden value',
  }),
  'header-unlike': () => ({
    vi: 'tiêu đề của câu trả lời không đúng dạng cần có',
    en: 'a header of the answer does not have the form it needs',
  }),
  'body-unread': ({ cause }) => because(UNREAD, causeWords(cause)),
  'body-broken': ({ cause }) => because(UNREAD, causeWords(cause)),
  'body-forbidden': () => ({
    vi: 'nội dung trang có điều không được phép',
    en: 'the page shows what it must not show',
  }),
  'body-unlike': () => ({
    vi: 'nội dung trang không có điều cần có',
    en: 'the page does not show what it must show',
  }),
  'json-broken': () => ({
    vi: 'dữ liệu trả về không phải JSON',
    en: 'the data that came is not JSON',
  }),
  'json-unlike': unlike,
  'json-differs': ({ wanted }) => ({
    vi: `dữ liệu trả về khác với điều cần có, là ${shortened(wanted)}`,
    en: `the data that came is not what is wanted, ${shortened(wanted)}`,
  }),
  'tls-unwanted': () => ({
    vi: 'trang dùng TLS, lẽ ra không dùng',
    en: 'the page uses TLS, which it must not',
  }),
  'tls-missing': () => ({ vi: 'trang không dùng TLS', en: 'the page does not use TLS' }),
  'http-version': () => ({
    vi: 'trang trả lời bằng phiên bản HTTP khác',
    en: 'the page answers in another version of HTTP',
  }),
  'request-failed': ({ cause }) =>
    because({ vi: 'không mở được trang', en: 'the page cannot be opened' }, causeWords(cause)),
};

function unlike({ rule, limit, property, text }: PageFacts['json-unlike']): Text {
  if (rule === 'minItems' && limit !== null)
    return {
      vi: `dữ liệu trả về có ít hơn ${limit} mục`,
      en: `the data that came has fewer than ${limit} items`,
    };
  if (rule === 'maxItems' && limit !== null)
    return {
      vi: `dữ liệu trả về có nhiều hơn ${limit} mục`,
      en: `the data that came has more than ${limit} items`,
    };
  if (rule === 'required' && property !== null)
    return {
      vi: `dữ liệu trả về thiếu “${property}”`,
      en: `the data that came lacks “${property}”`,
    };
  return {
    vi: `dữ liệu trả về không đúng cấu trúc (${shortened(text)})`,
    en: `the data that came has another structure (${shortened(text)})`,
  };
}
