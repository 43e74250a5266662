import { WireError } from '../../../words/reasons/cause.ts';
import { TimeOver } from '../within.ts';
import { openChannel } from './channel.ts';
import type { Channel, Place } from './channel.ts';
import { CLASS, decodeAnswer, encodeRequest, isSignedBy, METHOD } from './message.ts';
import type { Login, TurnAnswer } from './message.ts';

/** A TURN server, and what a client is let in with. */
export interface TurnPlace extends Place {
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
  const channel = await openChannel(place, signal);
  try {
    let began = performance.now();
    const first = await asked(channel, encodeRequest(METHOD.allocate, {}), signal);
    taken('challenge', began);
    // It lets anybody in: that is no TURN server of a platform's, but an address is relayed.
    if (first.class === CLASS.success) return refusalOf(first);
    const { realm, nonce } = first;
    if (first.code !== 401 || realm === undefined || nonce === undefined) return refusalOf(first);
    const login: Login = { ...place, realm, nonce };
    began = performance.now();
    const second = await asked(channel, encodeRequest(METHOD.allocate, { login }), signal);
    taken('allocate', began);
    if (second.class === CLASS.success && !isSignedBy(second, login))
      throw new WireError('not-turn', 'the answer is not signed with the credential');
    const refusal = refusalOf(second);
    if (refusal === null) channel.send(encodeRequest(METHOD.refresh, { login, lifetime: 0 }).bytes);
    return refusal;
  } finally {
    await channel.close();
  }
}

function refusalOf({ class: kind, code, isRelayed }: TurnAnswer): Refusal {
  if (kind === CLASS.success && isRelayed) return null;
  if (code === undefined)
    throw new WireError('not-turn', 'the answer names neither a relayed address nor an error');
  return code;
}

/** Sends a request until it is answered. */
function asked(
  channel: Channel,
  { id, bytes }: { id: Buffer; bytes: Buffer },
  signal: AbortSignal,
): Promise<TurnAnswer> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const finish = (end: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      channel.hear(null);
      end();
    };
    const over = () => finish(() => reject(new TimeOver()));
    if (signal.aborted) return finish(() => reject(new TimeOver()));
    signal.addEventListener('abort', over, { once: true });
    channel.hear({
      failed: (error) => finish(() => reject(error)),
      message(message) {
        const answer = decodeAnswer(message);
        // What has another number may come from anybody, and the wait goes on.
        if (answer === null || !answer.id.equals(id) || answer.class === CLASS.request) return;
        finish(() => resolve(answer));
      },
    });
    const send = (wait: number) => {
      channel.send(bytes);
      if (channel.isLossy) timer = setTimeout(() => send(wait * 2), wait);
    };
    send(FIRST_WAIT_MS);
  });
}
