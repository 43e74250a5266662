/** What goes wrong between two machines, in the words of a person. */
export const CONNECTION_FAULTS = {
  refused: { vi: 'máy chủ từ chối kết nối', en: 'the server refuses connections' },
  cut: { vi: 'máy chủ cắt kết nối', en: 'the server cut the connection' },
  'no-name': { vi: 'không tìm thấy tên miền', en: 'the domain name does not exist' },
  'certificate-expired': {
    vi: 'chứng thư của máy chủ đã hết hạn',
    en: "the server's certificate has expired",
  },
  'certificate-name': {
    vi: 'chứng thư của máy chủ mang tên khác',
    en: "the server's certificate is for another name",
  },
  'certificate-untrusted': {
    vi: 'chứng thư của máy chủ không được tin cậy',
    en: "the server's certificate is not trusted",
  },
  'certificate-invalid': {
    vi: 'chứng thư của máy chủ không hợp lệ',
    en: "the server's certificate is not valid",
  },
  'no-tls': { vi: 'máy chủ không nói TLS', en: 'the server does not speak TLS' },
  tls: {
    vi: 'hai bên không thỏa thuận được kết nối TLS',
    en: 'no TLS connection could be agreed on',
  },
  'redirect-circle': { vi: 'trang chuyển hướng vòng tròn', en: 'the page redirects in circles' },
  'redirect-wrong': {
    vi: 'trang chuyển hướng tới một địa chỉ sai',
    en: 'the page redirects to a wrong address',
  },
  'too-long': {
    vi: 'câu trả lời của máy chủ dài quá mức',
    en: "the server's answer is too long",
  },
  'not-http': {
    vi: 'máy chủ trả lời không đúng chuẩn HTTP',
    en: "the server's answer is not valid HTTP",
  },
  aborted: { vi: 'trang ngừng tải', en: 'the page stopped loading' },
  'no-route': { vi: 'không có đường tới máy chủ', en: 'there is no route to the server' },
  timeout: {
    vi: 'máy chủ không trả lời trong thời gian chờ',
    en: 'the server did not answer in time',
  },
} as const;

export type ConnectionFault = keyof typeof CONNECTION_FAULTS;

/** Faults of a connection by the words of Node, Chromium and OpenSSL for them. */
const SIGNS: readonly (readonly [sign: RegExp, fault: ConnectionFault])[] = [
  [/ECONNREFUSED|ERR_CONNECTION_REFUSED/u, 'refused'],
  [/ECONNRESET|EPIPE|ERR_CONNECTION_(?:RESET|CLOSED)|ERR_EMPTY_RESPONSE|socket hang up/u, 'cut'],
  [/ENOTFOUND|ENODATA|ERR_NAME_NOT_RESOLVED/u, 'no-name'],
  [/CERT_HAS_EXPIRED|certificate has expired|ERR_CERT_DATE_INVALID/u, 'certificate-expired'],
  [/altnames|CERT_ALTNAME_INVALID|ERR_CERT_COMMON_NAME_INVALID/u, 'certificate-name'],
  [
    /self[-_ ]signed|unable[ _]to[ _](?:get|verify)|CERT_SIGNATURE_WEAK|ERR_CERT_AUTHORITY_INVALID/iu,
    'certificate-untrusted',
  ],
  [
    /ERR_CERT_|certificate is not yet valid|CERT_NOT_YET_VALID|CERT_SIGNATURE_|signature digest|MD_TOO_WEAK|KEY_TOO_SMALL/u,
    'certificate-invalid',
  ],
  [/wrong version number/u, 'no-tls'],
  [/SSL routines|ERR_SSL|ERR_TLS|EPROTO/u, 'tls'],
  [/ERR_TOO_MANY_REDIRECTS|Max redirect|too many redirects/iu, 'redirect-circle'],
  [/NGHTTP2_|Protocol error|incorrect header check|chunk(?:ed)? |Content-Length/u, 'not-http'],
  [/ERR_ABORTED/u, 'aborted'],
  [/EHOSTUNREACH|ERR_ADDRESS_UNREACHABLE/u, 'no-route'],
  [/Timeout \d+ms exceeded|ERR_TIMED_OUT|ETIMEDOUT/u, 'timeout'],
];

/**
 * The fault of a connection that Node, Chromium or OpenSSL reports.
 * @returns undefined where the text has none that is known
 */
export function connectionFault(text: string): ConnectionFault | undefined {
  return SIGNS.find(([sign]) => sign.test(text))?.[1];
}
