import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../reading/faults.ts';
import { Reporter } from '../reading/reporter.ts';
import { readShaped } from '../reading/shaped-file.ts';
import { checkNorms } from './check.ts';
import { Norms } from './norms.ts';

export const NORMS_FILE = 'config/norms.yaml';

/** The norms by their names; none where there is no such file, null where it is wrong. */
export function readNorms(root: string, faults: Fault[]): Norms['norms'] | null {
  if (!existsSync(join(root, NORMS_FILE))) return {};
  const read = readShaped(root, NORMS_FILE, Norms, faults);
  if (read === null) return null;
  checkNorms(new Reporter(read.source, faults), read.value);
  return read.value.norms;
}
