import type { Request, RequestHandler, Response } from 'express';
import { DEFAULT_TIMEOUT_MS } from '../../config/monitoring/check.ts';
import { HttpModule } from '../../config/monitoring/module.ts';
import type { Module } from '../../config/monitoring/module.ts';
import { goMilliseconds } from '../../config/monitoring/go-notation.ts';
import { own } from '../../config/reading/own.ts';
import { exposition, PLAIN } from '../exposition/exposition.ts';
import { maskedModule, maskOf } from './masked.ts';
import type { Mask } from './masked.ts';
import { plainYaml } from './plain-yaml.ts';
import type { Monitor } from '../monitor.ts';
import { runProbe } from '../look/run.ts';
import type { Sample } from '../look/sample.ts';
import { refuseLinkLocal } from '../wire/guard.ts';

const HTTP_DEFAULTS = HttpModule.parse({});
/** Time left for the answer to reach Prometheus, as blackbox_exporter's `--timeout-offset`. */
const OFFSET_MS = 500;
/** As blackbox_exporter, where neither Prometheus nor the module says. */
const LONGEST_MS = 120_000;
/** Probes by `/probe` at once; more are answered 503. */
const AT_ONCE = 500;

/**
 * `/probe?target&module&debug`, as blackbox_exporter's. What it cannot judge is an error of HTTP, so that Prometheus
 * sees `up 0` and no false `probe_success 0`.
 * @param trusted whether a request may probe anything
 */
export function probeEndpoint(
  monitor: Monitor,
  trusted: (request: Request) => boolean,
): RequestHandler {
  let running = 0;
  return async (request, response) => {
    // The first of each, as blackbox_exporter.
    const question = new URLSearchParams(request.url.replace(/^[^?]*/, ''));
    const asked = (name: string) => question.get(name) ?? '';
    const moduleName = asked('module') || 'http_2xx';
    const found = own(monitor.config.monitors.modules, moduleName);
    if (found === undefined)
      return say(response, 400, `Unknown module ${JSON.stringify(moduleName)}`);
    const target = asked('target');
    if (target === '') return say(response, 400, 'Target parameter is missing');
    const free = trusted(request) || monitor.config.monitors.open_probe;
    const configured = monitor.watched.some(
      (one) => one.target === target && one.moduleName === moduleName,
    );
    if (!free && !configured)
      return say(
        response,
        403,
        'This target and module are not configured, and /probe is not open',
      );
    if (!trusted(request) && asked('debug') === 'true')
      return say(response, 403, 'The log of a probe is told on this machine alone');
    const timeoutMs = timeoutFor(request.get('X-Prometheus-Scrape-Timeout-Seconds'), found);
    if (Number.isNaN(timeoutMs))
      return say(response, 500, 'Failed to parse timeout from Prometheus header');
    if (!free && asked('hostname') !== '')
      return say(response, 403, 'What is configured is asked for as it is, without hostname');
    const module = withHostname(found, asked('hostname'));
    if (module === null)
      return say(response, 400, 'host header defined both in module configuration and by hostname');
    if (running >= AT_ONCE) return say(response, 503, 'Too many probes at once');
    running += 1;
    const mask = maskOf(monitor.config);
    try {
      const sample = await runProbe({
        ...{ target, moduleName, module, timeoutMs, stop: monitor.stopping },
        ...{ guard: refuseLinkLocal, mask },
      });
      if (asked('debug') === 'true')
        response.type('text/plain').send(mask(debugText(module, sample, mask)));
      else if (sample.outcome === 'blocked')
        say(response, 503, mask(`Probe blocked: ${sample.reason}`));
      else if (sample.outcome === 'refused') say(response, 403, mask(`Refused: ${sample.reason}`));
      else response.set('Content-Type', PLAIN.contentType).end(exposition(sample.families));
    } finally {
      running -= 1;
    }
  };
}

function say(response: Response, status: number, text: string): void {
  response
    .status(status)
    .set('X-Content-Type-Options', 'nosniff')
    .type('text/plain')
    .send(`${text}\n`);
}

function debugText(module: Module, sample: Sample, mask: Mask): string {
  return [
    'Logs for the probe:\n',
    sample.log.text(),
    '\n\n\nMetrics that would have been returned:\n',
    exposition(sample.families),
    '\n\n\nModule configuration:\n',
    plainYaml(maskedModule(module, mask)),
  ].join('');
}

/** Milliseconds: the module's own, and never longer than Prometheus waits. */
export function timeoutFor(header: string | undefined, module: Module): number {
  const asked = header === undefined || header === '' ? LONGEST_MS : Number(header) * 1_000;
  if (Number.isNaN(asked)) return Number.NaN;
  const most = Math.min(asked > 0 ? asked : LONGEST_MS, LONGEST_MS) - OFFSET_MS;
  const own = module.timeout === undefined ? 0 : goMilliseconds(module.timeout);
  if (most <= 0) return own > 0 ? own : DEFAULT_TIMEOUT_MS;
  return own > 0 ? Math.min(own, most) : most;
}

/** The module with `hostname` as Host header or name for TLS; null where it has another already. */
function withHostname(module: Module, hostname: string): Module | null {
  if (hostname === '') return module;
  if (module.prober === 'http') {
    const headers = module.http?.headers ?? {};
    const own = Object.entries(headers).find(([name]) => name.toLowerCase() === 'host')?.[1];
    if (own !== undefined && own !== hostname) return null;
    const options = module.http ?? HTTP_DEFAULTS;
    return { ...module, http: { ...options, headers: { ...headers, Host: hostname } } };
  }
  if (
    module.prober === 'tcp' &&
    module.tcp !== undefined &&
    module.tcp.tls_config?.server_name === undefined
  ) {
    const config = module.tcp.tls_config ?? { insecure_skip_verify: false };
    return { ...module, tcp: { ...module.tcp, tls_config: { ...config, server_name: hostname } } };
  }
  return module;
}
