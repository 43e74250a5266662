/** A rule that people have for blackbox_exporter and want to keep. */
export interface PublicRule {
  /** Where it is from. */
  source: string;
  alert: string;
  expr: string;
  for: string;
}

const AWESOME = 'awesome-prometheus-alerts, "Prometheus Blackbox exporter"';
const EARLIER = 'a form of the same rules without rounding that many installations have';
const MIXIN = 'blackbox-exporter-mixin';
const MINTEL = 'mixin of a publisher of market research';

/** Whatever aggregates does so for each exporter: two stand beside each other here. */
const RULES: readonly PublicRule[] = [
  ...of(AWESOME, '0m', {
    BlackboxProbeFailed: 'probe_success == 0',
    BlackboxConfigurationReloadFailure: 'blackbox_exporter_config_last_reload_successful != 1',
    BlackboxProbeHttpFailure: 'probe_http_status_code <= 199 OR probe_http_status_code >= 400',
    BlackboxSslCertificateWillExpireSoon20d:
      '3 <= round((last_over_time(probe_ssl_earliest_cert_expiry[10m]) - time()) / 86400, 0.1) < 20',
    BlackboxSslCertificateWillExpireSoon3d:
      '0 <= round((last_over_time(probe_ssl_earliest_cert_expiry[10m]) - time()) / 86400, 0.1) < 3',
    BlackboxSslCertificateExpired:
      'round((last_over_time(probe_ssl_earliest_cert_expiry[10m]) - time()) / 86400, 0.1) < 0',
  }),
  ...of(AWESOME, '1m', {
    BlackboxSlowProbe: 'avg_over_time(probe_duration_seconds[1m]) > 1',
    BlackboxProbeSlowHttp: 'avg_over_time(probe_http_duration_seconds[1m]) > 1',
    BlackboxProbeSlowPing: 'avg_over_time(probe_icmp_duration_seconds[1m]) > 1',
  }),
  ...of(EARLIER, '0m', {
    EarlierSslCertificateWillExpireIn30d: 'probe_ssl_earliest_cert_expiry - time() < 86400 * 30',
    EarlierSslCertificateWillExpireIn3d: 'probe_ssl_earliest_cert_expiry - time() < 86400 * 3',
    EarlierSslCertificateExpired: 'probe_ssl_earliest_cert_expiry - time() <= 0',
  }),
  ...of(MIXIN, '1m', { MixinProbeFailed: 'probe_success{job="blackbox"} == 0' }),
  ...of(MIXIN, '0m', {
    MixinLowUptime30d: 'avg_over_time(probe_success{job="blackbox"}[30d]) * 100 < 99.9',
    MixinSslCertificateWillExpireSoon:
      'probe_ssl_earliest_cert_expiry{job="blackbox"} - time() < 21 * 24 * 3600 and probe_ssl_earliest_cert_expiry{job="blackbox"} - time() > 0',
    MixinSslCertificateExpired: 'probe_ssl_earliest_cert_expiry{job="blackbox"} - time() < 0',
  }),
  ...of('monitoring of nixos.org', '15m', {
    CertificateExpiry: 'probe_ssl_earliest_cert_expiry - time() < 86400 * 14',
    HttpUnreachable: 'probe_success{job="blackbox"} == 0',
  }),
  ...of(MINTEL, '1h', {
    TargetSslCertExpireNear29d:
      '(min by (instance, job) (probe_ssl_earliest_cert_expiry{} - time())) / 60 / 60 / 24 < 29',
    TargetSslCertExpireNear14d:
      '(min by (instance, job) (probe_ssl_earliest_cert_expiry{} - time())) / 60 / 60 / 24 < 14',
  }),
  ...of('a course on prometheus-operator', '1m', {
    DomainAccessDelayExceeds1s:
      'sum by (instance) (probe_http_duration_seconds{job=~"blackbox"}) > 1',
  }),
];

function of(source: string, wait: string, rules: Readonly<Record<string, string>>): PublicRule[] {
  return Object.entries(rules).map(([alert, expr]) => ({ source, alert, expr, for: wait }));
}

/** The rules as Prometheus is to hold them, with `exporter` among the labels they group by. */
export const PUBLIC_RULES: readonly PublicRule[] = RULES.map((rule) => ({
  ...rule,
  expr: rule.expr.replaceAll('by (', 'by (exporter, '),
}));

/** What these rules cannot find here, and what is to be written in its place: `docs/blackbox-parity.md`. */
export const RENAMED: Readonly<Record<string, string>> = {
  BlackboxConfigurationReloadFailure: 'nghiemthu_config_last_reload_successful != 1',
};
