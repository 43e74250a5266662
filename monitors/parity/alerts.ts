/** awesome-prometheus-alerts, "Prometheus Blackbox exporter": the rules that most installations begin with. */
export const ALERT_RULES = {
  groups: [
    {
      name: 'blackbox',
      interval: '1s',
      rules: [
        { alert: 'BlackboxProbeFailed', expr: 'probe_success == 0', for: '0m' },
        {
          alert: 'BlackboxConfigurationReloadFailure',
          expr: 'blackbox_exporter_config_last_reload_successful != 1',
          for: '0m',
        },
        {
          alert: 'BlackboxSlowProbe',
          expr: 'avg_over_time(probe_duration_seconds[1m]) > 1',
          for: '1m',
        },
        {
          alert: 'BlackboxProbeHttpFailure',
          expr: 'probe_http_status_code <= 199 OR probe_http_status_code >= 400',
          for: '0m',
        },
        {
          alert: 'BlackboxSslCertificateWillExpireSoon20d',
          expr: '3 <= round((last_over_time(probe_ssl_earliest_cert_expiry[10m]) - time()) / 86400, 0.1) < 20',
          for: '0m',
        },
        {
          alert: 'BlackboxSslCertificateWillExpireSoon3d',
          expr: '0 <= round((last_over_time(probe_ssl_earliest_cert_expiry[10m]) - time()) / 86400, 0.1) < 3',
          for: '0m',
        },
        {
          alert: 'BlackboxSslCertificateExpired',
          expr: 'round((last_over_time(probe_ssl_earliest_cert_expiry[10m]) - time()) / 86400, 0.1) < 0',
          for: '0m',
        },
        {
          alert: 'BlackboxProbeSlowHttp',
          expr: 'avg_over_time(probe_http_duration_seconds[1m]) > 1',
          for: '1m',
        },
        {
          alert: 'BlackboxProbeSlowPing',
          expr: 'avg_over_time(probe_icmp_duration_seconds[1m]) > 1',
          for: '1m',
        },
      ],
    },
  ],
} as const;

/** What these rules cannot find here, and what is to be written in its place: `docs/blackbox-parity.md`. */
export const RENAMED: Readonly<Record<string, string>> = {
  BlackboxConfigurationReloadFailure: 'nghiemthu_config_last_reload_successful != 1',
};
