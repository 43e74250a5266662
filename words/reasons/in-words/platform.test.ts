import { expectWords } from '../../../monitors/testing/reasons.ts';
import type { PlatformFacts } from '../reason.ts';

expectWords<PlatformFacts>({
  'step-failed': [
    [
      {
        step: 'catalogue',
        why: {
          code: 'json-unlike',
          at: '',
          rule: 'minItems',
          limit: 56,
          property: null,
          text: 'must NOT have fewer than 56 items',
        },
      },
      {
        technical:
          'Step catalogue failed: Body did not match JSON schema: must NOT have fewer than 56 items',
        vi: 'bước catalogue: dữ liệu trả về có ít hơn 56 mục',
        en: 'step catalogue: the data that came has fewer than 56 items',
      },
    ],
    [
      { step: 'catalogue', why: null },
      {
        technical: 'Step catalogue failed',
        vi: 'bước catalogue không đạt',
        en: 'step catalogue failed',
      },
    ],
  ],
  'step-blocked': [
    [
      { step: 'sign-in', why: { code: 'machine-fault', errno: 'EMFILE' } },
      {
        technical: 'step sign-in: too many open files (EMFILE)',
        vi: 'bước sign-in: máy giám sát hết tài nguyên',
        en: "step sign-in: the monitor's machine has run out of resources",
      },
    ],
  ],
  'no-answer': [
    [
      { cause: { fault: 'refused', text: 'connect ECONNREFUSED 127.0.0.1:1' } },
      {
        technical: 'connect ECONNREFUSED 127.0.0.1:1',
        vi: 'máy chủ từ chối kết nối',
        en: 'the server refuses connections',
      },
    ],
  ],
  'value-absent': [
    [
      { name: 'token' },
      {
        technical: 'Nothing to capture: the answer has no token',
        vi: 'câu trả lời thiếu dữ liệu mà bước sau cần',
        en: 'the answer lacks what the next step needs',
      },
    ],
  ],
  'request-unanswered': [
    [
      { path: '/api/a', cause: { fault: 'refused', text: 'connect ECONNREFUSED 127.0.0.1:1' } },
      {
        technical: 'Asking /api/a failed: connect ECONNREFUSED 127.0.0.1:1',
        vi: 'không lấy được dữ liệu: máy chủ từ chối kết nối',
        en: 'the data cannot be fetched: the server refuses connections',
      },
    ],
  ],
  'list-unread': [
    [
      { path: '/api/a', status: 403, pointer: '/items' },
      {
        technical: 'The list cannot be read: /api/a answered 403 and no list at /items',
        vi: 'không đọc được danh sách: /api/a trả lời mã 403, không có danh sách ở /items',
        en: 'the list cannot be read: /api/a answered 403 and no list at /items',
      },
    ],
    [
      { path: '/api/a', status: 200, pointer: '' },
      {
        technical: 'The list cannot be read: /api/a answered 200 and no list at its root',
        vi: 'không đọc được danh sách: /api/a trả lời mã 200, không có danh sách nào',
        en: 'the list cannot be read: /api/a answered 200 and no list',
      },
    ],
  ],
  'record-unusable': [
    [
      {},
      {
        technical: 'The list cannot be read: a record without an id or a time of change',
        vi: 'không đọc được danh sách: có bản ghi thiếu mã hoặc thời điểm thay đổi',
        en: 'the list cannot be read: a record has no id or no time of change',
      },
    ],
  ],
  'copy-unread': [
    [
      { status: 502 },
      {
        technical: 'The copy cannot be read: it answered 502',
        vi: 'hệ thống nhận dữ liệu trả lời mã 502',
        en: 'the system that receives the data answered 502',
      },
    ],
  ],
  'records-few': [
    [
      { found: 20, wanted: 100 },
      {
        technical: 'Not enough records to compare: found 20, wanted at least 100',
        vi: 'chỉ tìm được 20 bản ghi để đối chiếu, chưa đủ',
        en: 'only 20 records were found to compare, wanted 100',
      },
    ],
  ],
  'record-differs': [
    [
      { id: 'H19.1-1', status: 'Đang xử lý', copied: '', seconds: 125 },
      {
        technical:
          'Status differs: H19.1-1: Đang xử lý at the source, no status in the copy, for 125 s',
        vi: 'H19.1-1: bên gửi “Đang xử lý”, bên nhận không có trạng thái, đã 125 giây',
        en: 'H19.1-1: the sender has “Đang xử lý”, the receiver no status, for 125 s',
      },
    ],
  ],
  'records-differ': [
    [
      { count: 2, id: 'H19.1-1', status: 'Đang xử lý', copied: null, seconds: 125 },
      {
        technical:
          '2 records differ from their copy: H19.1-1: Đang xử lý at the source, not known in the copy, for 125 s',
        vi: '2 bản ghi lệch trạng thái giữa hai hệ thống, như H19.1-1: bên gửi “Đang xử lý”, bên nhận không có bản ghi, đã 125 giây',
        en: '2 records have another status in the other system, like H19.1-1: the sender has “Đang xử lý”, the receiver no such record, for 125 s',
      },
    ],
    [
      { count: 1, id: 'H19.1-1', status: '', copied: 'Đã trả', seconds: 125 },
      {
        technical:
          '1 records differ from their copy: H19.1-1: no status at the source, Đã trả in the copy, for 125 s',
        vi: '1 bản ghi lệch trạng thái giữa hai hệ thống, như H19.1-1: bên gửi không có trạng thái, bên nhận “Đã trả”, đã 125 giây',
        en: '1 records have another status in the other system, like H19.1-1: the sender has no status, the receiver “Đã trả”, for 125 s',
      },
    ],
  ],
  'units-ending': [
    [
      { units: ['26116', '26119'], more: 3 },
      {
        technical: 'Certificate is not valid long enough: 26116, 26119 and 3 more',
        vi: 'chứng thư sắp hết hạn hoặc đã hết hạn: 26116, 26119 và 3 đơn vị khác',
        en: 'a certificate ends soon or has ended: 26116, 26119 and 3 more',
      },
    ],
    [
      { units: ['26116'], more: 0 },
      {
        technical: 'Certificate is not valid long enough: 26116',
        vi: 'chứng thư sắp hết hạn hoặc đã hết hạn: 26116',
        en: 'a certificate ends soon or has ended: 26116',
      },
    ],
  ],
  'units-misnamed': [
    [
      { units: ['26116', '26119'], more: 3 },
      {
        technical:
          'Certificate does not carry the present name of its unit: 26116, 26119 and 3 more',
        vi: 'chứng thư không mang tên hiện nay của đơn vị: 26116, 26119 và 3 đơn vị khác',
        en: 'a certificate does not carry the present name of its unit: 26116, 26119 and 3 more',
      },
    ],
  ],
  'units-without': [
    [
      { units: ['26116', '26119'], more: 3 },
      {
        technical: 'Unit has no certificate: 26116, 26119 and 3 more',
        vi: 'đơn vị chưa có chứng thư số: 26116, 26119 và 3 đơn vị khác',
        en: 'units have no certificate to sign with: 26116, 26119 and 3 more',
      },
    ],
  ],
  'journey-failed': [
    [
      { why: { code: 'walk-late', at: 'Mở trang', seconds: 2.5 } },
      {
        technical: 'Journey failed: “Mở trang” did not end within 2.5 s',
        vi: '“Mở trang” không xong trong 2,5 giây',
        en: '“Mở trang” did not end within 2.5 s',
      },
    ],
  ],
  'walk-failed': [
    [
      {
        at: 'Mở trang',
        name: 'Error',
        message:
          'page.goto: net::ERR_CONNECTION_REFUSED at http://a.vn/x\nCall log:\n  - navigating to "http://a.vn/x"',
      },
      {
        technical: '“Mở trang”: page.goto: net::ERR_CONNECTION_REFUSED at http://a.vn/x',
        vi: '“Mở trang”: không mở được trang /x: máy chủ từ chối kết nối',
        en: '“Mở trang”: cannot open page /x: the server refuses connections',
      },
    ],
    [
      {
        at: 'Mở trang',
        name: 'AnswerError',
        message: 'hồ sơ không có ngày hẹn trả',
        english: {
          'Mở trang': 'Open the page',
          'hồ sơ không có ngày hẹn trả': 'the dossier has no due day',
        },
      },
      {
        technical: '“Mở trang”: hồ sơ không có ngày hẹn trả',
        vi: '“Mở trang”: hồ sơ không có ngày hẹn trả',
        en: '“Open the page”: the dossier has no due day',
      },
    ],
    [
      { at: null, name: 'Error', message: 'something new' },
      { technical: 'something new', vi: 'something new', en: 'something new' },
    ],
  ],
  'walk-unready': [
    [
      { at: 'Điều kiện', text: 'chưa có tài khoản' },
      {
        technical: '“Điều kiện”: chưa có tài khoản',
        vi: '“Điều kiện”: chưa có tài khoản',
        en: '“Điều kiện”: chưa có tài khoản',
      },
    ],
    [
      { at: null, text: 'chưa có tài khoản' },
      { technical: 'chưa có tài khoản', vi: 'chưa có tài khoản', en: 'chưa có tài khoản' },
    ],
  ],
  'walk-late': [
    [
      { at: 'Mở trang', seconds: 2.5 },
      {
        technical: '“Mở trang” did not end within 2.5 s',
        vi: '“Mở trang” không xong trong 2,5 giây',
        en: '“Mở trang” did not end within 2.5 s',
      },
    ],
    [
      { at: null, seconds: 30 },
      {
        technical: 'the walk did not end within 30 s',
        vi: 'kịch bản không xong trong 30 giây',
        en: 'the journey did not end within 30 s',
      },
    ],
  ],
});
