import { connectionInWords } from '../../suites/words/connection.ts';

/** What a probe tells of a failure → the same in Vietnamese; `$1` is put in words as well where it is a reason itself. */
const REASONS: readonly (readonly [told: RegExp, words: string])[] = [
  [
    /^Invalid HTTP response status code, wanted 2xx, got (\d+)$/u,
    'trang trả lời mã $1, cần mã 2xx',
  ],
  [/^Invalid HTTP response status code, got (\d+)$/u, 'trang trả lời mã $1, không phải mã cần có'],
  [
    /^(?:Could not parse target URL|Error splitting target address and port)/u,
    'địa chỉ cần kiểm tra viết sai',
  ],
  [/^Error for HTTP request: (.+)/su, 'không mở được trang: $1'],
  [
    /^(?:Failed to read HTTP response|Error reading HTTP) body: (.+)/su,
    'không đọc được nội dung trang: $1',
  ],
  [/^Probe did not end in time: (.+)/su, '$1'],
  [/^Invalid HTTP version number/u, 'trang trả lời bằng phiên bản HTTP khác'],
  [/^Final request was over SSL/u, 'trang dùng TLS, lẽ ra không dùng'],
  [/^Final request was not over SSL/u, 'trang không dùng TLS'],
  [/^Missing required header/u, 'câu trả lời thiếu một tiêu đề bắt buộc'],
  [/^Header matched regular expression/u, 'tiêu đề của câu trả lời có nội dung không được phép'],
  [/^Header did not match regular expression/u, 'tiêu đề của câu trả lời không đúng dạng cần có'],
  [/^Body matched regular expression/u, 'nội dung trang có điều không được phép'],
  [/^Body did not match regular expression/u, 'nội dung trang không có điều cần có'],
  [
    /^Body did not match JSON schema: .*fewer than (\d+) items$/u,
    'dữ liệu trả về có ít hơn $1 mục',
  ],
  [
    /^Body did not match JSON schema: .*more than (\d+) items$/u,
    'dữ liệu trả về có nhiều hơn $1 mục',
  ],
  [/^Body did not match JSON schema: .*required property '(.+)'$/u, 'dữ liệu trả về thiếu “$1”'],
  [/^Body did not match JSON schema: (.+)/su, 'dữ liệu trả về không đúng cấu trúc ($1)'],
  [/^Error unmarshalling HTTP body to JSON/u, 'dữ liệu trả về không phải JSON'],
  [/^Body did not equal: wanted (.+)/su, 'dữ liệu trả về khác với điều cần có, là $1'],
  [/^Error dialing (?:TCP|unix): (.+)/su, 'không kết nối được: $1'],
  [/^TLS Handshake \(client\) failed: (.+)/su, 'không thiết lập được kết nối TLS: $1'],
  [/^Error dialing websocket: websocket: bad handshake/u, 'máy chủ không mở kênh WebSocket'],
  [/^Error dialing websocket: (.+)/su, 'không mở được kênh WebSocket: $1'],
  [/^Error reading message: (.+)/su, 'không nhận được tin trên kênh WebSocket: $1'],
  [/^can't connect grpc server:: (.+)/su, 'dịch vụ gRPC không khỏe: $1'],
  [/^Regexp did not match/u, 'máy chủ trả lời khác với điều cần có'],
  [/^Bytes did not match/u, 'máy chủ trả lời khác với điều cần có'],
  [
    /^Resolution with IP protocol failed: .*\bE(?:SERVFAIL|REFUSED|NOTIMP|FORMERR|BADRESP)\b/su,
    'máy chủ tên miền báo lỗi khi được hỏi địa chỉ của máy chủ',
  ],
  [/^Resolution with IP protocol failed(?:: (.+))?/su, 'không tìm được địa chỉ của máy chủ: $1'],
  [/^Error while sending a DNS query: (.+)/su, 'máy chủ tên miền không trả lời: $1'],
  [/^Rcode is not one of the valid rcodes/u, 'máy chủ tên miền trả lời mã khác với mã cần có'],
  [
    /^(?:\S+ specified but no RRs returned|.* RRs? .*match)/u,
    'bản ghi tên miền khác với điều cần có',
  ],
  [/^No certificate was found/u, 'không thấy chứng thư nào'],
  [
    /^Certificate is not valid long enough(?:: (.+))?/su,
    'chứng thư sắp hết hạn hoặc đã hết hạn: $1',
  ],
  [/^Certificate is not trusted: (.+)/su, 'chứng thư không hợp lệ: $1'],
  [
    /^Certificate does not carry the present name of its unit: (.+)/su,
    'chứng thư không mang tên hiện nay của đơn vị: $1',
  ],
  [/^Unit has no certificate: (.+)/su, 'đơn vị chưa có chứng thư số: $1'],
  [
    /^Not enough records to compare: found (\d+), wanted at least \d+$/u,
    'chỉ tìm được $1 bản ghi để đối chiếu, chưa đủ',
  ],
  [/^The list cannot be read: (.+)/su, 'không đọc được danh sách: $1'],
  [/^The copy cannot be read: it answered (\d+)$/u, 'hệ thống nhận dữ liệu trả lời mã $1'],
  [/^Asking \S+ failed: (.+)/su, 'không lấy được dữ liệu: $1'],
  [/^no canary answers/u, 'mạng của máy giám sát bị đứt'],
  [
    /^there is no Chromium/u,
    'máy giám sát không có Chromium, cần chạy `nghiemthu doctor --install`',
  ],
  [
    /^the (?:browser (?:was lost|hangs|did not start in time|does not start)|journey did not end)/u,
    'trình duyệt của máy giám sát gặp sự cố',
  ],
  [
    /^the header \S+ holds|is no name of a header$/u,
    'cấu hình giám sát có tiêu đề không gửi đi được',
  ],
  [
    /^tls_config leaves no version to try|^the OpenSSL of this program cannot/u,
    'máy giám sát không thử được phiên bản TLS cần kiểm tra',
  ],
  [/^the monitor itself stood still/u, 'máy giám sát đứng yên trong lúc kiểm tra'],
  [/^the monitor was stopped/u, 'chương trình giám sát đang dừng'],
  [/\(E(?:MFILE|NFILE|NOBUFS|NOMEM|ADDRNOTAVAIL)\)$/u, 'máy giám sát hết tài nguyên'],
  [/\(ENET(?:DOWN|UNREACH)\)$/u, 'mạng của máy giám sát bị đứt'],
  [/\((?:EACCES|EPERM)\)$/u, 'hệ điều hành của máy giám sát cấm kết nối'],
  [
    /\(EAI_\w+\)$|^the name server of this machine/u,
    'máy giám sát không hỏi được máy chủ tên miền',
  ],
  [
    /^own data could not be removed: (.+)/su,
    'chưa dọn được dữ liệu mà lần kiểm tra trước đã tạo: $1',
  ],
  [/^fault in the probe: (.+)/su, 'lỗi của chính điểm kiểm tra: $1'],
  [/^Nothing to capture: /u, 'câu trả lời thiếu dữ liệu mà bước sau cần'],
];
/** A status that a record has on both sides, as the probe `sync` writes it. */
const DIFFERENCE =
  /^(\d+) records differ from their copy: (\S+): (.+) at the source, (.+) in the copy, for (\d+) s$/u;
/** Where in a journey or a conversation it failed. */
const STEP = /^(?:Step (\S+) failed|Journey failed|step (\S+)): (.+)$/su;

/**
 * Why a look did not succeed, in the Vietnamese of somebody who does not program.
 * @returns the reason as it is where it is none that is known here: an invented one would mislead
 */
export function reasonInWords(reason: string): string {
  const [, step, blockedAt, why] = STEP.exec(reason) ?? [];
  if (why !== undefined) {
    const at = step ?? blockedAt;
    return at === undefined ? reasonInWords(why) : `bước ${at}: ${reasonInWords(why)}`;
  }
  const [, name, ms] = /^(?:“(.+)”|the walk) did not end within ([\d.]+) s$/u.exec(reason) ?? [];
  if (ms !== undefined)
    return `${name === undefined ? 'kịch bản' : `“${name}”`} không xong trong ${ms.replace('.', ',')} giây`;
  const difference = DIFFERENCE.exec(reason);
  if (difference !== null) return differenceInWords(difference);
  for (const [told, words] of REASONS) {
    const found = told.exec(reason);
    if (found === null) continue;
    const [, rest] = found;
    return rest === undefined
      ? words.replace(': $1', '')
      : words.replace('$1', () => connectionInWords(rest) ?? listed(rest.trim()));
  }
  return reason;
}

function listed(text: string): string {
  return text.replace(/ and (\d+) more$/u, ' và $1 đơn vị khác');
}

function differenceInWords([, count, code, here, there, seconds]: RegExpExecArray): string {
  const written = (status: string) =>
    ({ 'no status': 'không có trạng thái', 'not known': 'không có bản ghi' })[status] ??
    `“${status}”`;
  return `${count} bản ghi lệch trạng thái giữa hai hệ thống, như ${code}: bên gửi ${written(here!)}, bên nhận ${written(there!)}, đã ${seconds} giây`;
}
