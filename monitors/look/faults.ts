/** The monitor, not the target, is at fault: no file, no resolver, no network of its own. */
export class Blocked extends Error {
  override name = 'Blocked';
}

/** The target is one that this monitor must not reach. */
export class Refused extends Error {
  override name = 'Refused';
}

/** Codes of the operating system that tell of this machine, not of the other side. */
const OWN_FAULTS: Record<string, string> = {
  EMFILE: 'too many open files',
  ENFILE: 'too many open files on this machine',
  ENOBUFS: 'no buffer space left',
  ENOMEM: 'no memory left',
  EADDRNOTAVAIL: 'no local address or port left',
  ENETDOWN: 'the network of this machine is down',
  ENETUNREACH: 'this machine has no route to the network',
  EACCES: 'the operating system forbids the connection',
  EPERM: 'the operating system forbids the connection',
  ETIMEOUT: 'the name server of this machine does not answer',
  ECANCELLED: 'the name server of this machine does not answer',
  EAI_AGAIN: 'the name server of this machine does not answer',
  EAI_FAIL: 'the name server of this machine fails',
  EAI_SYSTEM: 'the resolver of this machine fails',
};

/** An error as `Blocked` where it is this machine's fault, else as it is. */
export function ownFault(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : OWN_FAULTS[code];
  return reason === undefined ? error : new Blocked(`${reason} (${code})`, { cause: error });
}

/** Rethrows what is no judgement on the target: a fault of our own, a refusal. */
export function rethrowOwn(error: unknown): void {
  const seen = ownFault(error);
  if (seen instanceof Blocked || seen instanceof Refused) throw seen;
}
