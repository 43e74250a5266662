import { TlsModule } from '../../config/monitoring/module.ts';
import { rethrowOwn } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import { causeOf } from '../../words/reasons/cause.ts';
import { chooseAddress, hostAndPort } from '../wire/address.ts';
import { measureTls } from '../wire/tls/chain.ts';
import { openSocket } from '../wire/connect.ts';
import { phases, seconds } from '../wire/gauges.ts';
import { startTls } from '../wire/tls/secure.ts';

const DEFAULTS = TlsModule.parse({});

/** A TLS handshake alone, with its time: what a browser needs before it can ask anything. */
export async function tls(look: Look): Promise<boolean> {
  const { log, registry, signal } = look;
  const options = look.module.tls ?? DEFAULTS;
  const took = phases(
    registry,
    'nghiemthu_tls_duration_seconds',
    'Duration of a TLS handshake by phase',
    ['resolve', 'connect', 'handshake'],
  );
  const where = hostAndPort(look.target, 443);
  if (where === null) {
    log.fail({ code: 'target-malformed', form: 'host' });
    return false;
  }
  const chosen = await chooseAddress(look, where.host, options);
  if (chosen === null) return false;
  took('resolve', chosen.lookupSeconds);
  const began = performance.now();
  try {
    const open = await openSocket({ address: chosen.address, port: where.port }, signal);
    const connected = performance.now();
    took('connect', seconds(began, connected));
    try {
      const config = options.tls_config;
      const socket = await startTls(open, { serverName: where.host, config }, signal);
      took('handshake', seconds(connected, performance.now()));
      measureTls(registry, socket, config?.insecure_skip_verify !== true, true);
      return true;
    } finally {
      open.destroy();
    }
  } catch (error) {
    rethrowOwn(error);
    log.fail({ code: 'handshake-failed', cause: causeOf(error) });
    return false;
  }
}
