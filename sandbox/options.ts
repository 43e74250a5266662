import { parseArgs } from 'node:util';
import { isFaultId } from './faults/registry.ts';
import type { FaultId } from './faults/registry.ts';

export interface Options {
  seed: number;
  port: number;
  faults: FaultId[];
  migrated: number;
  verbose: boolean;
  withParent: boolean;
  listFaults: boolean;
  json: boolean;
  help: boolean;
}

/** The command line cannot be understood; the message says which option and what it expects. */
export class OptionError extends Error {
  override name = 'OptionError';
}

export const USAGE = `node sandbox/main.ts [options]

  --seed n          which invented people and dossiers (default 1)
  --port n          procedures n, dvcqg n+1, vneid n+2, control n+3; 0 picks free ports (default 0)
  --fault id,id     faults switched on from the start
  --migrated n      dossiers from before the merger (default 5000)
  --with-parent     also stop when standard input ends
  --verbose         log to standard error
  --faults [--json] list the faults and exit
  --help            this text
`;

/** A whole number between `min` and `max`. @throws OptionError */
function whole(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new OptionError(
      `--${name}: expected a whole number from ${min} to ${max}, got "${text}"`,
    );
  }
  return value;
}

/** Reads the command line. @throws OptionError */
export function readOptions(args: string[]): Options {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        seed: { type: 'string', default: '1' },
        port: { type: 'string', default: '0' },
        fault: { type: 'string', multiple: true, default: [] },
        migrated: { type: 'string', default: '5000' },
        verbose: { type: 'boolean', default: false },
        'with-parent': { type: 'boolean', default: false },
        faults: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
  const ids = values.fault.flatMap((list) => list.split(',')).filter(Boolean);
  const unknown = ids.filter((id) => !isFaultId(id));
  if (unknown.length > 0) {
    throw new OptionError(`--fault: no fault "${unknown.join('", "')}"; --faults lists them`);
  }
  return {
    seed: whole('seed', values.seed, 0, 2 ** 31),
    port: whole('port', values.port, 0, 65_532),
    faults: ids.filter(isFaultId),
    migrated: whole('migrated', values.migrated, 0, 100_000),
    verbose: values.verbose,
    withParent: values['with-parent'],
    listFaults: values.faults,
    json: values.json,
    help: values.help,
  };
}
