import { Command } from 'commander';
import { formatFault, inOrder } from '../config/reading/faults.ts';
import { checkConfig } from '../config/load.ts';
import type { ConfigCheck } from '../config/load.ts';
import { checkMonitorsFile } from '../config/monitoring/check-file.ts';
import type { Environment } from '../config/reading/secrets.ts';
import { settingsFaults } from '../suites/settings.ts';
import { checkSuites } from '../trial/suite/check.ts';
import { exitCodes } from './exit.ts';

export function checkCommand(): Command {
  return new Command('check')
    .description('check the whole configuration and show every fault at once')
    .option('--json', 'print the faults as JSON')
    .action(async (options: { root: string; json?: boolean }) => {
      const checked = await checkAll(options.root, process.env);
      const { files, warnings } = checked;
      // What cannot be read as configuration cannot say which suites there are.
      const faults = checked.faults.length > 0 ? checked.faults : await checkSuites(options.root);
      if (options.json)
        process.stdout.write(`${JSON.stringify({ files, faults, warnings }, null, 2)}\n`);
      else {
        for (const fault of faults) process.stdout.write(`${formatFault(fault)}\n`);
        for (const warning of warnings) process.stdout.write(`warning: ${formatFault(warning)}\n`);
        process.stdout.write(
          faults.length === 0
            ? `${files.length} files, no faults\n`
            : `${files.length} files, ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}\n`,
        );
      }
      process.exitCode = faults.length === 0 ? exitCodes.success : exitCodes.usage;
    });
}

/** Checks the files of the configuration, the monitors' own and what only suites know of theirs. */
export async function checkAll(root: string, env: Environment): Promise<ConfigCheck> {
  const checked = checkConfig(root, env);
  const own = checkMonitorsFile(root, env);
  return {
    files: [...checked.files, ...(own?.files ?? [])],
    faults: inOrder([...checked.faults, ...(own?.faults ?? []), ...(await settingsFaults(root))]),
    warnings: [...checked.warnings, ...(own?.warnings ?? [])],
  };
}
