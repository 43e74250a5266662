import { describeFaults } from './control.ts';
import { OptionError, readOptions, USAGE } from './options.ts';
import { startSandbox } from './sandbox.ts';

const BAD_USAGE = 3;

function listFaults(json: boolean): string {
  const faults = describeFaults();
  if (json) return `${JSON.stringify(faults)}\n`;
  const width = Math.max(...faults.map((fault) => fault.id.length));
  return faults
    .map((fault) => `${fault.id.padEnd(width)}  ${fault.requirement}  ${fault.imitates}\n`)
    .join('');
}

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return void process.stdout.write(USAGE);
  if (options.listFaults) return void process.stdout.write(listFaults(options.json));

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

  const { procedures, dvcqg, vneid, control } = sandbox;
  const { seed, faults } = options;
  process.stdout.write(
    `${JSON.stringify({ ready: true, procedures, dvcqg, vneid, control, seed, faults })}\n`,
  );
}

run().catch((error: unknown) => {
  const isUsage =
    error instanceof OptionError || (error as { code?: string }).code === 'EADDRINUSE';
  process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(isUsage ? BAD_USAGE : 1);
});
