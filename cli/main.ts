import { Command, CommanderError } from 'commander';
import { checkCommand } from './check.ts';
import { defectsCommand } from './defects.ts';
import { doctorCommand } from './doctor.ts';
import { exitCodes } from './exit.ts';
import { faultsCommand } from './faults.ts';
import { gateCommand } from './gate.ts';
import { loadCommand } from './load.ts';
import { monitorCommand } from './monitor.ts';
import { version } from './place.ts';
import { reportCommand } from './report.ts';
import { retestCommand } from './retest.ts';
import { sandboxCommand } from './sandbox.ts';
import { explain } from './explain.ts';
import { trialCommand } from './trial.ts';

const program = new Command('nghiemthu')
  .description('Acceptance testing for public digital platforms: a verdict you can trust.')
  .version(version())
  .showHelpAfterError('(nghiemthu <command> --help tells more)')
  .showSuggestionAfterError()
  .addHelpText(
    'after',
    '\nExit codes: 0 go or success, 1 no-go, 2 undecided, 3 wrong usage or configuration.',
  );

for (const command of [
  doctorCommand,
  checkCommand,
  sandboxCommand,
  trialCommand,
  loadCommand,
  faultsCommand,
  gateCommand,
  reportCommand,
  defectsCommand,
  retestCommand,
  monitorCommand,
])
  program.addCommand(command().exitOverride().showHelpAfterError());

// A terminal that went away must not end what is being proved.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  await program.exitOverride().parseAsync();
} catch (error) {
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
  else process.exitCode = explain(error);
}
