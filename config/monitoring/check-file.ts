import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inOrder } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import { namesIn } from '../load.ts';
import { checkOn, MONITORS_FILE, readAround } from './around.ts';
import { asGo } from './as-go.ts';
import { doubts } from './doubts.ts';
import { fill } from './fill.ts';
import { Monitors } from './monitors.ts';
import type { Read } from '../reading/reporter.ts';
import { Secrets } from '../reading/secrets.ts';
import type { Environment } from '../reading/secrets.ts';
import { shaped } from '../reading/shape.ts';
import { readYaml } from '../reading/source.ts';
import { Target } from '../targets/target.ts';

export interface MonitorsFileCheck {
  file: string;
  faults: Fault[];
  /** Secrets that are not set yet, and what means something else than it reads. */
  warnings: Fault[];
}

/**
 * Checks `config/monitors.yaml` against every target, without needing secrets. Faults of the files around it are not
 * told here.
 * @returns null where there is no such file
 */
export function checkMonitorsFile(root: string, env: Environment): MonitorsFileCheck | null {
  if (!existsSync(join(root, MONITORS_FILE))) return null;
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const source = readYaml(root, MONITORS_FILE, faults, { aliases: true });
  const filled = source && asGo(fill(source, root, env, new Secrets(), warnings));
  const unset = new Set(warnings.map(({ line, column }) => `${line}:${column}`));
  if (source !== null) warnings.push(...doubts(source));
  const value = filled && shaped(Monitors, filled, faults);
  if (filled !== null && value !== null)
    faults.push(...checkOnTargets(root, { value, source: filled }));
  // What is not filled in yet may have any shape.
  const known = faults.filter(({ line, column }) => !unset.has(`${line}:${column}`));
  return { file: MONITORS_FILE, faults: inOrder(known), warnings: inOrder(warnings) };
}

/** Each fault once, with the names of the targets where not all have it. */
function checkOnTargets(root: string, read: Read<Monitors>): Fault[] {
  const elsewhere: Fault[] = [];
  const around = readAround(root, elsewhere);
  const targets = namesIn(root, 'config/targets').flatMap((name) => {
    const source = readYaml(root, `config/targets/${name}.yaml`, elsewhere);
    const target = source && shaped(Target, source, elsewhere);
    return target === null ? [] : [target];
  });
  const found = new Map<string, { fault: Fault; on: Set<string> }>();
  for (const { name, kind, managed, addresses, accounts } of targets) {
    const faults: Fault[] = [];
    const roles = accounts.map(({ role }) => role);
    checkOn(read, around, { kind, managed, addresses: Object.keys(addresses), roles }, faults);
    for (const fault of faults) {
      const key = JSON.stringify(fault);
      const known = found.get(key) ?? { fault, on: new Set() };
      found.set(key, { fault, on: known.on.add(name) });
    }
  }
  return [...found.values()].map(({ fault, on }) =>
    on.size === targets.length
      ? fault
      : { ...fault, message: `${fault.message} (on the target ${[...on].join(', ')})` },
  );
}
