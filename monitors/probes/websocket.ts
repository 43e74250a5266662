import { createHash, randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { WebsocketModule } from '../../config/monitoring/module.ts';
import { request } from '../wire/node-http.ts';
import { rethrowOwn } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import { causeOf } from '../../words/reasons/cause.ts';
import { chooseAddress, hostAndPort, urlAndHost } from '../wire/address.ts';
import { openSocket } from '../wire/connect.ts';
import { clientHeaders } from '../wire/http/credentials.ts';
import { Frames } from '../wire/frames.ts';
import { gauge, phases, seconds } from '../wire/gauges.ts';
import { expand, pattern } from '../wire/pattern.ts';
import { startTls } from '../wire/tls/secure.ts';
import { TimeOver } from '../wire/within.ts';

const DEFAULTS = WebsocketModule.parse({});
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Upgrades a connection to a WebSocket and holds the talk of `query_response`. */
export async function websocket(look: Look): Promise<boolean> {
  const { log, registry, signal } = look;
  const options = look.module.websocket ?? DEFAULTS;
  const upgraded = gauge(
    registry,
    'probe_websocket_connection_upgraded',
    'Indicates if the websocket connection was successfully upgraded',
  );
  const status = gauge(registry, 'probe_websocket_status_code', 'Response HTTP status code');
  const byRegex = gauge(
    registry,
    'probe_websocket_failed_due_to_regex',
    'Indicates if probe failed due to regex',
  );
  const took = phases(
    registry,
    'probe_websocket_duration_seconds',
    'Duration of websocket request by phase',
    ['resolve', 'connect', 'processing', 'transfer'],
  );
  const where = hostAndPort(look.target);
  if (where === null || !/^wss?:\/\//i.test(look.target)) {
    log.fail({ code: 'target-malformed', form: 'websocket' });
    return false;
  }
  const url = urlAndHost(look.target)?.url ?? new URL(look.target);
  const chosen = await chooseAddress(look, where.host, options);
  if (chosen === null) return false;
  took('resolve', chosen.lookupSeconds);
  const began = performance.now();
  try {
    const open = await openSocket({ address: chosen.address, port: where.port }, signal);
    const connected = performance.now();
    took('connect', seconds(began, connected));
    try {
      const config = options.http_config?.tls_config;
      const secure = url.protocol === 'wss:';
      const socket = secure
        ? await startTls(open, { serverName: where.host, config }, signal)
        : open;
      const reply = await upgrade(look, socket, url, options);
      took('processing', seconds(connected, performance.now()));
      status.set(reply.status);
      if (reply.frames === null) {
        log.fail({ code: 'websocket-refused' });
        return false;
      }
      upgraded.set(1);
      const talking = performance.now();
      const ok = await converse(look, reply.frames, options);
      if (options.query_response.length > 0) {
        byRegex.set(ok ? 0 : 1);
        took('transfer', seconds(talking, performance.now()));
      }
      reply.frames.close();
      return ok;
    } finally {
      open.destroy();
    }
  } catch (error) {
    rethrowOwn(error);
    log.fail({ code: 'websocket-failed', cause: causeOf(error) });
    return false;
  }
}

function upgrade(
  { signal }: Look,
  socket: Socket,
  url: URL,
  options: WebsocketModule,
): Promise<{ status: number; frames: Frames | null }> {
  const key = randomBytes(16).toString('base64');
  const proof = createHash('sha1')
    .update(key + MAGIC)
    .digest('base64');
  const headers = {
    Host: url.host,
    ...(options.http_config === undefined ? {} : clientHeaders(options.http_config)),
    ...options.headers,
    ...{ Connection: 'Upgrade', Upgrade: 'websocket' },
    ...{ 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': key },
  };
  return new Promise((resolve, reject) => {
    const path = `${url.pathname}${url.search}`;
    const ask = request({ createConnection: () => socket, setHost: false, path, headers });
    const over = () => ask.destroy(new TimeOver());
    const settle = () => signal.removeEventListener('abort', over);
    signal.addEventListener('abort', over, { once: true });
    ask.on('error', (error) => {
      settle();
      reject(error);
    });
    ask.once('response', (response) => {
      settle();
      response.destroy();
      resolve({ status: response.statusCode ?? 0, frames: null });
    });
    ask.once('upgrade', (response, _socket, head) => {
      settle();
      const honest = response.headers['sec-websocket-accept'] === proof;
      resolve({ status: 101, frames: honest ? new Frames(socket, head, signal) : null });
    });
    ask.end();
  });
}

async function converse(
  { log }: Look,
  frames: Frames,
  { query_response: steps }: WebsocketModule,
): Promise<boolean> {
  try {
    for (const step of steps) {
      let send = step.send ?? '';
      if (step.expect !== undefined) {
        const message = await frames.read();
        const match = pattern(step.expect).exec(message);
        if (match === null) {
          log.fail({ code: 'line-unlike', regexp: step.expect, line: message });
          return false;
        }
        send = expand(send, match);
      }
      if (send !== '') frames.send(send);
    }
    return true;
  } catch (error) {
    log.fail({ code: 'message-unread', cause: causeOf(error) });
    return false;
  }
}
