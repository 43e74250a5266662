import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../../../config/home.ts';
import { readContract } from './document.ts';
import type { Contract } from './document.ts';

/** Where the contracts and their schemas stand. */
export function contractsFolder(): string {
  return join(rootFolder(), 'config', 'platforms', 'lgsp', 'contracts');
}

/** The contracts of `config/platforms/lgsp/contracts/`, in the order of their names. @throws RangeError where one is broken */
export function ownContracts(): Contract[] {
  const folder = contractsFolder();
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => readContract(join(folder, file)));
}
