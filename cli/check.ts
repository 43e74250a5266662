import { Command } from 'commander';
import { formatFault, inOrder } from '../config/reading/faults.ts';
import type { Fault } from '../config/reading/faults.ts';
import { checkConfig } from '../config/load.ts';
import type { ConfigCheck } from '../config/load.ts';
import { checkMonitorsFile } from '../config/monitoring/check-file.ts';
import { isUnset } from '../config/reading/secrets.ts';
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
        for (const line of warningLines(warnings)) process.stdout.write(`${line}\n`);
        process.stdout.write(
          faults.length === 0
            ? `${files.length} files, no faults\n`
            : `${files.length} files, ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}\n`,
        );
      }
      process.exitCode = faults.length === 0 ? exitCodes.success : exitCodes.usage;
    });
}

/** More than these of one target's references are told as a number: a target that is not used here has dozens. */
const MOST_UNSET = 3;

function warningLines(warnings: readonly Fault[]): string[] {
  const unset = Map.groupBy(warnings.filter(isUnset), ({ file }) => file);
  const many = [...unset].filter(([, all]) => all.length > MOST_UNSET);
  const counted = new Set(many.map(([file]) => file));
  const told = warnings.filter((one) => !isUnset(one) || !counted.has(one.file));
  return [
    ...told.map((one) => `warning: ${formatFault(one)}`),
    ...many.map(
      ([file, all]) =>
        `warning: ${file}: ${all.length} variables and files of secrets are not set here; what uses this target names those it needs, --json all of them`,
    ),
  ];
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
