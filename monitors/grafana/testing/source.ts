import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestServers } from '../../testing/servers.ts';
import { Exposition } from './exposition.ts';

/** Where a Prometheus reads what a monitor and k6 tell, by vantage. */
export interface MetricsSource {
  monitors: Record<string, string>;
  close(): Promise<void>;
}

/**
 * A monitor as `docs/metrics.md` describes it, on loopback, whose counters grow with each second: an incident is open,
 * a journey fails now and then, one platform is in maintenance, a load trial runs.
 */
export async function startMetricsSource(): Promise<MetricsSource> {
  const servers = new TestServers();
  const began = Date.now() / 1_000;
  const vantages = ['tran-bien', 'binh-phuoc', 'commune-line'];
  const monitors: Record<string, string> = {};
  for (const vantage of vantages)
    monitors[vantage] = await servers.http((_request, response) => {
      const now = Date.now() / 1_000;
      response.setHeader(
        'Content-Type',
        'application/openmetrics-text; version=1.0.0; charset=utf-8',
      );
      response.end(told(vantage, now, 600 + Math.floor(now - began) * 10).toString());
    });
  return { monitors, close: () => servers.end() };
}

const PLATFORMS = ['procedures', 'documents', 'lgsp', 'reporting', 'meetings'];
const SEVERITIES = ['S1', 'S2', 'S3', 'S4'];

/** @param n how much has been counted so far */
function told(vantage: string, now: number, n: number): Exposition {
  const out = new Exposition();
  for (const platform of PLATFORMS) {
    probes(out, { platform, vantage }, now, n);
    journeys(out, { platform, vantage }, n);
    fromTheStore(out, platform, now, n);
  }
  lastTrial(out, now);
  if (vantage === 'tran-bien') k6(out, n);
  itself(out, vantage, now, n);
  return out;
}

function probes(
  out: Exposition,
  at: { platform: string; vantage: string },
  now: number,
  n: number,
): void {
  for (const [index, name] of [
    'home',
    'catalogue',
    'sync',
    'certificates',
    'file-online',
  ].entries()) {
    const probe = { ...at, probe: `${at.platform}-${name}` };
    const outcomes = {
      success: n,
      failure: n / 50,
      blocked: n / 100,
      refused: 0,
      excluded: n / 200,
    };
    for (const [outcome, value] of Object.entries(outcomes))
      out.counter('nghiemthu_probe_samples_total', { ...probe, outcome }, Math.floor(value));
    out.counter('nghiemthu_probe_blocked_total', probe, Math.floor(n / 100));
    for (const reason of ['overlap', 'late', 'hours'])
      out.counter('nghiemthu_probe_skipped_turns_total', { ...probe, reason }, Math.floor(n / 300));
    out.gauge('nghiemthu_probe_last_run_timestamp_seconds', probe, now - index);
    out.gauge('nghiemthu_probe_interval_seconds', probe, 30);
    out.gauge('probe_success', probe, name === 'sync' ? 0 : 1);
    out.gauge('probe_duration_seconds', probe, 0.2 + index / 10);
    if (name === 'sync') {
      out.gauge('nghiemthu_sync_disagreeing_dossiers', probe, 3);
      out.gauge('nghiemthu_sync_queue_age_seconds', probe, 420);
    }
    if (name === 'certificates') out.gauge('nghiemthu_certificate_ending_count', probe, 1);
    if (name !== 'home' && name !== 'catalogue') continue;
    out.gauge('probe_http_status_code', probe, 200);
    out.gauge('probe_ssl_earliest_cert_expiry', probe, now + 40 * 86_400);
    for (const phase of ['resolve', 'connect', 'tls', 'processing', 'transfer'])
      out.gauge('probe_http_duration_seconds', { ...probe, phase }, 0.04);
  }
}

function journeys(out: Exposition, at: { platform: string; vantage: string }, n: number): void {
  const journey = { ...at, probe: `${at.platform}-file-online`, journey: 'file-online' };
  out.gauge('nghiemthu_journey_success', journey, 1);
  out.histogram('nghiemthu_journey_duration_seconds', journey, 6, n);
  out.counter('nghiemthu_journey_left_behind_total', journey, 0);
  for (const [index, step] of ['sign-in', 'choose-procedure', 'fill-in', 'submit'].entries()) {
    const evidence = { evidence: `${at.platform}-${at.vantage}-${n}` };
    out.histogram(
      'nghiemthu_journey_step_duration_seconds',
      { ...journey, step },
      index + 1,
      n,
      evidence,
    );
    out.counter('nghiemthu_journey_step_failures_total', { ...journey, step }, Math.floor(n / 100));
  }
}

