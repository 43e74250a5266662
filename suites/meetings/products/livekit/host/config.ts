import type { ProductFaults } from '../../../../product/host.ts';
import { iceServersAt, TURN_FAULT } from '../../../window/turn.ts';
import type { IceServer } from '../../../window/turn.ts';
import { KEY, SECRET, WELL_KNOWN } from '../key.ts';

/** Where its parts listen, all on this machine alone. */
export interface Ports {
  signalling: number;
  udp: number;
  /** Of the TURN server; null where this machine has none. */
  turn: number | null;
}

/** What can be broken in it, each by a setting of its own. */
export const FAULTS: ProductFaults = {
  'sound-not-carried': { says: 'the server takes no codec of sound', requirement: 'HOP-01' },
  'one-voice-only': {
    says: 'whoever listens gets the sound of one other participant alone',
    requirement: 'HOP-01',
  },
  'pictures-late': {
    says: 'the server asks every window to hold pictures back for a second',
    requirement: 'HOP-06',
  },
  'room-for-two': { says: 'the third participant is turned away', requirement: 'HOP-01' },
  'no-way': { says: 'the server offers no address that media could take', requirement: 'HOP-01' },
  ...TURN_FAULT,
  'trial-key-left': {
    says: 'the key pair of the documentation, which everybody knows, is taken',
    requirement: 'HOP-19',
  },
};

/** `livekit.yaml`, as JSON. */
export function configOf({ signalling, udp, turn }: Ports, faults: readonly string[]): object {
  const has = (name: string) => faults.includes(name);
  return {
    ...{ port: signalling, bind_addresses: ['127.0.0.1'] },
    rtc: {
      // Without TCP, which it would listen for at every address of the machine.
      ...{ tcp_port: 0, udp_port: udp, node_ip: '127.0.0.1', use_external_ip: false },
      enable_loopback_candidate: !has('no-way'),
      interfaces: { includes: ['lo'] },
      turn_servers: turn === null ? [] : iceServersAt(turn, faults).map(asServer),
    },
    keys: { [KEY]: SECRET, ...(has('trial-key-left') && { [WELL_KNOWN.key]: WELL_KNOWN.secret }) },
    room: {
      ...(has('sound-not-carried') && { enabled_codecs: [{ mime: 'video/vp8' }] }),
      ...(has('room-for-two') && { max_participants: 2 }),
      ...(has('pictures-late') && { playout_delay: { enabled: true, min: 1_000, max: 2_000 } }),
    },
    ...(has('one-voice-only') && { limit: { subscription_limit_audio: 1 } }),
    logging: { level: 'info' },
  };
}

/** As LiveKit names the parts of its address. */
function asServer({ urls, ...login }: IceServer): object {
  const [, host, port, protocol] = /^turn:([^:]+):(\d+)\?transport=(\w+)$/.exec(urls) ?? [];
  return { host, port: Number(port), protocol, ...login };
}
