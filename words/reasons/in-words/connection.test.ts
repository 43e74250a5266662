import { expectWords } from '../../../monitors/testing/reasons.ts';
import type { ConnectionFacts } from '../reason.ts';

expectWords<ConnectionFacts>({
  'target-malformed': [
    [
      { form: 'http' },
      {
        technical: 'Could not parse target URL: not an address',
        vi: 'địa chỉ cần kiểm tra viết sai',
        en: 'the address to check is malformed',
      },
    ],
    [
      { form: 'websocket' },
      {
        technical: 'Could not parse target URL: expected ws:// or wss://',
        vi: 'địa chỉ cần kiểm tra viết sai',
        en: 'the address to check is malformed',
      },
    ],
    [
      { form: 'host' },
      {
        technical: 'Error splitting target address and port: not an address',
        vi: 'địa chỉ cần kiểm tra viết sai',
        en: 'the address to check is malformed',
      },
    ],
    [
      { form: 'port' },
      {
        technical: 'Error splitting target address and port: missing port in address',
        vi: 'địa chỉ cần kiểm tra viết sai',
        en: 'the address to check is malformed',
      },
    ],
  ],
  'no-address': [
    [
      { host: 'a.vn', family: 'ip6' },
      {
        technical: 'Resolution with IP protocol failed',
        vi: 'không tìm được địa chỉ của máy chủ',
        en: 'the address of the server cannot be found',
      },
    ],
  ],
  'name-unresolved': [
    [
      {
        host: 'a.vn',
        errno: 'ENOTFOUND',
        cause: { fault: 'no-name', text: 'queryA ENOTFOUND a.vn' },
      },
      {
        technical: 'Resolution with IP protocol failed: queryA ENOTFOUND a.vn',
        vi: 'không tìm được địa chỉ của máy chủ: không tìm thấy tên miền',
        en: 'the address of the server cannot be found: the domain name does not exist',
      },
    ],
    [
      { host: 'a.vn', errno: 'ESERVFAIL', cause: { fault: null, text: 'queryA ESERVFAIL a.vn' } },
      {
        technical: 'Resolution with IP protocol failed: queryA ESERVFAIL a.vn',
        vi: 'máy chủ tên miền báo lỗi khi được hỏi địa chỉ của máy chủ',
        en: 'the name server fails when asked for the address of the server',
      },
    ],
  ],
  'dial-failed': [
    [
      { over: 'TCP', cause: { fault: 'refused', text: 'connect ECONNREFUSED 127.0.0.1:1' } },
      {
        technical: 'Error dialing TCP: connect ECONNREFUSED 127.0.0.1:1',
        vi: 'không kết nối được: máy chủ từ chối kết nối',
        en: 'no connection can be made: the server refuses connections',
      },
    ],
    [
      { over: 'unix', cause: { fault: null, text: 'connect ENOENT /a' } },
      {
        technical: 'Error dialing unix: connect ENOENT /a',
        vi: 'không kết nối được: connect ENOENT /a',
        en: 'no connection can be made: connect ENOENT /a',
      },
    ],
  ],
  'handshake-failed': [
    [
      {
        cause: { fault: 'no-tls', text: 'write EPROTO 0A:error:SSL routines:wrong version number' },
      },
      {
        technical:
          'TLS Handshake (client) failed: write EPROTO 0A:error:SSL routines:wrong version number',
        vi: 'không thiết lập được kết nối TLS: máy chủ không nói TLS',
        en: 'no TLS connection can be made: the server does not speak TLS',
      },
    ],
  ],
  'line-unlike': [
    [
      { regexp: '^220', line: '500' },
      {
        technical: 'Regexp did not match',
        vi: 'máy chủ trả lời khác với điều cần có',
        en: 'the server does not answer as it must',
      },
    ],
  ],
  'bytes-unlike': [
    [
      { expected: 'a', bytes: '62' },
      {
        technical: 'Bytes did not match',
        vi: 'máy chủ trả lời khác với điều cần có',
        en: 'the server does not answer as it must',
      },
    ],
  ],
  'websocket-refused': [
    [
      {},
      {
        technical: 'Error dialing websocket: websocket: bad handshake',
        vi: 'máy chủ không mở kênh WebSocket',
        en: 'the server opens no WebSocket',
      },
    ],
  ],
  'websocket-failed': [
    [
      { cause: { fault: 'cut', text: 'socket hang up' } },
      {
        technical: 'Error dialing websocket: socket hang up',
        vi: 'không mở được kênh WebSocket: máy chủ cắt kết nối',
        en: 'no WebSocket can be opened: the server cut the connection',
      },
    ],
  ],
  'turn-absent': [
    [
      {},
      {
        technical: 'The platform names no TURN server over UDP or TCP',
        vi: 'nền tảng không cho biết máy chủ TURN nào',
        en: 'the platform names no TURN server',
      },
    ],
  ],
  'turn-refused': [
    [
      { number: 401 },
      {
        technical: 'The TURN server relays no address: error 401',
        vi: 'máy chủ TURN từ chối chuyển tiếp (mã 401)',
        en: 'the TURN server refuses to relay (code 401)',
      },
    ],
  ],
  'turn-failed': [
    [
      { cause: { fault: 'timeout', text: 'context deadline exceeded' } },
      {
        technical: 'Asking the TURN server failed: context deadline exceeded',
        vi: 'không hỏi được máy chủ TURN: máy chủ không trả lời trong thời gian chờ',
        en: 'the TURN server cannot be asked: the server did not answer in time',
      },
    ],
  ],
  'message-unread': [
    [
      { cause: { fault: 'websocket-closed', text: 'websocket: close 1001' } },
      {
        technical: 'Error reading message: websocket: close 1001',
        vi: 'không nhận được tin trên kênh WebSocket: máy chủ đóng kênh',
        en: 'no message can be read from the WebSocket: the server closed the channel',
      },
    ],
  ],
  'grpc-status': [
    [
      { status: 'NOT_SERVING' },
      {
        technical: "can't connect grpc server:: NOT_SERVING",
        vi: 'dịch vụ gRPC không khỏe: NOT_SERVING',
        en: 'the gRPC service is not well: NOT_SERVING',
      },
    ],
  ],
  'grpc-code': [
    [
      { number: 14 },
      {
        technical: "can't connect grpc server:: code 14",
        vi: 'dịch vụ gRPC không khỏe: mã 14',
        en: 'the gRPC service is not well: code 14',
      },
    ],
  ],
  'grpc-failed': [
    [
      { cause: { fault: 'refused', text: 'connect ECONNREFUSED 127.0.0.1:1' } },
      {
        technical: "can't connect grpc server:: connect ECONNREFUSED 127.0.0.1:1",
        vi: 'dịch vụ gRPC không khỏe: máy chủ từ chối kết nối',
        en: 'the gRPC service is not well: the server refuses connections',
      },
    ],
  ],
  'dns-failed': [
    [
      { cause: { fault: 'timeout', text: 'context deadline exceeded' } },
      {
        technical: 'Error while sending a DNS query: context deadline exceeded',
        vi: 'máy chủ tên miền không trả lời: máy chủ không trả lời trong thời gian chờ',
        en: 'the name server does not answer: the server did not answer in time',
      },
    ],
    [
      { cause: { fault: 'not-dns', text: 'overflow unpacking a record' } },
      {
        technical: 'Error while sending a DNS query: overflow unpacking a record',
        vi: 'máy chủ tên miền không trả lời: câu trả lời không đúng chuẩn DNS',
        en: 'the name server does not answer: the answer is not valid DNS',
      },
    ],
  ],
  rcode: [
    [
      { found: 3, wanted: ['NOERROR'] },
      {
        technical: 'Rcode is not one of the valid rcodes',
        vi: 'máy chủ tên miền trả lời mã khác với mã cần có',
        en: 'the name server answers with another code than it must',
      },
    ],
  ],
  'records-absent': [
    [
      { rule: 'fail_if_not_matches_regexp' },
      {
        technical: 'fail_if_not_matches_regexp specified but no RRs returned',
        vi: 'bản ghi tên miền khác với điều cần có',
        en: 'the records of the domain name are not as they must be',
      },
    ],
  ],
  'record-forbidden': [
    [
      { regexp: 'a', record: 'a.vn. 1 IN A 1.2.3.4' },
      {
        technical: 'At least one RR matched regexp',
        vi: 'bản ghi tên miền khác với điều cần có',
        en: 'the records of the domain name are not as they must be',
      },
    ],
  ],
  'record-unlike': [
    [
      { regexp: 'a', record: 'a.vn. 1 IN A 1.2.3.4' },
      {
        technical: 'At least one RR did not match regexp',
        vi: 'bản ghi tên miền khác với điều cần có',
        en: 'the records of the domain name are not as they must be',
      },
    ],
  ],
  'records-not-all': [
    [
      {},
      {
        technical: 'Not all RRs matched regexp',
        vi: 'bản ghi tên miền khác với điều cần có',
        en: 'the records of the domain name are not as they must be',
      },
    ],
  ],
  'records-none': [
    [
      {},
      {
        technical: 'None of the RRs did matched any regexp',
        vi: 'bản ghi tên miền khác với điều cần có',
        en: 'the records of the domain name are not as they must be',
      },
    ],
  ],
  'certificate-absent': [
    [
      {},
      {
        technical: 'No certificate was found',
        vi: 'không thấy chứng thư nào',
        en: 'no certificate was found',
      },
    ],
  ],
  'certificate-ending': [
    [
      { subject: 'CN=a', until: 'Jan 1 00:00:00 2026 GMT' },
      {
        technical: 'Certificate is not valid long enough',
        vi: 'chứng thư sắp hết hạn hoặc đã hết hạn',
        en: 'a certificate ends soon or has ended',
      },
    ],
  ],
  'certificate-untrusted': [
    [
      { cause: { fault: 'certificate-expired', text: 'CERT_HAS_EXPIRED' } },
      {
        technical: 'Certificate is not trusted: CERT_HAS_EXPIRED',
        vi: 'chứng thư không hợp lệ: chứng thư của máy chủ đã hết hạn',
        en: "the certificate is not valid: the server's certificate has expired",
      },
    ],
  ],
  'ping-silent': [
    [
      { text: '1 packets transmitted, 0 received' },
      {
        technical: 'Timeout reading from socket: 1 packets transmitted, 0 received',
        vi: 'máy chủ không trả lời ping',
        en: 'the server does not answer ping',
      },
    ],
  ],
  'probe-late': [
    [
      { cause: { fault: 'timeout', text: 'context deadline exceeded' } },
      {
        technical: 'Probe did not end in time: context deadline exceeded',
        vi: 'máy chủ không trả lời trong thời gian chờ',
        en: 'the server did not answer in time',
      },
    ],
  ],
});
