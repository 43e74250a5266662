import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Gauge, Measures } from '../look/measures.ts';
import type { Match } from '../../config/monitoring/go-notation.ts';
import type { QueryResponse, TlsConfig } from '../../config/monitoring/module.ts';
import type { Look } from '../look/look.ts';
import { measureTls } from './tls/chain.ts';
import { gauge, info, WHOLE } from './gauges.ts';
import { expand, pattern } from './pattern.ts';
import { SocketReader } from './reader.ts';
import { startTls } from './tls/secure.ts';

export interface Talk {
  steps: readonly QueryResponse[];
  tlsConfig: TlsConfig | undefined;
  serverName: string;
}

export interface TalkGauges {
  byRegex: Gauge;
  byBytes: Gauge;
}

/** To be made before the connection: what was never reached is measured too. */
export function talkGauges(registry: Measures): TalkGauges {
  return {
    byRegex: gauge(registry, 'probe_failed_due_to_regex', 'Indicates if probe failed due to regex'),
    byBytes: gauge(registry, 'probe_failed_due_to_bytes', 'Indicates if probe failed due to bytes'),
  };
}

/** Says and expects what the module lists, line by line, and changes to TLS where it says so. */
export async function talk(
  look: Look,
  open: Socket,
  { byRegex, byBytes }: TalkGauges,
  options: Talk,
): Promise<boolean> {
  const { registry, log, signal } = look;
  let socket = open;
  if (options.steps.length === 0) return true;
  let reader = new SocketReader(socket, signal);
  for (const [i, step] of options.steps.entries()) {
    log.debug('Processing query response entry', { entry_number: i });
    let send = step.send ?? '';
    if (step.expect !== undefined) {
      const match = await expectLine(look, reader, step.expect);
      byRegex.set(match === null ? 1 : 0);
      if (match === null) {
        log.fail({ code: 'line-unlike', regexp: step.expect, line: reader.lastLine });
        return false;
      }
      send = expand(send, match);
      if (step.labels !== undefined) measureExpected(look, step.labels, match);
    }
    if (step.expect_bytes !== undefined && !(await expectBytes(look, reader, step.expect_bytes))) {
      byBytes.set(1);
      return false;
    }
    if (send !== '') {
      log.debug('Sending line', { line: send });
      socket.write(`${send}\n`);
    }
    if (step.send_bytes !== undefined) socket.write(Buffer.from(step.send_bytes, 'base64'));
    if (step.starttls) {
      const { tlsConfig: config, serverName } = options;
      reader.release();
      const secured = await startTls(socket, { serverName, config }, signal);
      log.debug('TLS Handshake (client) succeeded.');
      measureTls(registry, secured, config?.insecure_skip_verify !== true, false);
      socket = secured;
      reader = new SocketReader(socket, signal);
    }
  }
  return true;
}

/** Reads lines until one matches; null when the other side has no more. */
async function expectLine(
  { log }: Look,
  reader: SocketReader,
  expected: string,
): Promise<Match | null> {
  for (;;) {
    const line = await reader.line();
    if (line === null) return null;
    log.debug('Read line', { line });
    const match = pattern(expected).exec(line);
    if (match !== null) {
      log.debug('Regexp matched', { regexp: expected, line });
      return match;
    }
  }
}

async function expectBytes({ log }: Look, reader: SocketReader, text: string): Promise<boolean> {
  const expected = Buffer.from(text, 'utf8');
  const bytes = await reader.bytes(expected.length);
  const same = bytes.length === expected.length && timingSafeEqual(bytes, expected);
  if (!same) log.fail({ code: 'bytes-unlike', expected: text, bytes: bytes.toString('hex') });
  return same;
}

function measureExpected(
  { registry }: Look,
  labels: readonly { name: string; value: string }[],
  match: Match,
): void {
  if (registry.has('probe_expect_info')) return;
  const values = labels.map(({ name, value }) => [name, expand(value, match)]);
  info(
    registry,
    'probe_expect_info',
    'Explicit content matched',
    Object.fromEntries(values) as Record<string, string>,
    WHOLE,
  );
}
