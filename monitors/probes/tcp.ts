import { TcpModule } from '../../config/monitoring/module.ts';
import { rethrowOwn } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import { causeOf } from '../../words/reasons/cause.ts';
import { chooseAddress, hostAndPort } from '../wire/address.ts';
import { measureTls } from '../wire/tls/chain.ts';
import { openSocket } from '../wire/connect.ts';
import { startTls } from '../wire/tls/secure.ts';
import { talk, talkGauges } from '../wire/talk.ts';

const DEFAULTS = TcpModule.parse({});

/** Opens a connection, in TLS where asked, and holds the talk of `query_response`. */
export async function tcp(look: Look): Promise<boolean> {
  const { log, signal } = look;
  const options = look.module.tcp ?? DEFAULTS;
  const gauges = talkGauges(look.registry);
  const where = hostAndPort(look.target);
  if (where === null) {
    log.fail({ code: 'target-malformed', form: 'port' });
    return false;
  }
  const chosen = await chooseAddress(look, where.host, options);
  if (chosen === null) return false;
  try {
    const { address } = chosen;
    const source = options.source_ip_address;
    const open = await openSocket({ address, port: where.port, sourceAddress: source }, signal);
    try {
      let socket = open;
      if (options.tls) {
        const config = options.tls_config;
        const secured = await startTls(open, { serverName: where.host, config }, signal);
        measureTls(look.registry, secured, config?.insecure_skip_verify !== true, false);
        socket = secured;
      }
      log.debug('Successfully dialed');
      const { query_response: steps, tls_config: tlsConfig } = options;
      return await talk(look, socket, gauges, { steps, tlsConfig, serverName: where.host });
    } finally {
      open.destroy();
    }
  } catch (error) {
    rethrowOwn(error);
    log.fail({ code: 'dial-failed', over: 'TCP', cause: causeOf(error) });
    return false;
  }
}
