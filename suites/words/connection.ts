/** What goes wrong between two machines, by the words of Node, Chromium and OpenSSL for it. */
const SIGNS: readonly (readonly [sign: RegExp, words: string])[] = [
  [/ECONNREFUSED|ERR_CONNECTION_REFUSED/u, 'máy chủ từ chối kết nối'],
  [
    /ECONNRESET|EPIPE|ERR_CONNECTION_(?:RESET|CLOSED)|ERR_EMPTY_RESPONSE|socket hang up/u,
    'máy chủ cắt kết nối',
  ],
  [/ENOTFOUND|ENODATA|ERR_NAME_NOT_RESOLVED/u, 'không tìm thấy tên miền'],
  [
    /CERT_HAS_EXPIRED|certificate has expired|ERR_CERT_DATE_INVALID/u,
    'chứng thư của máy chủ đã hết hạn',
  ],
  [/altnames|ERR_CERT_COMMON_NAME_INVALID/u, 'chứng thư của máy chủ mang tên khác'],
  [
    /self[- ]signed|unable to (?:get|verify)|ERR_CERT_AUTHORITY_INVALID/iu,
    'chứng thư của máy chủ không được tin cậy',
  ],
  [
    /ERR_CERT_|certificate is not yet valid|signature digest|MD_TOO_WEAK|KEY_TOO_SMALL/u,
    'chứng thư của máy chủ không hợp lệ',
  ],
  [/wrong version number/u, 'máy chủ không nói TLS'],
  [/SSL routines|ERR_SSL|ERR_TLS|EPROTO/u, 'hai bên không thỏa thuận được kết nối TLS'],
  [
    /ERR_TOO_MANY_REDIRECTS|Max redirect|too many redirects|\d+ redirects/iu,
    'trang chuyển hướng vòng tròn',
  ],
  [/unexpected EOF|closed during the TLS handshake/u, 'máy chủ cắt kết nối'],
  [
    /failed to parse Location header|unsupported protocol scheme/u,
    'trang chuyển hướng tới một địa chỉ sai',
  ],
  [
    /response headers exceeded|body too large|too much non-data|line too long/u,
    'câu trả lời của máy chủ dài quá mức',
  ],
  [
    /malformed |chunk(?:ed)? |Content-Length|transfer encoding|NGHTTP2_|Protocol error|incorrect header check/u,
    'máy chủ trả lời không đúng chuẩn HTTP',
  ],
  [/ERR_ABORTED/u, 'trang ngừng tải'],
  [/EHOSTUNREACH|ERR_ADDRESS_UNREACHABLE/u, 'không có đường tới máy chủ'],
  [
    /Timeout \d+ms exceeded|ERR_TIMED_OUT|ETIMEDOUT|deadline exceeded/u,
    'máy chủ không trả lời trong thời gian chờ',
  ],
];

/**
 * A fault of a connection, in Vietnamese.
 * @returns undefined where the text tells of none that is known
 */
export function connectionInWords(text: string): string | undefined {
  return SIGNS.find(([sign]) => sign.test(text))?.[1];
}
