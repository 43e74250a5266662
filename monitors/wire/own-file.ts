import { readFileSync } from 'node:fs';
import { Blocked } from '../look/faults.ts';

/**
 * A file that the configuration names: a CA, a body, a password.
 * @throws {Blocked} where it cannot be read: the monitor's fault, not the target's
 */
export function ownFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const errno = String((error as NodeJS.ErrnoException).code);
    throw new Blocked({ code: 'file-unread', path, errno }, { cause: error });
  }
}

/** The same as text without white space around it. */
export function ownText(path: string): string {
  return ownFile(path).toString('utf8').trim();
}
