import { readdirSync, readFileSync } from 'node:fs';

/** A process as /proc tells of it; proc(5). */
interface Seen {
  pid: number;
  parent: number;
  group: number;
  /** One letter; `Z` has ended and waits for its parent to notice. */
  state: string;
  residentBytes: number;
}

/** Linux' page on every architecture that Chromium is built for. */
const PAGE_BYTES = 4_096;

/**
 * The process group that a child of ours leads, found by a word in its environment: the browser may stand behind a
 * script, which knows nothing of its arguments. Null where the system has no /proc, or the child is gone.
 */
export function groupLedBy(word: string): number | null {
  for (const { pid, parent, group } of processes())
    if (parent === process.pid && group === pid && environmentOf(pid).includes(word)) return group;
  return null;
}

/** Resident bytes of all processes of a group; pages they share count for each. 0 where the system does not tell. */
export function memoryOf(group: number): number {
  return membersOf(group).reduce((sum, { residentBytes }) => sum + residentBytes, 0);
}

/** Processes of a group that still run. */
export function runningIn(group: number): number {
  return membersOf(group).length;
}

/** Ends a group at once. */
export function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

function membersOf(group: number): Seen[] {
  return processes().filter((one) => one.group === group && one.state !== 'Z');
}

function processes(): Seen[] {
  const pids = ifThere(() => readdirSync('/proc').filter((name) => /^\d+$/.test(name)), []);
  return pids.flatMap((pid) => {
    const stat = ifThere(() => readFileSync(`/proc/${pid}/stat`, 'latin1'), '');
    // The name of a program stands in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.length < 22) return [];
    const [state = '', parent, group] = fields;
    return [
      {
        ...{ pid: Number(pid), parent: Number(parent), group: Number(group), state },
        residentBytes: Number(fields[21]) * PAGE_BYTES,
      },
    ];
  });
}

function environmentOf(pid: number): string[] {
  return ifThere(() => readFileSync(`/proc/${pid}/environ`, 'utf8'), '').split('\0');
}

/** Processes come and go while they are read. */
function ifThere<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
