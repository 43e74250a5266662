import type { IncomingHttpHeaders } from 'node:http2';
import type { Socket } from 'node:net';
import { GrpcModule } from '../../config/monitoring/module.ts';
import { Gauge } from '../look/measures.ts';
import { http2 } from '../wire/node-http.ts';
import { rethrowOwn } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import { causeOf } from '../../words/reasons/cause.ts';
import { chooseAddress, hostAndPort } from '../wire/address.ts';
import { measureTls } from '../wire/tls/chain.ts';
import { openSocket } from '../wire/connect.ts';
import { gauge, phases, seconds } from '../wire/gauges.ts';
import { healthRequest, SERVING, servingStatus } from '../wire/grpc-health.ts';
import { startTls } from '../wire/tls/secure.ts';
import { TimeOver } from '../wire/within.ts';

const DEFAULTS = GrpcModule.parse({});
/** gRPC's own codes for what has none: `UNKNOWN` and `UNAVAILABLE`. */
const UNKNOWN = 2;
const UNAVAILABLE = 14;
/** What an answer of HTTP alone means to gRPC, by its status. */
const BY_STATUS: Readonly<Record<number, number>> = {
  ...{ 400: 13, 401: 16, 403: 7, 404: 12 },
  ...{ 429: UNAVAILABLE, 502: UNAVAILABLE, 503: UNAVAILABLE, 504: UNAVAILABLE },
};

/** Asks a server by the gRPC health protocol whether a service is serving. */
export async function grpc(look: Look): Promise<boolean> {
  const { log, registry, signal } = look;
  const options = look.module.grpc ?? DEFAULTS;
  const took = phases(
    registry,
    'probe_grpc_duration_seconds',
    'Duration of gRPC request by phase',
    [...(['resolve', 'check'] as const)],
  );
  const ssl = gauge(registry, 'probe_grpc_ssl', 'Indicates if SSL was used for the connection');
  const code = gauge(registry, 'probe_grpc_status_code', 'Response gRPC status code');
  const where = hostAndPort(look.target, options.tls ? 443 : 80);
  if (where === null) {
    log.fail({ code: 'target-malformed', form: 'http' });
    return false;
  }
  const chosen = await chooseAddress(look, where.host, options);
  if (chosen === null) return false;
  took('resolve', chosen.lookupSeconds);
  const began = performance.now();
  const serving = new Map(SERVING.map((name) => [name, new Gauge({ serving_status: name })]));
  registry.add('probe_grpc_healthcheck_response', 'Response HealthCheck response', [
    ...serving.values(),
  ]);
  try {
    const open = await openSocket({ address: chosen.address, port: where.port }, signal);
    try {
      let socket: Socket = open;
      if (options.tls) {
        const config = options.tls_config;
        const tls = await startTls(open, { serverName: where.host, config, alpn: ['h2'] }, signal);
        measureTls(registry, tls, config?.insecure_skip_verify !== true, false);
        ssl.set(1);
        socket = tls;
      }
      const reply = await check(look, socket, `${where.host}:${where.port}`, options);
      code.set(reply.code);
      const status = reply.code === 0 ? servingStatus(reply.message) : null;
      if (status !== null) serving.get(status)?.set(1);
      if (status === null) log.fail({ code: 'grpc-code', number: reply.code });
      else if (status !== 'SERVING') log.fail({ code: 'grpc-status', status });
      return status === 'SERVING';
    } finally {
      took('check', seconds(began, performance.now()));
      open.destroy();
    }
  } catch (error) {
    code.set(UNAVAILABLE);
    rethrowOwn(error);
    log.fail({ code: 'grpc-failed', cause: causeOf(error) });
    return false;
  }
}

function check(
  { signal }: Look,
  socket: Socket,
  authority: string,
  options: GrpcModule,
): Promise<{ code: number; message: Buffer }> {
  return new Promise((resolve, reject) => {
    const scheme = options.tls ? 'https' : 'http';
    const session = http2().connect(`${scheme}://${authority}`, { createConnection: () => socket });
    const metadata = Object.entries(options.metadata).map(([name, values]) => [name, values]);
    const stream = session.request({
      ...(Object.fromEntries(metadata) as IncomingHttpHeaders),
      ...{ ':method': 'POST', ':path': '/grpc.health.v1.Health/Check', ':authority': authority },
      ...{ 'content-type': 'application/grpc', te: 'trailers' },
    });
    const over = () => stream.destroy(new TimeOver());
    signal.addEventListener('abort', over, { once: true });
    const fail = (error: Error) => {
      session.destroy();
      reject(error);
    };
    let code: number | undefined;
    // The connection may end before anything was answered.
    let otherwise = UNAVAILABLE;
    let message = Buffer.alloc(0);
    const readCode = (headers: IncomingHttpHeaders) => {
      const text = headers['grpc-status'];
      if (typeof text === 'string') code = Number(text);
    };
    session.on('error', fail);
    stream.on('error', fail);
    stream.on('response', (headers) => {
      otherwise = BY_STATUS[headers[':status'] ?? 0] ?? UNKNOWN;
      readCode(headers);
    });
    stream.on('trailers', readCode);
    // The answer has a few bytes; a hostile one is cut.
    stream.on('data', (part: Buffer) => {
      if (message.length < 1_024) message = Buffer.concat([message, part]);
    });
    stream.once('close', () => {
      signal.removeEventListener('abort', over);
      session.destroy();
      resolve({ code: code ?? otherwise, message });
    });
    stream.end(healthRequest(options.service));
  });
}
