import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Setting, StandIn } from './stand-in.ts';
import { faultsOf, loadStandIns, UnknownStandIn } from './stand-ins.ts';
import type { ListedFault } from './stand-ins.ts';

export interface Options {
  seed: number;
  port: number;
  platforms: string[];
  faults: string[];
  /** Settings of the stand-ins, by their options' names. */
  settings: Record<string, number>;
  /** Address → where a program of other people's answers in place of the stand-in. */
  elsewhere: Record<string, string>;
  verbose: boolean;
  withParent: boolean;
  /** Every fault that the wanted stand-ins can show. */
  known: ListedFault[];
  listFaults: boolean;
  /** Print where everything would be, and do not start. */
  listAddresses: boolean;
  json: boolean;
  help: boolean;
}

/** The command line cannot be understood; the message says which option and what it expects. */
export class OptionError extends Error {
  override name = 'OptionError';
}

/** The text of `--help`, with the settings of the stand-ins. */
export function usage(standIns: ReadonlyMap<string, StandIn>): string {
  const settings = Object.entries(settingsOf(standIns)).map(
    ([name, one]) => `  ${`--${name} n`.padEnd(17)} ${one.what} (default ${one.default})\n`,
  );
  return `nghiemthu sandbox [options]

  --platform a,b    only these stand-ins and those they need: ${[...standIns.keys()].toSorted().join(', ')}
  --seed n          which invented people and data (default 1)
  --port n          port of the control server; the addresses follow it by name; 0 picks free ports (default 0)
  --fault id,id     faults switched on from the start
${settings.join('')}  --elsewhere n=url the address n is served by another program on this machine; again for more
  --with-parent     also stop when standard input ends
  --verbose         log to standard error
  --addresses       print where everything would be with this --port, and exit
  --faults [--json] list the faults and exit
  --help            this text
`;
}

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

const own = {
  platform: { type: 'string' as const, multiple: true, default: [] as string[] },
  seed: { type: 'string' as const, default: '1' },
  port: { type: 'string' as const, default: '0' },
  fault: { type: 'string' as const, multiple: true, default: [] as string[] },
  elsewhere: { type: 'string' as const, multiple: true, default: [] as string[] },
  verbose: { type: 'boolean' as const, default: false },
  'with-parent': { type: 'boolean' as const, default: false },
  addresses: { type: 'boolean' as const, default: false },
  faults: { type: 'boolean' as const, default: false },
  json: { type: 'boolean' as const, default: false },
  help: { type: 'boolean' as const, default: false },
} satisfies ParseArgsOptionsConfig;

/** Reads the command line. @throws OptionError */
export async function readOptions(args: string[]): Promise<Options> {
  const platforms = listIn(args, 'platform');
  const standIns = await loadStandIns(platforms).catch((error: unknown) => {
    throw error instanceof UnknownStandIn ? new OptionError(`--platform: ${error.message}`) : error;
  });
  const settings = settingsOf(standIns);
  let values;
  try {
    values = parseArgs({ args, options: withSettings(settings) }).values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
  const known = faultsOf(standIns);
  const faults = listOf(values.fault);
  const unknown = faults.filter((id) => !known.some((fault) => fault.id === id));
  if (unknown.length > 0) {
    throw new OptionError(`--fault: no fault "${unknown.join('", "')}"; --faults lists them`);
  }
  const given = values as Record<string, unknown>;
  const set = Object.entries(settings).flatMap(([name, { max }]) => {
    const text = given[name];
    return typeof text === 'string' ? [[name, whole(name, text, 0, max)] as const] : [];
  });
  return {
    seed: whole('seed', values.seed, 0, 2 ** 31),
    port: whole('port', values.port, 0, 65_500),
    ...{ platforms, faults, known, settings: Object.fromEntries(set) },
    elsewhere: elsewhereIn(values.elsewhere, standIns),
    verbose: values.verbose,
    withParent: values['with-parent'],
    listAddresses: values.addresses,
    listFaults: values.faults,
    json: values.json,
    help: values.help,
  };
}

/** The options of the program with one for each setting, which is read as text. */
function withSettings(settings: Record<string, Setting>): typeof own {
  const texts = Object.keys(settings).map((name) => [name, { type: 'string' }] as const);
  return { ...Object.fromEntries(texts), ...own };
}

const LOOPBACK = /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/\S*[^/\s])?$/;

/** Addresses that other programs serve. @throws OptionError */
function elsewhereIn(
  given: readonly string[],
  standIns: ReadonlyMap<string, StandIn>,
): Record<string, string> {
  const names = [...standIns.values()].flatMap(({ addresses }) => addresses);
  return Object.fromEntries(
    given.map((one) => {
      const [, name = '', url = ''] = /^([^=]*)=(.*)$/.exec(one) ?? [];
      if (!names.includes(name) || !LOOPBACK.test(url)) {
        const wanted = `an address (${names.toSorted().join(', ')}), = and where it is on this machine`;
        throw new OptionError(`--elsewhere: expected ${wanted}, got "${one}"`);
      }
      return [name, url];
    }),
  );
}

const listOf = (lists: string[]) => lists.flatMap((list) => list.split(',')).filter(Boolean);

/** One option before the others can be read: which stand-ins are wanted decides which options there are. */
function listIn(args: string[], name: string): string[] {
  const { values } = parseArgs({
    ...{ args, strict: false, allowPositionals: true },
    options: { [name]: { type: 'string' as const, multiple: true } },
  });
  const given = (values[name] ?? []) as unknown[];
  return listOf(given.filter((one) => typeof one === 'string'));
}

function settingsOf(standIns: ReadonlyMap<string, StandIn>): Record<string, Setting> {
  return Object.assign(
    {},
    ...[...standIns.values()].map(({ settings }) => settings ?? {}),
  ) as Record<string, Setting>;
}
