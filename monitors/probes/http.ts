import { domainToASCII } from 'node:url';
import type { HttpModule } from '../../config/monitoring/module.ts';
import { HttpModule as HttpSchema } from '../../config/monitoring/module.ts';
import { goBytes } from '../../config/monitoring/go-notation.ts';
import { Blocked, rethrowOwn } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import { causeOf, WireError } from '../../words/reasons/cause.ts';
import { chooseAddress, urlAndHost } from '../wire/address.ts';
import { readBody } from '../wire/http/body.ts';
import type { Body } from '../wire/http/body.ts';
import { measureTls } from '../wire/tls/chain.ts';
import { basicHeader, clientHeaders, secretHeaders } from '../wire/http/credentials.ts';
import { fetchOnce } from '../wire/http/fetch.ts';
import type { Fetched, Step, Trace } from '../wire/http/fetch.ts';
import { gauge } from '../wire/gauges.ts';
import {
  hasBodyRules,
  validBody,
  validHeaders,
  validJson,
  validStatus,
} from '../wire/http/judge.ts';
import { httpGauges, measureTraces } from '../wire/http/gauges.ts';
import type { HttpGauges } from '../wire/http/gauges.ts';
import { clientToken } from '../wire/http/oauth.ts';
import { ownFile } from '../wire/own-file.ts';
import { proxyFor } from '../wire/http/proxy.ts';
import { cookieOf, Cookies, MAX_REDIRECTS, nextStep, redirectOf } from '../wire/http/redirect.ts';

const DEFAULTS = HttpSchema.parse({});
/** Bytes kept for patterns unless the module sets a limit of its own. */
const KEPT = 1_048_576;

/** Asks for a page, follows redirects and judges status, headers, body and TLS. */
export async function http(look: Look): Promise<boolean> {
  const { log } = look;
  const options = look.module.http ?? DEFAULTS;
  if (options.enable_http3) throw new Blocked({ code: 'http3-absent' });
  const gauges = httpGauges(look.registry);
  const target = /^https?:\/\//i.test(look.target) ? look.target : `http://${look.target}`;
  const where = urlAndHost(target);
  if (where === null) {
    log.fail({ code: 'target-malformed', form: 'http' });
    return false;
  }
  const { url } = where;
  let address: string | null = null;
  if (proxyFor(options, url) === null || !options.skip_resolve_phase_with_proxy) {
    const chosen = await chooseAddress(look, where.host, options);
    if (chosen === null) return false;
    gauges.phase('resolve', chosen.lookupSeconds);
    address = chosen.address;
  }
  const traces: Trace[] = [];
  try {
    const step = await firstStep(look, url, address, options);
    const { fetched, redirects, stopped } = await follow(look, step, options, traces);
    gauges.redirects.set(redirects);
    try {
      return await judge(look, fetched, stopped, options, gauges, traces);
    } finally {
      fetched.close();
    }
  } catch (error) {
    rethrowOwn(error);
    log.fail({ code: 'request-failed', cause: causeOf(error) });
    return false;
  } finally {
    measureTraces(gauges, traces);
  }
}

async function firstStep(
  look: Look,
  url: URL,
  address: string | null,
  options: HttpModule,
): Promise<Step> {
  const given = { ...clientHeaders(options), ...options.headers };
  const hostKey = Object.keys(given).find((name) => name.toLowerCase() === 'host');
  const host = hostKey === undefined ? undefined : asciiHost(given[hostKey] ?? '');
  if (hostKey !== undefined) delete given[hostKey];
  if (!Object.keys(given).some((name) => name.toLowerCase() === 'user-agent'))
    given['User-Agent'] = 'nghiemthu-monitor';
  if (url.username !== '' && given['Authorization'] === undefined)
    given['Authorization'] = basicHeader(
      decodeURIComponent(url.username),
      decodeURIComponent(url.password),
    );
  if (options.oauth2 !== undefined)
    given['Authorization'] = `Bearer ${await clientToken(look, options.oauth2, options)}`;
  const { body, body_file: file } = options;
  return {
    ...{ url, address, method: options.method, headers: given, host: host ?? url.host },
    secrets: secretHeaders(options),
    serverName: host?.replace(/:\d+$/, '') ?? url.hostname.replace(/^\[|\]$/g, ''),
    body: file !== undefined ? ownFile(file) : body === undefined ? undefined : Buffer.from(body),
  };
}

/** A name in any writing as DNS and HTTP know it. */
function asciiHost(host: string): string {
  if (/^[\0-\x7f]*$/.test(host)) return host;
  const [, name = host, port = ''] = /^(.*?)(:\d+)?$/s.exec(host) ?? [];
  return domainToASCII(name) + port;
}

