import { Blocked } from '../look/faults.ts';
import type { Deployment } from '../look/look.ts';

/** Both the code and the name of each status, as a platform writes it → its code. */
export type Statuses = ReadonlyMap<string, string>;

/** The statuses of a platform's `settings`, by which two systems are compared. @throws {Blocked} where it has none */
export function statusesOf({ platform }: Deployment): Statuses {
  const { statuses } = platform.settings as { statuses?: unknown };
  const pairs = typeof statuses === 'object' && statuses !== null ? Object.entries(statuses) : [];
  const known = pairs.flatMap(([code, name]): [string, string][] => [
    [code, code],
    [plain(String(name)), code],
  ]);
  if (known.length === 0) throw new Blocked({ code: 'statuses-absent', platform: platform.slug });
  return new Map(known);
}

/** The code of a status that is written as code or name; undefined where the platform has no such status. */
export function codeOf(statuses: Statuses, written: string): string | undefined {
  return statuses.get(plain(written));
}

function plain(text: string): string {
  return text.trim().normalize('NFC').toLocaleLowerCase('vi');
}
