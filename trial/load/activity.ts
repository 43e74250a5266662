import { countOf, type Summary } from './summary.ts';

/** What a run does that is no HTTP request, by k6's metrics: counters, and times of which the number tells. */
const kinds = [
  'ws_sessions',
  'ws_msgs_sent',
  'ws_msgs_received',
  'grpc_req_duration',
  'grpc_streams',
  'grpc_streams_msgs_sent',
  'grpc_streams_msgs_received',
  'browser_http_req_duration',
];

/** What the run did beside HTTP requests; empty where it did nothing else. */
export function activityOf(summary: Summary): { metric: string; count: number }[] {
  return kinds
    .map((metric) => ({ metric, count: countOf(summary, metric) }))
    .filter(({ count }) => count > 0);
}
