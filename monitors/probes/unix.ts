import { UnixModule } from '../../config/monitoring/module.ts';
import { rethrowOwn } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import { causeOf } from '../../words/reasons/cause.ts';
import { measureTls } from '../wire/tls/chain.ts';
import { openSocket } from '../wire/connect.ts';
import { startTls } from '../wire/tls/secure.ts';
import { talk, talkGauges } from '../wire/talk.ts';

const DEFAULTS = UnixModule.parse({});

/** As `tcp`, over a socket file of this machine. */
export async function unix(look: Look): Promise<boolean> {
  const { log, signal, target } = look;
  const options = look.module.unix ?? DEFAULTS;
  const gauges = talkGauges(look.registry);
  try {
    const open = await openSocket({ path: target }, signal);
    try {
      let socket = open;
      const config = options.tls_config;
      if (options.tls) {
        const secured = await startTls(open, { serverName: 'localhost', config }, signal);
        measureTls(look.registry, secured, config?.insecure_skip_verify !== true, false);
        socket = secured;
      }
      log.debug('Successfully dialed');
      const { query_response: steps } = options;
      return await talk(look, socket, gauges, {
        steps,
        tlsConfig: config,
        serverName: 'localhost',
      });
    } finally {
      open.destroy();
    }
  } catch (error) {
    rethrowOwn(error);
    log.fail({ code: 'dial-failed', over: 'unix', cause: causeOf(error) });
    return false;
  }
}
