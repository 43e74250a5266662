import type { Faults } from '../faults/faults.ts';
import { FAULTS, GatewayFault } from './fault.ts';

/** How long the gateway waits for a back end, in ms. */
const TIMEOUT_MS = 2_000;
/** So many failures one after another suspend a back end. */
const TOLERATED = 5;
/** A suspended back end is tried again after this time, in ms. */
const REST_MS = 2_000;

/** The back end could not do what it was asked. */
export class BackendError extends Error {
  override name = 'BackendError';
}

let line: Promise<unknown> = Promise.resolve();

/** One system behind the gateway, with a limit of time and a circuit breaker of its own. */
export class Backend {
  readonly name: string;
  readonly #faults: Faults;
  #failures = 0;
  #suspendedUntil = 0;

  constructor(name: string, faults: Faults) {
    this.name = name;
    this.#faults = faults;
  }

  get state(): 'ACTIVE' | 'SUSPENDED' {
    return this.#suspendedUntil > Date.now() ? 'SUSPENDED' : 'ACTIVE';
  }

  /** @throws GatewayFault where it fails, is late, or is suspended; what it throws of the gateway's own passes */
  async call<T>(work: () => Promise<T> | T, path = ''): Promise<T> {
    if (this.state === 'SUSPENDED')
      throw new GatewayFault(FAULTS.backendSuspended, `The back end ${this.name} is suspended`, {
        'Retry-After': String(Math.ceil(REST_MS / 1_000)),
      });
    try {
      const done = await this.#limited(
        this.#faults.isOn('backends-share-queue', { path }) ? inLine(work) : work(),
      );
      this.#failures = 0;
      return done;
    } catch (error) {
      if (error instanceof Late || error instanceof BackendError) this.#failed();
      if (error instanceof Late)
        throw new GatewayFault(FAULTS.backendLate, `The back end ${this.name} does not answer`);
      if (error instanceof BackendError)
        throw new GatewayFault(FAULTS.backendFailed, `The back end ${this.name} is not reached`);
      throw error;
    }
  }

  #failed(): void {
    this.#failures += 1;
    if (this.#failures < TOLERATED || this.#faults.isOn('circuit-never-opens')) return;
    this.#failures = 0;
    this.#suspendedUntil = Date.now() + REST_MS;
  }

  async #limited<T>(work: Promise<T> | T): Promise<T> {
    if (this.#faults.isOn('backend-without-limit')) return work;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Late()), TIMEOUT_MS);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

class Late extends Error {}

/** One call after another, of all back ends together. */
function inLine<T>(work: () => Promise<T> | T): Promise<T> {
  const done = line.then(work);
  line = done.catch(() => undefined);
  return done;
}
