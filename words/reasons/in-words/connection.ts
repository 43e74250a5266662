import type { Text } from '../../text.ts';
import type { ConnectionFacts, OfEach } from '../reason.ts';
import { because, causeWords, sameWords } from './parts.ts';

/** What a name server says where it fails itself. */
const SERVER_FAULTS = new Set(['ESERVFAIL', 'EREFUSED', 'ENOTIMP', 'EFORMERR', 'EBADRESP']);
const NO_ADDRESS: Text = {
  vi: 'không tìm được địa chỉ của máy chủ',
  en: 'the address of the server cannot be found',
};
const ANSWERED_OTHERWISE: Text = {
  vi: 'máy chủ trả lời khác với điều cần có',
  en: 'the server does not answer as it must',
};
const OTHER_RECORDS: Text = {
  vi: 'bản ghi tên miền khác với điều cần có',
  en: 'the records of the domain name are not as they must be',
};
const UNWELL: Text = { vi: 'dịch vụ gRPC không khỏe', en: 'the gRPC service is not well' };

export const connection: OfEach<ConnectionFacts, Text> = {
  'target-malformed': () => ({
    vi: 'địa chỉ cần kiểm tra viết sai',
    en: 'the address to check is malformed',
  }),
  'no-address': () => NO_ADDRESS,
  'name-unresolved': ({ errno, cause }) =>
    SERVER_FAULTS.has(errno)
      ? {
          vi: 'máy chủ tên miền báo lỗi khi được hỏi địa chỉ của máy chủ',
          en: 'the name server fails when asked for the address of the server',
        }
      : because(NO_ADDRESS, causeWords(cause)),
  'dial-failed': ({ cause }) =>
    because({ vi: 'không kết nối được', en: 'no connection can be made' }, causeWords(cause)),
  'handshake-failed': ({ cause }) =>
    because(
      { vi: 'không thiết lập được kết nối TLS', en: 'no TLS connection can be made' },
      causeWords(cause),
    ),
  'line-unlike': () => ANSWERED_OTHERWISE,
  'bytes-unlike': () => ANSWERED_OTHERWISE,
  'websocket-refused': () => ({
    vi: 'máy chủ không mở kênh WebSocket',
    en: 'the server opens no WebSocket',
  }),
  'websocket-failed': ({ cause }) =>
    because(
      { vi: 'không mở được kênh WebSocket', en: 'no WebSocket can be opened' },
      causeWords(cause),
    ),
  'turn-absent': () => ({
    vi: 'nền tảng không cho biết máy chủ TURN nào',
    en: 'the platform names no TURN server',
  }),
  'turn-refused': ({ number }) => ({
    vi: `máy chủ TURN từ chối chuyển tiếp (mã ${number})`,
    en: `the TURN server refuses to relay (code ${number})`,
  }),
  'turn-failed': ({ cause }) =>
    because(
      { vi: 'không hỏi được máy chủ TURN', en: 'the TURN server cannot be asked' },
      causeWords(cause),
    ),
  'message-unread': ({ cause }) =>
    because(
      {
        vi: 'không nhận được tin trên kênh WebSocket',
        en: 'no message can be read from the WebSocket',
      },
      causeWords(cause),
    ),
  'grpc-status': ({ status }) => because(UNWELL, sameWords(status)),
  'grpc-code': ({ number }) => because(UNWELL, { vi: `mã ${number}`, en: `code ${number}` }),
  'grpc-failed': ({ cause }) => because(UNWELL, causeWords(cause)),
  'dns-failed': ({ cause }) =>
    because(
      { vi: 'máy chủ tên miền không trả lời', en: 'the name server does not answer' },
      causeWords(cause),
    ),
  rcode: () => ({
    vi: 'máy chủ tên miền trả lời mã khác với mã cần có',
    en: 'the name server answers with another code than it must',
  }),
  'records-absent': () => OTHER_RECORDS,
  'record-forbidden': () => OTHER_RECORDS,
  'record-unlike': () => OTHER_RECORDS,
  'records-not-all': () => OTHER_RECORDS,
  'records-none': () => OTHER_RECORDS,
  'certificate-absent': () => ({
    vi: 'không thấy chứng thư nào',
    en: 'no certificate was found',
  }),
  'certificate-ending': () => ({
    vi: 'chứng thư sắp hết hạn hoặc đã hết hạn',
    en: 'a certificate ends soon or has ended',
  }),
  'certificate-untrusted': ({ cause }) =>
    because(
      { vi: 'chứng thư không hợp lệ', en: 'the certificate is not valid' },
      causeWords(cause),
    ),
  'ping-silent': () => ({
    vi: 'máy chủ không trả lời ping',
    en: 'the server does not answer ping',
  }),
  'probe-late': ({ cause }) => causeWords(cause),
};