function fromTheStore(out: Exposition, platform: string, now: number, n: number): void {
  const probe = `${platform}-sync`;
  for (const severity of ['S1', 'S2']) {
    out.gauge(
      'nghiemthu_incident_active',
      { platform, probe, severity },
      severity === 'S2' ? 1 : 0,
    );
    if (severity === 'S2')
      out.gauge(
        'nghiemthu_incident_started_timestamp_seconds',
        { platform, probe, severity },
        now - 1_800,
      );
  }
  out.counter('nghiemthu_incidents_total', { platform, probe }, 7);
  out.histogram('nghiemthu_incident_duration_seconds', { platform }, 900, Math.floor(n / 100));
  out.gauge('nghiemthu_maintenance_active', { platform }, platform === 'meetings' ? 1 : 0);
  out.gauge('nghiemthu_slo_objective_ratio', { platform }, 0.999);
  for (const { code, name, latitude, longitude } of communes()) {
    const affected = platform === 'procedures' && Number(code) % 3 === 0 ? 1 : 0;
    out.gauge(
      'nghiemthu_commune_affected',
      { platform, commune: code, name, latitude, longitude },
      affected,
    );
  }
  for (const severity of SEVERITIES)
    for (const owner of ['vnpt', 'office']) {
      for (const state of ['new', 'in-progress', 'waiting', 'closed'])
        out.gauge('nghiemthu_defects', { platform, severity, state, owner }, 2);
      out.gauge(
        'nghiemthu_defects_overdue',
        { platform, severity, owner },
        severity === 'S3' ? 1 : 0,
      );
    }
}

function lastTrial(out: Exposition, now: number): void {
  out.gauge('nghiemthu_trial_timestamp_seconds', { target: 'trial' }, now - 3_600);
  for (const platform of [...PLATFORMS, 'all'])
    for (const decision of ['go', 'no-go', 'undecided'])
      out.gauge(
        'nghiemthu_gate_decision',
        { platform, decision },
        decision === 'undecided' ? 1 : 0,
      );
  for (const [index, verdict] of ['pass', 'fail', 'blocked', 'not-run'].entries())
    out.gauge(
      'nghiemthu_requirement_verdict',
      { platform: 'procedures', requirement: `TTHC-0${index}`, verdict },
      1,
    );
  const load = { platform: 'procedures', profile: 'peak' };
  const duration = { ...load, metric: 'http_req_duration' };
  out.gauge('nghiemthu_load_threshold_ok', { ...duration, expression: 'p(95)<2500' }, 1);
  out.gauge('nghiemthu_load_threshold_limit', { ...duration, stat: 'p(95)' }, 2.5);
  out.gauge(
    'nghiemthu_load_threshold_limit',
    { ...load, metric: 'http_req_failed', stat: 'rate' },
    0.01,
  );
}

/** As k6's remote write names them, with `K6_PROMETHEUS_RW_TREND_STATS=p(95),p(99),min,max`. */
function k6(out: Exposition, n: number): void {
  const run = { testid: '20260701-0800', platform: 'procedures', profile: 'peak' };
  out.gauge('k6_vus', run, 40);
  out.counter('k6_dropped_iterations_total', run, 0);
  out.counter('k6_data_received_total', run, n * 10_000);
  for (const name of ['home', 'search', 'file']) {
    out.counter('k6_http_reqs_total', { ...run, name }, n);
    for (const [stat, value] of Object.entries({ p95: 0.8, p99: 1.4, min: 0.05, max: 3 }))
      out.gauge(`k6_http_req_duration_${stat}`, { ...run, name }, value);
    out.gauge('k6_http_req_failed_rate', { ...run, name }, 0.002);
  }
  out.gauge('k6_checks_rate', run, 0.998);
}

function itself(out: Exposition, vantage: string, now: number, n: number): void {
  out.gauge('nghiemthu_monitor_info', { version: '0.1.0' }, 1);
  for (const each of ['tran-bien', 'binh-phuoc', 'commune-line'])
    out.gauge('nghiemthu_monitor_heartbeat_timestamp_seconds', { vantage: each }, now - 5);
  out.histogram('nghiemthu_scheduler_lag_seconds', {}, 0.01, n);
  out.gauge('nghiemthu_store_pending_samples', {}, 4);
  out.counter('nghiemthu_store_write_failures_total', {}, 0);
  const dropped = vantage === 'commune-line' ? Math.floor(n / 100) : 0;
  out.counter('nghiemthu_store_dropped_samples_total', {}, dropped);
  out.gauge('nghiemthu_config_last_reload_successful', {}, 1);
  out.gauge('nghiemthu_config_last_reload_success_timestamp_seconds', {}, now - 60);
  out.gauge('nghiemthu_browser_running', { vantage }, 2);
  out.gauge('nghiemthu_browser_memory_bytes', { vantage }, 4e8);
  for (const reason of ['count', 'age', 'memory', 'lost'])
    out.counter('nghiemthu_browser_restarts_total', { vantage, reason }, Math.floor(n / 500));
  out.counter('process_cpu_seconds_total', {}, n / 100);
  out.gauge('process_resident_memory_bytes', {}, 2e8);
  out.gauge('nodejs_eventloop_lag_p99_seconds', {}, 0.012);
}

/** Within the province's bounds, near enough for a map in a test. */
function communes(): { code: string; name: string; latitude: number; longitude: number }[] {
  const file = join(import.meta.dirname, '../../../config/communes.csv');
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line, index) => {
    const [code = '', name = ''] = line.split(',');
    return {
      code,
      name,
      latitude: 10.7 + (index % 10) / 10,
      longitude: 106.6 + Math.floor(index / 10) / 10,
    };
  });
}
