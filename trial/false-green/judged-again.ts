import path from 'node:path';
import { start, type Ran, type Small } from '../testing/small.ts';

/** Judges runs of a small platform again. */
export function gate(small: Small, ...more: string[]): Promise<Ran> {
  return start(small, ['gate', '--root', small.root, '--json', ...more]).ended;
}

export const idOf = (ran: Ran): string => ran.report?.run.id ?? '';
export const folderOf = (small: Small, ran: Ran): string => path.join(small.out, idOf(ran));
