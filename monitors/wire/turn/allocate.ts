import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { ownFault } from '../../look/faults.ts';
import { WireError } from '../../../words/reasons/cause.ts';
import { TimeOver } from '../within.ts';
import { CLASS, decodeAnswer, encodeRequest, isSignedBy, METHOD } from './message.ts';
import type { Login, TurnAnswer } from './message.ts';

/** A TURN server over UDP, and what a client is let in with. */
export interface TurnPlace {
  address: string;
  family: number;
  port: number;
  username: string;
  credential: string;
}

/** What came of it: null where an address is relayed, else the code that it was refused with. */
export type Refusal = number | null;

/** First wait for an answer, in ms; it doubles (RFC 8489, section 6.2.1). */
const FIRST_WAIT_MS = 500;

/**
 * Has a TURN server relay an address, as a window does, and gives it back.
 * @param taken called with the seconds that asking for the realm took, and those of the allocation
 * @throws {TimeOver} {WireError} {Blocked}
 */
export async function allocate(
  place: TurnPlace,
  signal: AbortSignal,
  taken: (phase: 'challenge' | 'allocate', began: number) => void,
): Promise<Refusal> {
  const socket = createSocket(place.family === 6 ? 'udp6' : 'udp4');
  try {
    await connected(socket, place, signal);
    let began = performance.now();
    const first = await asked(socket, encodeRequest(METHOD.allocate, {}), signal);
    taken('challenge', began);
    // It lets anybody in: that is no TURN server of a platform's, but an address is relayed.
    if (first.class === CLASS.success) return refusalOf(first);
    const { realm, nonce } = first;
    if (first.code !== 401 || realm === undefined || nonce === undefined) return refusalOf(first);
    const login: Login = { ...place, realm, nonce };
    began = performance.now();
    const second = await asked(socket, encodeRequest(METHOD.allocate, { login }), signal);
    taken('allocate', began);
    if (second.class === CLASS.success && !isSignedBy(second, login))
      throw new WireError('not-turn', 'the answer is not signed with the credential');
    const refusal = refusalOf(second);
    if (refusal === null) socket.send(encodeRequest(METHOD.refresh, { login, lifetime: 0 }).bytes);
    return refusal;
  } finally {
    await closed(socket);
  }
}

function refusalOf({ class: kind, code, isRelayed }: TurnAnswer): Refusal {
  if (kind === CLASS.success && isRelayed) return null;
  if (code === undefined)
    throw new WireError('not-turn', 'the answer names neither a relayed address nor an error');
  return code;
}

function connected(
  socket: Socket,
  { port, address }: TurnPlace,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new TimeOver());
    socket.once('error', (error) => reject(ownFault(error)));
    socket.connect(port, address, () => resolve());
  });
}

/** Sends a request until it is answered. */
function asked(
  socket: Socket,
  { id, bytes }: { id: Buffer; bytes: Buffer },
  signal: AbortSignal,
): Promise<TurnAnswer> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout;
    const finish = (end: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      socket
        .removeAllListeners('message')
        .removeAllListeners('error')
        .on('error', () => {});
      end();
    };
    const over = () => finish(() => reject(new TimeOver()));
    if (signal.aborted) return finish(() => reject(new TimeOver()));
    signal.addEventListener('abort', over, { once: true });
    socket.on('error', (error) => finish(() => reject(ownFault(error))));
    socket.on('message', (message) => {
      const answer = decodeAnswer(message);
      // What has another number may come from anybody, and the wait goes on.
      if (answer === null || !answer.id.equals(id) || answer.class === CLASS.request) return;
      finish(() => resolve(answer));
    });
    const send = (wait: number) => {
      socket.send(bytes);
      timer = setTimeout(() => send(wait * 2), wait);
    };
    send(FIRST_WAIT_MS);
  });
}

/** What was sent last is on its way before. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.close(() => resolve()));
}
