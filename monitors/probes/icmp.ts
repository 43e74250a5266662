import { spawn } from 'node:child_process';
import { IcmpModule } from '../../config/monitoring/module.ts';
import { Blocked } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import type { Reason } from '../../words/reasons/reason.ts';
import { chooseAddress } from '../wire/address.ts';
import { gauge, phases, seconds } from '../wire/gauges.ts';

const DEFAULTS = IcmpModule.parse({});
const MAX_OUTPUT = 8_192;

/** One echo request by the system's `ping`: Node has no ICMP sockets. Blocked where it is absent or not permitted. */
export async function icmp(look: Look): Promise<boolean> {
  const { log, registry, signal } = look;
  const options = look.module.icmp ?? DEFAULTS;
  const took = phases(
    registry,
    'probe_icmp_duration_seconds',
    'Duration of icmp request by phase',
    [...(['resolve', 'setup', 'rtt'] as const)],
  );
  const chosen = await chooseAddress(look, look.target, options);
  if (chosen === null) return false;
  took('resolve', chosen.lookupSeconds);
  const began = performance.now();
  const { code, output } = await ping(pingArguments(options, chosen, look.timeoutMs), signal);
  const reply = /(?:ttl|hlim)=(\d+).*time[=<]([\d.]+) ?ms/i.exec(output);
  if (reply !== null) {
    const rtt = Number(reply[2]) / 1_000;
    took('rtt', rtt);
    took('setup', seconds(began, performance.now()) - rtt);
    gauge(registry, 'probe_icmp_reply_hop_limit', 'Replied packet hop limit (TTL for ipv4)').set(
      Number(reply[1]),
    );
    log.debug('Found matching reply packet');
    return true;
  }
  // 1: sent, no reply. Everything else is a fault of this machine: no permission, no route, no such option.
  if (code !== 1 && !signal.aborted)
    throw new Blocked({ code: 'ping-failed', text: output.trim().split('\n')[0] ?? `${code}` });
  log.fail({ code: 'ping-silent', text: output.trim().split('\n').at(-1) ?? '' });
  return false;
}

/** Arguments of iputils' and BSD's ping that both know. */
export function pingArguments(
  options: IcmpModule,
  { address, family }: { address: string; family: number },
  timeoutMs: number,
): string[] {
  const { payload_size: size, source_ip_address: source } = options;
  return [
    ...['-n', `-${family}`, '-c', '1', '-W', String(Math.max(1, Math.ceil(timeoutMs / 1_000)))],
    ...(options.ttl > 0 ? ['-t', String(options.ttl)] : []),
    ...(size > 0 ? ['-s', String(size)] : []),
    ...(options.dont_fragment ? ['-M', 'do'] : []),
    ...(source === undefined ? [] : ['-I', source]),
    address,
  ];
}

function ping(
  args: string[],
  signal: AbortSignal,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('ping', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    let output = '';
    const take = (part: Buffer) => (output = (output + part.toString('utf8')).slice(0, MAX_OUTPUT));
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const end = () => child.kill('SIGKILL');
    signal.addEventListener('abort', end, { once: true });
    child.once('error', (error: NodeJS.ErrnoException) => {
      signal.removeEventListener('abort', end);
      const reason: Reason =
        error.code === 'ENOENT'
          ? { code: 'ping-absent' }
          : { code: 'ping-unusable', errno: String(error.code) };
      reject(new Blocked(reason, { cause: error }));
    });
    child.once('close', (code) => {
      signal.removeEventListener('abort', end);
      resolve({ code, output });
    });
  });
}
