import type { Measures } from '../../look/measures.ts';
import type { Trace } from './fetch.ts';
import { gauge, phases, seconds } from '../gauges.ts';

export type HttpGauges = ReturnType<typeof httpGauges>;

/** What an HTTP look measures from its start, under blackbox_exporter's names and help. */
export function httpGauges(registry: Measures) {
  return {
    phase: phases(
      registry,
      'probe_http_duration_seconds',
      'Duration of http request by phase, summed over all redirects',
      ['resolve', 'connect', 'tls', 'processing', 'transfer'],
    ),
    contentLength: gauge(registry, 'probe_http_content_length', 'Length of http content response'),
    bodyLength: gauge(
      registry,
      'probe_http_uncompressed_body_length',
      'Length of uncompressed response body',
    ),
    redirects: gauge(registry, 'probe_http_redirects', 'The number of redirects'),
    ssl: gauge(registry, 'probe_http_ssl', 'Indicates if SSL was used for the final redirect'),
    status: gauge(registry, 'probe_http_status_code', 'Response HTTP status code'),
    version: gauge(
      registry,
      'probe_http_version',
      'Returns the version of HTTP of the probe response',
    ),
    failedByRegex: gauge(
      registry,
      'probe_failed_due_to_regex',
      'Indicates if probe failed due to regex',
    ),
  };
}

/** Adds up the phases of all round trips, each as far as it got. The first name was resolved before. */
export function measureTraces({ phase }: HttpGauges, traces: readonly Trace[]): void {
  traces.forEach((trace, i) => {
    const { start, resolved, connected, ready, answered, end } = trace;
    if (resolved === undefined) return;
    if (i > 0) phase('resolve', seconds(start, resolved));
    if (connected === undefined || ready === undefined) return;
    phase('connect', seconds(resolved, connected));
    if (trace.tls) phase('tls', seconds(connected, ready));
    if (answered === undefined) return;
    phase('processing', seconds(ready, answered));
    if (end !== undefined) phase('transfer', seconds(answered, end));
  });
}