async function follow(
  look: Look,
  first: Step,
  options: HttpModule,
  traces: Trace[],
): Promise<{ fetched: Fetched; redirects: number; stopped: boolean }> {
  const cookies = new Cookies();
  cookies.own(cookieOf(first.headers));
  let step = first;
  for (let redirects = 0; ; redirects++) {
    const trace: Trace = { tls: step.url.protocol === 'https:', start: performance.now() };
    traces.push(trace);
    look.log.debug('Making HTTP request', {
      url: step.url.origin + step.url.pathname,
      host: step.host,
    });
    const fetched = await fetchOnce(look, step, options, trace);
    const url = leadsTo(fetched, step.url);
    if (url === null) return { fetched, redirects, stopped: false };
    look.log.info('Received redirect', { location: url.origin + url.pathname });
    if (redirects + 1 > MAX_REDIRECTS || !options.follow_redirects) {
      look.log.info('Not following redirect');
      return { fetched, redirects: redirects + 1, stopped: true };
    }
    fetched.close();
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw new WireError(
        'redirect-wrong',
        `unsupported protocol scheme ${JSON.stringify(url.protocol)}`,
      );
    cookies.keep(fetched.reply, step.url);
    step = nextStep(step, fetched.reply.status, url, cookies);
  }
}

/** Where a reply redirects to. Closes the connection where the address is malformed: then the look ends here. */
function leadsTo({ reply, close }: Fetched, from: URL): URL | null {
  try {
    return redirectOf(reply, from);
  } catch (error) {
    close();
    throw error;
  }
}

async function judge(
  look: Look,
  { reply }: Fetched,
  stopped: boolean,
  options: HttpModule,
  gauges: HttpGauges,
  traces: readonly Trace[],
): Promise<boolean> {
  const { log, registry, signal } = look;
  const secure = judgeTls(look, reply.tls, options, gauges);
  let ok = validStatus(options, reply.status, log);
  const rules = [...options.fail_if_header_matches, ...options.fail_if_header_not_matches];
  if (ok && rules.length > 0) {
    ok = validHeaders(options, reply, log);
    gauges.failedByRegex.set(ok ? 0 : 1);
  }
  const limit = options.body_size_limit === undefined ? 0 : goBytes(options.body_size_limit);
  const schema = options.fail_if_body_json_not_matches_schema;
  const keep = ok && (hasBodyRules(options) || schema !== undefined) ? limit || KEPT : 0;
  const closed: Body = { length: 0, kept: '', cut: false, error: new Error('body was not read') };
  const { compression } = options;
  const body = stopped ? closed : await readBody(reply.body, { compression, limit, keep, signal });
  if (!stopped) {
    const last = traces.at(-1);
    if (last !== undefined) last.end = performance.now();
    gauges.bodyLength.set(body.length);
  }
  gauges.status.set(reply.status);
  gauges.contentLength.set(reply.contentLength);
  gauges.version.set(Number(reply.protocol.replace('HTTP/', '')));
  if (ok && hasBodyRules(options)) {
    ok = validBody(options, body, log);
    gauges.failedByRegex.set(ok ? 0 : 1);
  }
  if (ok && schema !== undefined) ok = validJson(schema, body, log);
  if (!stopped && body.error !== undefined) {
    log.fail({ code: 'body-broken', cause: causeOf(body.error) });
    ok = false;
  }
  const modified = Date.parse(reply.headers['last-modified']?.[0] ?? '');
  if (!Number.isNaN(modified))
    gauge(
      registry,
      'probe_http_last_modified_timestamp_seconds',
      'Returns the Last-Modified HTTP response header in unixtime',
    ).set(Math.floor(modified / 1_000));
  const versions: readonly string[] = options.valid_http_versions;
  if (versions.length > 0 && !versions.includes(reply.protocol)) {
    log.fail({ code: 'http-version', found: reply.protocol });
    ok = false;
  }
  return ok && secure;
}

/** At once: when the server has closed, its certificate can no longer be read. */
function judgeTls(
  { log, registry }: Look,
  socket: Fetched['reply']['tls'],
  options: HttpModule,
  gauges: HttpGauges,
): boolean {
  if (socket !== null) {
    gauges.ssl.set(1);
    measureTls(registry, socket, options.tls_config?.insecure_skip_verify !== true, true);
    if (options.fail_if_ssl) log.fail({ code: 'tls-unwanted' });
    return !options.fail_if_ssl;
  }
  if (options.fail_if_not_ssl) log.fail({ code: 'tls-missing' });
  return !options.fail_if_not_ssl;
}
