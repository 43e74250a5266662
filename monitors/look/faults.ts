import { MACHINE_FAULTS } from '../../words/reasons/machine.ts';
import type { Reason } from '../../words/reasons/reason.ts';
import { technical } from '../reasons/technical/index.ts';

/** What ends a look without a judgement on the target. */
abstract class Unjudged extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, options?: ErrorOptions) {
    super(technical(reason), options);
    this.reason = reason;
  }
}

/** The monitor, not the target, is at fault: no file, no resolver, no network of its own. */
export class Blocked extends Unjudged {
  override name = 'Blocked';
}

/** The target is one that this monitor must not reach. */
export class Refused extends Unjudged {
  override name = 'Refused';
}

/** An error as `Blocked` where it is this machine's fault, else as it is. */
export function ownFault<E>(error: E): E | Blocked {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined || MACHINE_FAULTS[code] === undefined
    ? error
    : new Blocked({ code: 'machine-fault', errno: code }, { cause: error });
}

/** Rethrows what is no judgement on the target: a fault of our own, a refusal. */
export function rethrowOwn(error: unknown): void {
  const seen = ownFault(error);
  if (seen instanceof Blocked || seen instanceof Refused) throw seen;
}
