import type { Query } from './query.ts';
import { MIXIN } from './queries-mixin.ts';

/** `$target` and `$instance` are the dashboards' variables; what else they are narrowed by is left as it is there. */
const DASHBOARD_7587 = 'Grafana dashboard 7587, Prometheus Blackbox Exporter';
const DASHBOARD_13659 = 'Grafana dashboard 13659, Blackbox Exporter (HTTP prober)';

function of(source: string, queries: Omit<Query, 'source'>[]): Query[] {
  return queries.map((query) => ({ source, ...query }));
}

export const DASHBOARDS: readonly Query[] = [
  ...of(DASHBOARD_7587, [
    { title: 'Targets', expr: 'group by (instance) (probe_success{instance=~"$target"})' },
    {
      title: 'Global Probe Duration',
      expr: 'probe_duration_seconds{instance=~"$target"}',
      timed: true,
    },
    { title: 'Status', expr: 'probe_success{instance=~"$target"}' },
    {
      title: 'HTTP Duration',
      expr: 'probe_http_duration_seconds{instance=~"$target"}',
      timed: true,
    },
    { title: 'Probe Duration', expr: 'probe_duration_seconds{instance=~"$target"}', timed: true },
    { title: 'HTTP Status Code', expr: 'probe_http_status_code{instance=~"$target"}' },
    { title: 'HTTP Version', expr: 'probe_http_version{instance=~"$target"}' },
    { title: 'SSL', expr: 'probe_http_ssl{instance=~"$target"}' },
    {
      title: 'SSL Expiry',
      expr: 'probe_ssl_earliest_cert_expiry{instance=~"$target"} - time()',
    },
    {
      title: 'Average Probe Duration',
      expr: 'avg by (instance) (probe_duration_seconds{instance=~"$target"})',
      timed: true,
    },
    {
      title: 'Average DNS Lookup',
      expr: 'avg by (instance) (probe_dns_lookup_time_seconds{instance=~"$target"})',
      timed: true,
    },
  ]),
  ...of(DASHBOARD_13659, [
    { title: 'Up', expr: 'probe_success{job=~"blackbox", instance=~"$instance"}' },
    {
      title: 'Uptime',
      expr: 'avg_over_time(probe_success{job=~"blackbox", instance=~"$instance"}[1m])',
    },
    {
      title: 'Probes up',
      expr: 'count(probe_success{job=~"blackbox", instance=~"$instance"} == 1)',
    },
    {
      title: 'Probes down',
      expr: 'count(probe_success{job=~"blackbox", instance=~"$instance"} == 0)',
    },
    {
      title: 'Status code',
      expr: 'probe_http_status_code{job=~"blackbox", instance=~"$instance"}',
    },
    {
      title: 'Duration',
      expr: 'avg_over_time(probe_duration_seconds{job=~"blackbox", instance=~"$instance"}[1m])',
      timed: true,
    },
    {
      title: 'Phases',
      expr: 'sum by (instance, phase) (probe_http_duration_seconds{job=~"blackbox", instance=~"$instance"})',
      timed: true,
    },
    {
      title: 'Whole of the phases',
      expr: 'sum by (instance) (probe_http_duration_seconds{job=~"blackbox", instance=~"$instance"})',
      timed: true,
    },
    { title: 'Redirects', expr: 'probe_http_redirects{job=~"blackbox", instance=~"$instance"}' },
    {
      title: 'Length',
      expr: 'probe_http_uncompressed_body_length{job=~"blackbox", instance=~"$instance"}',
    },
    {
      title: 'TLS version',
      expr: 'probe_tls_version_info{job=~"blackbox", instance=~"$instance"}',
    },
    {
      title: 'Certificate ends in days',
      expr: '(min by (instance) (probe_ssl_earliest_cert_expiry{job=~"blackbox", instance=~"$instance"}) - time()) / 3600 / 24',
    },
    {
      title: 'Last chain ends',
      expr: 'probe_ssl_last_chain_expiry_timestamp_seconds{job=~"blackbox", instance=~"$instance"}',
    },
    { title: 'IP version', expr: 'probe_ip_protocol{job=~"blackbox", instance=~"$instance"}' },
    {
      title: 'Name look-up',
      expr: 'probe_dns_lookup_time_seconds{job=~"blackbox", instance=~"$instance"}',
      timed: true,
    },
  ]),
  ...MIXIN,
];
