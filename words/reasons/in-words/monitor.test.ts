import { expectWords } from '../../../monitors/testing/reasons.ts';
import type { MonitorFacts } from '../reason.ts';

expectWords<MonitorFacts>({
  stopped: [
    [
      {},
      {
        technical: 'the monitor was stopped',
        vi: 'chương trình giám sát đang dừng',
        en: 'the monitor is stopping',
      },
    ],
  ],
  'stood-still': [
    [
      { during: 'wait' },
      {
        technical: 'the monitor itself stood still while the time ran out',
        vi: 'máy giám sát đứng yên trong lúc kiểm tra',
        en: 'the monitor itself stood still during the check',
      },
    ],
    [
      { during: 'walk' },
      {
        technical: 'the monitor itself stood still during the walk',
        vi: 'máy giám sát đứng yên trong lúc kiểm tra',
        en: 'the monitor itself stood still during the check',
      },
    ],
  ],
  'probe-broken': [
    [
      { text: 'x is undefined' },
      {
        technical: 'fault in the probe: x is undefined',
        vi: 'lỗi của chính điểm kiểm tra: x is undefined',
        en: 'a fault of the probe itself: x is undefined',
      },
    ],
  ],
  'no-canary': [
    [
      { failure: { code: 'status', found: 502, wanted: [] } },
      {
        technical:
          'no canary answers, the network of this monitor is down (Invalid HTTP response status code, wanted 2xx, got 502)',
        vi: 'mạng của máy giám sát bị đứt',
        en: "the network of the monitor's machine is down",
      },
    ],
    [
      { failure: null },
      {
        technical: 'no canary answers, the network of this monitor is down ()',
        vi: 'mạng của máy giám sát bị đứt',
        en: "the network of the monitor's machine is down",
      },
    ],
  ],
  'machine-fault': [
    [
      { errno: 'EMFILE' },
      {
        technical: 'too many open files (EMFILE)',
        vi: 'máy giám sát hết tài nguyên',
        en: "the monitor's machine has run out of resources",
      },
    ],
    [
      { errno: 'ENETUNREACH' },
      {
        technical: 'this machine has no route to the network (ENETUNREACH)',
        vi: 'mạng của máy giám sát bị đứt',
        en: "the network of the monitor's machine is down",
      },
    ],
    [
      { errno: 'EACCES' },
      {
        technical: 'the operating system forbids the connection (EACCES)',
        vi: 'hệ điều hành của máy giám sát cấm kết nối',
        en: "the operating system of the monitor's machine forbids the connection",
      },
    ],
    [
      { errno: 'EAI_AGAIN' },
      {
        technical: 'the name server of this machine does not answer (EAI_AGAIN)',
        vi: 'máy giám sát không hỏi được máy chủ tên miền',
        en: "the monitor's machine cannot ask its name server",
      },
    ],
    [
      { errno: 'ETIMEOUT' },
      {
        technical: 'the name server of this machine does not answer (ETIMEOUT)',
        vi: 'máy giám sát không hỏi được máy chủ tên miền',
        en: "the monitor's machine cannot ask its name server",
      },
    ],
  ],
  'resolver-silent': [
    [
      { errno: null },
      {
        technical: 'the name server of this machine did not answer in time',
        vi: 'máy giám sát không hỏi được máy chủ tên miền',
        en: "the monitor's machine cannot ask its name server",
      },
    ],
    [
      { errno: 'ECONNREFUSED' },
      {
        technical: 'the name server of this machine does not answer (ECONNREFUSED)',
        vi: 'máy giám sát không hỏi được máy chủ tên miền',
        en: "the monitor's machine cannot ask its name server",
      },
    ],
  ],
  'file-unread': [
    [
      { path: '/etc/ca.pem', errno: 'ENOENT' },
      {
        technical: 'cannot read /etc/ca.pem (ENOENT)',
        vi: 'máy giám sát không đọc được tệp /etc/ca.pem (ENOENT)',
        en: 'the monitor cannot read the file /etc/ca.pem (ENOENT)',
      },
    ],
  ],
  'address-forbidden': [
    [
      { address: '169.254.169.254' },
      {
        technical: '169.254.169.254 is link-local or a metadata service, which is never probed',
        vi: '169.254.169.254 là địa chỉ nội bộ của máy hoặc của dịch vụ đám mây, không bao giờ được kiểm tra',
        en: '169.254.169.254 is link-local or a metadata service, which is never probed',
      },
    ],
  ],
  'source-address': [
    [
      { address: '1.2.3' },
      {
        technical: 'the source address 1.2.3 is no address',
        vi: 'cấu hình giám sát có địa chỉ nguồn viết sai: 1.2.3',
        en: 'the configuration has a malformed source address: 1.2.3',
      },
    ],
  ],
  'proxy-malformed': [
    [
      {},
      {
        technical: 'the proxy_url is no address of an HTTP proxy',
        vi: 'cấu hình giám sát có địa chỉ máy chủ trung gian viết sai',
        en: 'the configuration has a malformed proxy_url',
      },
    ],
  ],
  'proxy-unreachable': [
    [
      { cause: { fault: 'refused', text: 'connect ECONNREFUSED 127.0.0.1:1' } },
      {
        technical: 'the proxy cannot be reached: connect ECONNREFUSED 127.0.0.1:1',
        vi: 'không tới được máy chủ trung gian: máy chủ từ chối kết nối',
        en: 'the proxy cannot be reached: the server refuses connections',
      },
    ],
  ],
  'token-url': [
    [
      {},
      {
        technical: 'the token_url is no address',
        vi: 'cấu hình giám sát có địa chỉ cấp mã truy cập viết sai',
        en: 'the configuration has a malformed token_url',
      },
    ],
  ],
  'header-name': [
    [
      { name: 'a b' },
      {
        technical: '"a b" is no name of a header',
        vi: 'cấu hình giám sát có tiêu đề không gửi đi được',
        en: 'the configuration has a header that cannot be sent',
      },
    ],
  ],
  'header-value': [
    [
      { name: 'X-A' },
      {
        technical: 'the header X-A holds a line break or another control character',
        vi: 'cấu hình giám sát có tiêu đề không gửi đi được',
        en: 'the configuration has a header that cannot be sent',
      },
    ],
  ],
  'tls-versions': [
    [
      { from: 'TLS13', to: 'TLS12' },
      {
        technical: 'tls_config leaves no version to try: from TLS13 to TLS12',
        vi: 'máy giám sát không thử được phiên bản TLS cần kiểm tra',
        en: 'the monitor cannot try the version of TLS that is to be checked',
      },
    ],
  ],
  'tls-unable': [
    [
      { errno: 'ERR_SSL_NO_PROTOCOLS_AVAILABLE' },
      {
        technical: 'the OpenSSL of this program cannot speak it (ERR_SSL_NO_PROTOCOLS_AVAILABLE)',
        vi: 'máy giám sát không thử được phiên bản TLS cần kiểm tra',
        en: 'the monitor cannot try the version of TLS that is to be checked',
      },
    ],
  ],
  'tls-files': [
    [
      { text: 'no start line' },
      {
        technical: 'cannot use the certificates of tls_config: no start line',
        vi: 'máy giám sát không dùng được chứng thư trong cấu hình: no start line',
        en: 'the certificates of tls_config cannot be used: no start line',
      },
    ],
  ],
  'http3-absent': [
    [
      {},
      {
        technical: 'HTTP/3 is not available in this program',
        vi: 'chương trình giám sát chưa có HTTP/3',
        en: 'this program does not speak HTTP/3',
      },
    ],
  ],
  'text-too-long': [
    [
      { letters: 100000, regexp: 'a.*b' },
      {
        technical:
          '100000 letters are too many for the regular expression a.*b; write a smaller one, or set body_size_limit',
        vi: 'câu trả lời dài 100000 ký tự, quá dài để so với biểu thức cần tìm',
        en: 'the answer has 100000 letters, too many for its regular expression',
      },
    ],
  ],
  'body-too-long': [
    [
      { bytes: 2000000 },
      {
        technical:
          'the body has 2000000 bytes, more than are kept for patterns; set body_size_limit',
        vi: 'nội dung trang dài 2000000 byte, quá dài để so với biểu thức cần tìm',
        en: 'the page has 2000000 bytes, too many for its regular expressions',
      },
    ],
  ],
  'schema-unusable': [
    [
      { text: 'schema is invalid' },
      {
        technical: 'the JSON Schema of the module cannot be used: schema is invalid',
        vi: 'JSON Schema trong cấu hình không dùng được: schema is invalid',
        en: 'the JSON Schema of the module cannot be used: schema is invalid',
      },
    ],
  ],
  'options-absent': [
    [
      { prober: 'sync' },
      {
        technical: 'the module has no sync',
        vi: 'cấu hình của điểm kiểm tra thiếu mục sync',
        en: 'the module has no sync',
      },
    ],
  ],
  'deployment-absent': [
    [
      { needs: 'units', name: '' },
      {
        technical:
          'the module needs the units of a deployment, which /probe has not; its results are in /metrics',
        vi: 'điểm kiểm tra cần danh sách đơn vị của hệ thống, mà /probe không có',
        en: 'the module needs the units of a deployment, which /probe does not have',
      },
    ],
    [
      { needs: 'statuses', name: '' },
      {
        technical:
          'the module needs the statuses of a deployment, which /probe has not; its results are in /metrics',
        vi: 'điểm kiểm tra cần các trạng thái của hệ thống, mà /probe không có',
        en: 'the module needs the statuses of a deployment, which /probe does not have',
      },
    ],
    [
      { needs: 'account', name: 'leader' },
      {
        technical:
          'the module needs an account of leader of a deployment, which /probe has not; its results are in /metrics',
        vi: 'điểm kiểm tra cần tài khoản leader của hệ thống, mà /probe không có',
        en: 'the module needs an account of leader of a deployment, which /probe does not have',
      },
    ],
    [
      { needs: 'address', name: 'portal' },
      {
        technical:
          'the module needs the address portal of a deployment, which /probe has not; its results are in /metrics',
        vi: 'điểm kiểm tra cần địa chỉ portal của hệ thống, mà /probe không có',
        en: 'the module needs the address portal of a deployment, which /probe does not have',
      },
    ],
  ],
  'account-absent': [
    [
      { target: 'here', role: 'leader' },
      {
        technical: 'target here has no account of leader',
        vi: 'cấu hình của here không có tài khoản leader',
        en: 'the target here has no account of leader',
      },
    ],
  ],
  'address-absent': [
    [
      { target: 'here', name: 'portal' },
      {
        technical: 'target here has no address portal',
        vi: 'cấu hình của here không có địa chỉ portal',
        en: 'the target here has no address portal',
      },
    ],
  ],
  'address-not-http': [
    [
      {},
      {
        technical: 'the address of the target is none of HTTP',
        vi: 'địa chỉ của hệ thống không phải địa chỉ HTTP',
        en: 'the address of the target is not one of HTTP',
      },
    ],
  ],
  'place-empty': [
    [
      { name: 'token' },
      {
        technical: 'nothing stands for {{token}}',
        vi: 'chưa có giá trị cho {{token}}',
        en: 'there is no value for {{token}}',
      },
    ],
  ],
  'statuses-absent': [
    [
      { platform: 'counter' },
      {
        technical: 'the platform counter has no statuses in its settings',
        vi: 'cấu hình của nền tảng counter không có trạng thái nào',
        en: 'the platform counter has no statuses in its settings',
      },
    ],
  ],
  'may-change': [
    [
      { method: 'POST', path: '/a', target: 'here' },
      {
        technical: 'POST /a may change something, and the target here is or may be live',
        vi: 'POST /a có thể làm thay đổi dữ liệu, mà here đang hoặc có thể đang vận hành thật',
        en: 'POST /a may change something, and the target here is or may be live',
      },
    ],
  ],
  'ping-absent': [
    [
      {},
      {
        technical: 'there is no ping on this machine',
        vi: 'máy giám sát không chạy được lệnh ping',
        en: "the monitor's machine cannot run ping",
      },
    ],
  ],
  'ping-unusable': [
    [
      { errno: 'EACCES' },
      {
        technical: 'ping cannot be run (EACCES)',
        vi: 'máy giám sát không chạy được lệnh ping',
        en: "the monitor's machine cannot run ping",
      },
    ],
  ],
  'ping-failed': [
    [
      { text: 'ping: invalid argument' },
      {
        technical: 'ping: ping: invalid argument',
        vi: 'máy giám sát không chạy được lệnh ping: ping: invalid argument',
        en: "the monitor's machine cannot run ping: ping: invalid argument",
      },
    ],
  ],
});
