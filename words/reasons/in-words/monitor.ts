import type { Text } from '../../text.ts';
import { MACHINE_FAULTS } from '../machine.ts';
import type { MachineFault } from '../machine.ts';
import type { MonitorFacts, OfEach } from '../reason.ts';
import { because, causeWords, sameWords } from './parts.ts';

const MACHINE: Readonly<Record<MachineFault, Text>> = {
  resources: {
    vi: 'máy giám sát hết tài nguyên',
    en: "the monitor's machine has run out of resources",
  },
  network: {
    vi: 'mạng của máy giám sát bị đứt',
    en: "the network of the monitor's machine is down",
  },
  permission: {
    vi: 'hệ điều hành của máy giám sát cấm kết nối',
    en: "the operating system of the monitor's machine forbids the connection",
  },
  resolver: {
    vi: 'máy giám sát không hỏi được máy chủ tên miền',
    en: "the monitor's machine cannot ask its name server",
  },
};
const BAD_HEADER: Text = {
  vi: 'cấu hình giám sát có tiêu đề không gửi đi được',
  en: 'the configuration has a header that cannot be sent',
};
const BAD_VERSIONS: Text = {
  vi: 'máy giám sát không thử được phiên bản TLS cần kiểm tra',
  en: 'the monitor cannot try the version of TLS that is to be checked',
};
const NO_PING: Text = {
  vi: 'máy giám sát không chạy được lệnh ping',
  en: "the monitor's machine cannot run ping",
};

/** What a module needs of a deployment. */
const NEEDS: Readonly<Record<MonitorFacts['deployment-absent']['needs'], (name: string) => Text>> =
  {
    units: () => ({ vi: 'danh sách đơn vị', en: 'the units' }),
    statuses: () => ({ vi: 'các trạng thái', en: 'the statuses' }),
    account: (role) => ({ vi: `tài khoản ${role}`, en: `an account of ${role}` }),
    address: (name) => ({ vi: `địa chỉ ${name}`, en: `the address ${name}` }),
  };

export const monitor: OfEach<MonitorFacts, Text> = {
  stopped: () => ({ vi: 'chương trình giám sát đang dừng', en: 'the monitor is stopping' }),
  'stood-still': () => ({
    vi: 'máy giám sát đứng yên trong lúc kiểm tra',
    en: 'the monitor itself stood still during the check',
  }),
  'probe-broken': ({ text }) =>
    because(
      { vi: 'lỗi của chính điểm kiểm tra', en: 'a fault of the probe itself' },
      sameWords(text),
    ),
  'no-canary': () => MACHINE.network,
  'machine-fault': ({ errno }) => MACHINE[MACHINE_FAULTS[errno]?.[0] ?? 'resources'],
  'resolver-silent': () => MACHINE.resolver,
  'file-unread': ({ path, errno }) => ({
    vi: `máy giám sát không đọc được tệp ${path} (${errno})`,
    en: `the monitor cannot read the file ${path} (${errno})`,
  }),
  'address-forbidden': ({ address }) => ({
    vi: `${address} là địa chỉ nội bộ của máy hoặc của dịch vụ đám mây, không bao giờ được kiểm tra`,
    en: `${address} is link-local or a metadata service, which is never probed`,
  }),
  'source-address': ({ address }) => ({
    vi: `cấu hình giám sát có địa chỉ nguồn viết sai: ${address}`,
    en: `the configuration has a malformed source address: ${address}`,
  }),
  'proxy-malformed': () => ({
    vi: 'cấu hình giám sát có địa chỉ máy chủ trung gian viết sai',
    en: 'the configuration has a malformed proxy_url',
  }),
  'proxy-unreachable': ({ cause }) =>
    because(
      { vi: 'không tới được máy chủ trung gian', en: 'the proxy cannot be reached' },
      causeWords(cause),
    ),
  'token-url': () => ({
    vi: 'cấu hình giám sát có địa chỉ cấp mã truy cập viết sai',
    en: 'the configuration has a malformed token_url',
  }),
  'header-name': () => BAD_HEADER,
  'header-value': () => BAD_HEADER,
  'tls-versions': () => BAD_VERSIONS,
  'tls-unable': () => BAD_VERSIONS,
  'tls-files': ({ text }) =>
    because(
      {
        vi: 'máy giám sát không dùng được chứng thư trong cấu hình',
        en: 'the certificates of tls_config cannot be used',
      },
      sameWords(text),
    ),
  'http3-absent': () => ({
    vi: 'chương trình giám sát chưa có HTTP/3',
    en: 'this program does not speak HTTP/3',
  }),
  'text-too-long': ({ letters }) => ({
    vi: `câu trả lời dài ${letters} ký tự, quá dài để so với biểu thức cần tìm`,
    en: `the answer has ${letters} letters, too many for its regular expression`,
  }),
  'body-too-long': ({ bytes }) => ({
    vi: `nội dung trang dài ${bytes} byte, quá dài để so với biểu thức cần tìm`,
    en: `the page has ${bytes} bytes, too many for its regular expressions`,
  }),
  'schema-unusable': ({ text }) =>
    because(
      {
        vi: 'JSON Schema trong cấu hình không dùng được',
        en: 'the JSON Schema of the module cannot be used',
      },
      sameWords(text),
    ),
  'options-absent': ({ prober }) => ({
    vi: `cấu hình của điểm kiểm tra thiếu mục ${prober}`,
    en: `the module has no ${prober}`,
  }),
  'deployment-absent': ({ needs, name }) => {
    const { vi, en } = NEEDS[needs](name);
    return {
      vi: `điểm kiểm tra cần ${vi} của hệ thống, mà /probe không có`,
      en: `the module needs ${en} of a deployment, which /probe does not have`,
    };
  },
  'account-absent': ({ target, role }) => ({
    vi: `cấu hình của ${target} không có tài khoản ${role}`,
    en: `the target ${target} has no account of ${role}`,
  }),
  'address-absent': ({ target, name }) => ({
    vi: `cấu hình của ${target} không có địa chỉ ${name}`,
    en: `the target ${target} has no address ${name}`,
  }),
  'address-not-http': () => ({
    vi: 'địa chỉ của hệ thống không phải địa chỉ HTTP',
    en: 'the address of the target is not one of HTTP',
  }),
  'place-empty': ({ name }) => ({
    vi: `chưa có giá trị cho {{${name}}}`,
    en: `there is no value for {{${name}}}`,
  }),
  'statuses-absent': ({ platform }) => ({
    vi: `cấu hình của nền tảng ${platform} không có trạng thái nào`,
    en: `the platform ${platform} has no statuses in its settings`,
  }),
  'may-change': ({ method, path, target }) => ({
    vi: `${method} ${path} có thể làm thay đổi dữ liệu, mà ${target} đang hoặc có thể đang vận hành thật`,
    en: `${method} ${path} may change something, and the target ${target} is or may be live`,
  }),
  'ping-absent': () => NO_PING,
  'ping-unusable': () => NO_PING,
  'ping-failed': ({ text }) => because(NO_PING, sameWords(text)),
};
