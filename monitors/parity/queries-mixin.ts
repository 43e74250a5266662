import type { Query } from './query.ts';

const source = 'Dashboard of blackbox-exporter-mixin';
const INSTANCE = '{job=~"$job", instance=~"$instance"}';

const one = (title: string, expr: string): Query => ({ source, title, expr });
const timed = (title: string, expr: string): Query => ({ source, title, expr, timed: true });

/** Its present edition, and what the first had else. */
export const MIXIN: readonly Query[] = [
  one('Status map', 'max by (instance) (probe_success{job=~"$job"})'),
  one('Probes', 'count(probe_success{job=~"$job"})'),
  one(
    'Probes success',
    '(count(probe_success{job=~"$job"} == 1) OR vector(0)) / count(probe_success{job=~"$job"})',
  ),
  one(
    'Probes SSL',
    'count(probe_http_ssl{job=~"$job"} == 1) / count(probe_http_version{job=~"$job"})',
  ),
  timed('Probe average duration', 'avg(probe_duration_seconds{job=~"$job"})'),
  one('Uptime', `max by (instance) (probe_success${INSTANCE})`),
  one('Uptime 30d', `avg_over_time(probe_success${INSTANCE}[30d])`),
  one('Latest response code', `max by (instance) (probe_http_status_code${INSTANCE})`),
  one('SSL', `max by (instance) (probe_http_ssl${INSTANCE})`),
  one('SSL version', `max by (instance, version) (probe_tls_version_info${INSTANCE})`),
  one('Redirects', `max by (intance) (probe_http_redirects${INSTANCE})`),
  one('HTTP version', `max by (instance) (probe_http_version${INSTANCE})`),
  one(
    'SSL certificate expiry',
    `min by (instance) (probe_ssl_earliest_cert_expiry${INSTANCE} - time())`,
  ),
  timed('Average latency', `avg by (instance) (probe_duration_seconds${INSTANCE})`),
  timed('Average DNS look-up', `avg by (instance) (probe_dns_lookup_time_seconds${INSTANCE})`),
  timed('HTTP duration', `sum(probe_http_duration_seconds${INSTANCE}) by (instance)`),
  timed('Total probe duration', `sum(probe_duration_seconds${INSTANCE}) by (instance)`),
  timed('Probe phases', `sum(probe_http_duration_seconds${INSTANCE}) by (phase)`),
  one('Probes of HTTP, first edition', 'count(probe_http_version{job=~"$job"})'),
  one(
    'Probes success percentage, first edition',
    'count(probe_success{job=~"$job"} == 1) / count(probe_http_version{job=~"$job"})',
  ),
];
