import { DECISION_NAMES } from '../../words/scales/decision.ts';
import { DEFECT_STATE_NAMES } from '../../words/scales/defect-state.ts';
import { DEMAND_ANSWER_NAMES } from '../../words/scales/demand-answer.ts';
import { DIMENSION_NAMES } from '../../words/scales/dimension.ts';
import { namesIn } from '../../words/scales/names.ts';
import { PRIORITY_NAMES, SEVERITY_NAMES } from '../../words/scales/severity.ts';
import { VERDICT_NAMES } from '../../words/scales/verdict.ts';
import { WEIGHT_NAMES } from '../../words/scales/weight.ts';
import type { labels as vietnamese } from './vi-labels.ts';

/** Names of verdicts, states and measured values. */
export const labels: typeof vietnamese = {
  decision: namesIn(DECISION_NAMES, 'en'),
  evaluation: {
    met: 'Accepted',
    conditional: 'Accepted with conditions',
    'not-met': 'Not accepted',
    undecided: 'Not enough evidence to conclude',
  },
  demandAnswer: namesIn(DEMAND_ANSWER_NAMES, 'en'),
  verdict: namesIn(VERDICT_NAMES, 'en'),
  dimension: namesIn(DIMENSION_NAMES, 'en'),
  weight: namesIn(WEIGHT_NAMES, 'en'),
  severity: namesIn(SEVERITY_NAMES, 'en'),
  priority: namesIn(PRIORITY_NAMES, 'en'),
  defectState: namesIn(DEFECT_STATE_NAMES, 'en'),
  caseKind: { journey: 'User journeys', check: 'Checks', case: 'Additional cases' },
  blame: {
    platform: 'The system under test',
    precondition: 'A precondition',
    harness: 'The test tool',
  },
  targetKind: { sandbox: 'Stand-in environment', trial: 'Trial environment', live: 'Live system' },
  ending: { complete: 'Complete', interrupted: 'Interrupted' },
  evidenceKind: {
    trace: 'trace',
    screenshot: 'screenshot',
    log: 'log',
    page: 'saved page',
    preflight: 'preflight',
    load: 'load data',
    attachment: 'attachment',
    facts: 'facts checked',
    waterfall: 'way through the systems',
  },

  unmaskable: {
    picture: 'a picture not masked',
    recording: 'a recording',
    document: 'a document',
    archive: 'an archive that cannot be opened',
    unreadable: 'no readable text',
    'too-large': 'too large',
  },

  /** What is taken of many times: `avg`, `p(95)`. */
  aggregate: (name) =>
    ({ avg: 'mean', med: 'median', max: 'max', min: 'min' } as Record<string, string>)[name] ??
    name.replace(/^p\(([\d.]+)\)$/, 'p$1'),

  /** What a load run did that is no HTTP request, by k6's metric. */
  activity: (metric) =>
    new Map(
      Object.entries({
        ws_sessions: 'WebSocket sessions',
        ws_msgs_sent: 'WebSocket messages sent',
        ws_msgs_received: 'WebSocket messages received',
        grpc_req_duration: 'gRPC calls',
        grpc_streams: 'gRPC streams',
        grpc_streams_msgs_sent: 'gRPC messages sent',
        grpc_streams_msgs_received: 'gRPC messages received',
        browser_http_req_duration: 'requests of a browser',
      }),
    ).get(metric) ?? metric,
  metric: (metric, aggregate) => {
    if (aggregate === 'arrived') return 'There afterwards, of those acknowledged';
    if (metric === 'http_req_failed' && aggregate === 'rate') return 'Share of failed requests';
    if (metric === 'checks' && aggregate === 'rate') return 'Share of checks passed';
    if (metric === 'http_reqs' && aggregate === 'count') return 'Requests sent';
    if (metric === 'iterations' && aggregate === 'count') return 'Iterations';
    if (metric === 'dropped_iterations' && aggregate === 'count') return 'Dropped iterations';
    return null;
  },
  taken: (what, aggregate) => {
    const level = /^p\(([\d.]+)\)$/.exec(aggregate)?.[1];
    if (level !== undefined) return `${what} p${level}`;
    const kind = { avg: 'mean', max: 'longest', min: 'shortest', med: 'median' }[aggregate];
    return kind === undefined ? what : `${what}, ${kind}`;
  },
};
