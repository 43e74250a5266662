import type { TurnModule } from '../../config/monitoring/steps.ts';
import { Blocked, rethrowOwn } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import { causeOf } from '../../words/reasons/cause.ts';
import { listed, textAt } from '../steps/listing.ts';
import { Visit } from '../steps/visit.ts';
import { chooseAddress } from '../wire/address.ts';
import { gauge, phases, seconds } from '../wire/gauges.ts';
import { allocate } from '../wire/turn/allocate.ts';
import type { Transport } from '../wire/turn/channel.ts';

/** A server as a platform tells windows of it. */
interface TurnServer {
  host: string;
  port: number;
  transport: Transport;
  username: string;
  credential: string;
}

/** TURN's port (RFC 8656, section 3.1). */
const USUAL_PORT = 3478;
/** Over UDP where it says nothing (RFC 7065); TURN over TLS is not tried. */
const ADDRESS =
  /^turn:(?<host>\[[\da-f:]+\]|[^:?[\]]+)(?::(?<port>\d+))?(?:\?transport=(?<transport>udp|tcp))?$/i;

/** Asks a platform for the TURN servers that it tells windows of, and has each relay an address. */
export async function turn(look: Look): Promise<boolean> {
  const { log, registry } = look;
  const options = look.module.turn;
  if (options === undefined) throw new Blocked({ code: 'options-absent', prober: 'turn' });
  const took = phases(
    registry,
    'nghiemthu_turn_duration_seconds',
    'Duration of an allocation on TURN servers by phase',
    ['resolve', 'challenge', 'allocate'],
  );
  const visit = new Visit(look, options);
  if (!(await visit.take(options.sign_in))) return false;
  const all = await listed(visit, options, log);
  if (all === null) return false;
  const servers = all.flatMap(serversOf);
  gauge(
    registry,
    'nghiemthu_turn_servers',
    'TURN servers over UDP or TCP that the platform tells windows of',
  ).set(servers.length);
  if (servers.length === 0) {
    log.fail({ code: 'turn-absent' });
    return false;
  }
  let isWell = true;
  for (const one of servers) isWell = (await relays(look, options, one, took)) && isWell;
  return isWell;
}

async function relays(
  look: Look,
  options: TurnModule,
  { host, port, transport, username, credential }: TurnServer,
  took: (phase: 'resolve' | 'challenge' | 'allocate', seconds: number) => void,
): Promise<boolean> {
  const { log, signal } = look;
  log.hide(credential);
  const chosen = await chooseAddress(look, host, options);
  if (chosen === null) return false;
  took('resolve', chosen.lookupSeconds);
  const { address, family } = chosen;
  try {
    const place = { address, family, port, transport, username, credential };
    const refusal = await allocate(place, signal, (phase, began) =>
      took(phase, seconds(began, performance.now())),
    );
    if (refusal === null) return true;
    log.fail({ code: 'turn-refused', number: refusal });
  } catch (error) {
    rethrowOwn(error);
    log.fail({ code: 'turn-failed', cause: causeOf(error) });
  }
  return false;
}

/** The servers of one entry (RTCIceServer), whose `urls` is a text or a list. */
function serversOf(entry: unknown): TurnServer[] {
  const [username, credential] = [textAt(entry, '/username'), textAt(entry, '/credential')];
  if (username === undefined || credential === undefined) return [];
  const urls = (entry as { urls?: unknown }).urls;
  return [urls].flat().flatMap((url) => {
    const { host, port, transport = 'udp' } = ADDRESS.exec(String(url))?.groups ?? {};
    if (host === undefined) return [];
    const number = port === undefined ? USUAL_PORT : Number(port);
    if (number < 1 || number > 65_535) return [];
    const name = host.replace(/^\[|\]$/g, '');
    const way = transport.toLowerCase() as Transport;
    return [{ host: name, port: number, transport: way, username, credential }];
  });
}
