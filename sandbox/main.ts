import { OptionError, readOptions, usage } from './options.ts';
import type { Options } from './options.ts';
import { addressNames, startSandbox } from './sandbox.ts';
import { loadStandIns } from './stand-ins.ts';

const BAD_USAGE = 3;

function listFaults({ known, json }: Options): string {
  if (json) return `${JSON.stringify(known)}\n`;
  const width = (texts: string[]) => Math.max(0, ...texts.map((text) => text.length));
  const ids = width(known.map(({ id }) => id));
  const platforms = width(known.map(({ platform }) => platform));
  return known
    .map(
      ({ id, platform, requirement, imitates }) =>
        `${id.padEnd(ids)}  ${platform.padEnd(platforms)}  ${requirement}  ${imitates}\n`,
    )
    .join('');
}

/** Where everything would be; only a fixed port tells. */
async function listAddresses({ platforms, port, elsewhere }: Options): Promise<string> {
  if (port === 0) throw new OptionError('--addresses: expected a --port above 0');
  const at = (offset: number) => `http://127.0.0.1:${port + offset}`;
  const names = addressNames(await loadStandIns(platforms), elsewhere);
  const own = Object.fromEntries(names.map((name, n) => [name, at(n + 1)]));
  const addresses = { ...own, ...elsewhere };
  return `${JSON.stringify({ addresses, control: at(0) })}\n`;
}

async function run(): Promise<void> {
  const options = await readOptions(process.argv.slice(2));
  const print = (text: string) => void process.stdout.write(text);
  if (options.help) return print(usage(await loadStandIns()));
  if (options.listFaults) return print(listFaults(options));
  if (options.listAddresses) return print(await listAddresses(options));

  const log = (line: string) => {
    if (options.verbose) process.stderr.write(`${line}\n`);
  };
  const sandbox = await startSandbox({ ...options, log });
  const stop = () => {
    void sandbox.stop().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (options.withParent) process.stdin.resume().once('end', stop).once('error', stop);

  const { addresses, control } = sandbox;
  const { seed, faults } = options;
  print(`${JSON.stringify({ ready: true, addresses, control, seed, faults })}\n`);
}

run().catch((error: unknown) => {
  const isUsage =
    error instanceof OptionError || (error as { code?: string }).code === 'EADDRINUSE';
  process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(isUsage ? BAD_USAGE : 1);
});
