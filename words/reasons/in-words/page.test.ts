import { causeOf } from '../cause.ts';
import type { PageFacts } from '../reason.ts';
import { expectWords } from '../../../monitors/testing/reasons.ts';

const refused = causeOf(new Error('connect ECONNREFUSED 127.0.0.1:1'));

expectWords<PageFacts>({
  status: [
    [
      { found: 502, wanted: [] },
      {
        technical: 'Invalid HTTP response status code, wanted 2xx, got 502',
        vi: 'trang trả lời mã 502, cần mã 2xx',
        en: 'the page answered 502, wanted 2xx',
      },
    ],
    [
      { found: 200, wanted: [204, 304] },
      {
        technical: 'Invalid HTTP response status code, got 200',
        vi: 'trang trả lời mã 200, không phải mã cần có',
        en: 'the page answered 200, wanted 204, 304',
      },
    ],
  ],
  'header-missing': [
    [
      { header: 'X-A' },
      {
        technical: 'Missing required header',
        vi: 'câu trả lời thiếu một tiêu đề bắt buộc',
        en: 'the answer lacks a required header',
      },
    ],
  ],
  'header-forbidden': [
    [
      { header: 'X-A', regexp: 'a' },
      {
        technical: 'Header matched regular expression',
        vi: 'tiêu đề của câu trả lời có nội dung không được phép',
        en: 'a header of the answer has a forbidden value',
      },
    ],
  ],
  'header-unlike': [
    [
      { header: 'X-A', regexp: 'a' },
      {
        technical: 'Header did not match regular expression',
        vi: 'tiêu đề của câu trả lời không đúng dạng cần có',
        en: 'a header of the answer does not have the form it needs',
      },
    ],
  ],
  'body-unread': [
    [
      { cause: { fault: 'too-long', text: 'longer than body_size_limit' } },
      {
        technical: 'Error reading HTTP body: longer than body_size_limit',
        vi: 'không đọc được nội dung trang: câu trả lời của máy chủ dài quá mức',
        en: "the content of the page cannot be read: the server's answer is too long",
      },
    ],
  ],
  'body-broken': [
    [
      { cause: { fault: 'cut', text: 'unexpected EOF' } },
      {
        technical: 'Failed to read HTTP response body: unexpected EOF',
        vi: 'không đọc được nội dung trang: máy chủ cắt kết nối',
        en: 'the content of the page cannot be read: the server cut the connection',
      },
    ],
  ],
  'body-forbidden': [
    [
      { regexp: 'lỗi' },
      {
        technical: 'Body matched regular expression',
        vi: 'nội dung trang có điều không được phép',
        en: 'the page shows what it must not show',
      },
    ],
  ],
  'body-unlike': [
    [
      { regexp: 'Đồng Nai' },
      {
        technical: 'Body did not match regular expression',
        vi: 'nội dung trang không có điều cần có',
        en: 'the page does not show what it must show',
      },
    ],
  ],
  'json-broken': [
    [
      { text: 'Unexpected token' },
      {
        technical: 'Error unmarshalling HTTP body to JSON: Unexpected token',
        vi: 'dữ liệu trả về không phải JSON',
        en: 'the data that came is not JSON',
      },
    ],
  ],
  'json-unlike': [
    [
      {
        ...{ at: '/items', rule: 'minItems', limit: 56, property: null },
        text: 'must NOT have fewer than 56 items',
      },
      {
        technical: 'Body did not match JSON schema: must NOT have fewer than 56 items',
        vi: 'dữ liệu trả về có ít hơn 56 mục',
        en: 'the data that came has fewer than 56 items',
      },
    ],
    [
      {
        ...{ at: '', rule: 'maxItems', limit: 3, property: null },
        text: 'must NOT have more than 3 items',
      },
      {
        technical: 'Body did not match JSON schema: must NOT have more than 3 items',
        vi: 'dữ liệu trả về có nhiều hơn 3 mục',
        en: 'the data that came has more than 3 items',
      },
    ],
    [
      {
        ...{ at: '', rule: 'required', limit: null, property: 'items' },
        text: "must have required property 'items'",
      },
      {
        technical: "Body did not match JSON schema: must have required property 'items'",
        vi: 'dữ liệu trả về thiếu “items”',
        en: 'the data that came lacks “items”',
      },
    ],
    [
      { at: '', rule: 'type', limit: null, property: null, text: 'must be array' },
      {
        technical: 'Body did not match JSON schema: must be array',
        vi: 'dữ liệu trả về không đúng cấu trúc (must be array)',
        en: 'the data that came has another structure (must be array)',
      },
    ],
  ],
  'json-differs': [
    [
      { at: '/status', wanted: '"ok"' },
      {
        technical: 'Body did not equal: wanted "ok"',
        vi: 'dữ liệu trả về khác với điều cần có, là "ok"',
        en: 'the data that came is not what is wanted, "ok"',
      },
    ],
  ],
  'tls-unwanted': [
    [
      {},
      {
        technical: 'Final request was over SSL',
        vi: 'trang dùng TLS, lẽ ra không dùng',
        en: 'the page uses TLS, which it must not',
      },
    ],
  ],
  'tls-missing': [
    [
      {},
      {
        technical: 'Final request was not over SSL',
        vi: 'trang không dùng TLS',
        en: 'the page does not use TLS',
      },
    ],
  ],
  'http-version': [
    [
      { found: 'HTTP/1.0' },
      {
        technical: 'Invalid HTTP version number',
        vi: 'trang trả lời bằng phiên bản HTTP khác',
        en: 'the page answers in another version of HTTP',
      },
    ],
  ],
  'request-failed': [
    [
      { cause: refused },
      {
        technical: 'Error for HTTP request: connect ECONNREFUSED 127.0.0.1:1',
        vi: 'không mở được trang: máy chủ từ chối kết nối',
        en: 'the page cannot be opened: the server refuses connections',
      },
    ],
    [
      { cause: causeOf(new Error('something new')) },
      {
        technical: 'Error for HTTP request: something new',
        vi: 'không mở được trang: something new',
        en: 'the page cannot be opened: something new',
      },
    ],
  ],
});
