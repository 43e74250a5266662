import path from 'node:path';
import type { ProductFaults } from '../../../../product/host.ts';
import { TURN_FAULT } from '../../../window/turn.ts';
import { ADMIN_KEY } from '../key.ts';

/** What can be broken in it, each by a setting of its own. */
export const FAULTS: ProductFaults = {
  'no-way': {
    says: 'the server offers media an address at which nobody listens',
    requirement: 'HOP-01',
  },
  'certificate-of-another': {
    says: 'the certificate of its media has the name of another server',
    requirement: 'HOP-10',
  },
  'sessions-not-kept': { says: 'whose line breaks has left at once', requirement: 'HOP-25' },
  'sound-not-carried': {
    says: 'rooms take a codec of sound alone that no browser has',
    requirement: 'HOP-01',
  },
  ...TURN_FAULT,
};

/** Certificate and key of its media, in its folder. */
export const CERTIFICATE = { cert: 'chung-thu.pem', key: 'khoa.pem' };

interface Settings {
  folder: string;
  port: number;
  faults: readonly string[];
}

/** File → what stands in it. Janus finds its plugins where Debian put them, but for those that are not needed. */
export function configOf({ folder, port, faults }: Settings): Record<string, string> {
  const has = (name: string) => faults.includes(name);
  const file = (name: string) => JSON.stringify(path.join(folder, name));
  const keptFor = has('sessions-not-kept') ? 0 : 30;
  return {
    'janus.jcfg': `general: {
  configs_folder = ${JSON.stringify(folder)}
  server_name = "nghiemthu"
  debug_colors = false
  session_timeout = 60
  reclaim_session_timeout = ${keptFor}
}
certificates: {
  cert_pem = ${file(CERTIFICATE.cert)}
  cert_key = ${file(CERTIFICATE.key)}
}
media: { ipv6 = false }
nat: { ${has('no-way') ? 'ice_lite = true, nat_1_1_mapping = "127.0.0.1"' : 'ice_lite = false'} }
plugins: { disable = "${others(OTHER_PLUGINS)}" }
transports: { disable = "${others(OTHER_TRANSPORTS)}" }
loggers: { disable = "libjanus_jsonlog.so" }
events: { broadcast = false }
`,
    'janus.transport.websockets.jcfg': `general: {
  json = "compact"
  ws = true
  ws_ip = "127.0.0.1"
  ws_port = ${port}
}
admin: { admin_ws = false }
`,
    'janus.plugin.videoroom.jcfg': `general: {
  admin_key = ${JSON.stringify(ADMIN_KEY)}
  string_ids = true
}
`,
  };
}

const OTHER_PLUGINS = [
  ...['audiobridge', 'duktape', 'echotest', 'lua', 'nosip', 'recordplay', 'sip', 'streaming'],
  ...['textroom', 'videocall', 'voicemail'],
];
const OTHER_TRANSPORTS = ['http', 'mqtt', 'nanomsg', 'pfunix', 'rabbitmq'];
const others = (names: readonly string[]) => names.map((name) => `libjanus_${name}.so`).join(',');

/** What rooms are made with. */
export function roomsOf(faults: readonly string[]): object {
  return {
    // In bits a second: enough for a slide that is read at the other end.
    bitrate: 2_000_000,
    ...(faults.includes('sound-not-carried') && { audiocodec: 'isac32' }),
  };
}
