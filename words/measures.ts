import type { Text } from './text.ts';

/** What a metric measures, as people call it. */
export interface Measure {
  title: Text;
  /** Of times; other values are told as they are. */
  unit?: 'ms';
}

const time = (vi: string, en: string): Measure => ({ title: { vi, en }, unit: 'ms' });

/** What k6 times by itself: https://grafana.com/docs/k6/latest/using-k6/metrics/reference/ */
const times = new Map([
  ['http_req_duration', time('Thời gian phản hồi', 'Response time')],
  ['http_req_waiting', time('Thời gian chờ máy chủ', 'Waiting time')],
  ['http_req_blocked', time('Thời gian chờ kết nối rảnh', 'Time blocked')],
  ['http_req_connecting', time('Thời gian mở kết nối', 'Connecting time')],
  ['http_req_tls_handshaking', time('Thời gian bắt tay TLS', 'TLS handshake time')],
  ['http_req_sending', time('Thời gian gửi yêu cầu', 'Sending time')],
  ['http_req_receiving', time('Thời gian nhận trả lời', 'Receiving time')],
  ['iteration_duration', time('Thời gian một lượt chạy', 'Iteration time')],
  ['group_duration', time('Thời gian một nhóm việc', 'Group time')],
  ['ws_connecting', time('Thời gian mở WebSocket', 'WebSocket connecting time')],
  ['ws_session_duration', time('Thời gian một phiên WebSocket', 'WebSocket session time')],
  ['ws_ping', time('Thời gian khứ hồi WebSocket', 'WebSocket round trip')],
  ['grpc_req_duration', time('Thời gian lời gọi gRPC', 'gRPC call time')],
  [
    'browser_http_req_duration',
    time('Thời gian tải trong trình duyệt', 'Load time in the browser'),
  ],
]);

/** What is measured: by a script's own metric as its platform calls it, by k6's own where that is a time. */
export function measureOf(metric: string, own: Measure | undefined): Measure | undefined {
  return own ?? times.get(/^\w+/.exec(metric)?.[0] ?? '');
}
