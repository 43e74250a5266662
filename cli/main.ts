import { Command, CommanderError } from 'commander';
import { exitCodes } from './exit.ts';
import { version } from './place.ts';
import { explain } from './explain.ts';
import { guardStreams } from './print.ts';
import { platformCommands } from './platform-commands.ts';
import { withRoot } from './root.ts';

/** Each command's module is read when it is called: nobody waits for the parts of another. */
const commands: Record<string, () => Promise<() => Command>> = {
  init: async () => (await import('./init.ts')).initCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  record: async () => (await import('./record.ts')).recordCommand,
  sandbox: async () => (await import('./sandbox.ts')).sandboxCommand,
  product: async () => (await import('./product.ts')).productCommand,
  products: async () => (await import('./products.ts')).productsCommand,
  secrets: async () => (await import('./secrets.ts')).secretsCommand,
  trial: async () => (await import('./trial.ts')).trialCommand,
  load: async () => (await import('./load.ts')).loadCommand,
  faults: async () => (await import('./faults.ts')).faultsCommand,
  mutate: async () => (await import('./mutate.ts')).mutateCommand,
  gate: async () => (await import('./gate.ts')).gateCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  defects: async () => (await import('./defects.ts')).defectsCommand,
  retest: async () => (await import('./retest.ts')).retestCommand,
  monitor: async () => (await import('./monitor.ts')).monitorCommand,
  compare: async () => (await import('./compare.ts')).compareCommand,
  incidents: async () => (await import('./incidents.ts')).incidentsCommand,
};

const program = new Command('nghiemthu')
  .description('Acceptance testing for public digital platforms: a verdict you can trust.')
  .version(version())
  .showHelpAfterError('(nghiemthu <command> --help tells more)')
  .showSuggestionAfterError()
  .addHelpText(
    'after',
    '\nExit codes: 0 go or success, 1 no-go, 2 undecided, 3 wrong usage or configuration.',
  );

guardStreams();

const called = process.argv[2] ?? '';
const isOwn = Object.hasOwn(commands, called);
const isNamed = /^[a-z]/.test(called);
const brought = isOwn ? [] : await platformCommands(isNamed ? called : undefined);
const isBrought = isNamed && brought.length > 0;
for (const name of isOwn ? [called] : isBrought ? [] : Object.keys(commands)) {
  const command = await commands[name]!();
  program.addCommand(withRoot(command()).exitOverride().showHelpAfterError());
}
for (const command of brought)
  program.addCommand(withRoot(command).exitOverride().showHelpAfterError());

// A terminal that went away must not end what is being proved.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  await program.exitOverride().parseAsync();
} catch (error) {
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
  else process.exitCode = explain(error);
}
