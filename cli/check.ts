import { Command } from 'commander';
import { formatFault } from '../config/faults.ts';
import { checkConfig } from '../config/load.ts';
import type { ConfigCheck } from '../config/load.ts';
import { checkMonitorsFile } from '../config/monitors-file.ts';
import { exitCodes } from './exit.ts';
import { root } from './place.ts';

export function checkCommand(): Command {
  return new Command('check')
    .description('check the whole configuration and show every fault at once')
    .option('--root <folder>', 'folder that holds config/ and suites/', root)
    .option('--json', 'print the faults as JSON')
    .action((options: { root: string; json?: boolean }) => {
      const { files, faults, warnings } = withMonitors(
        options.root,
        checkConfig(options.root, process.env),
      );
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

function withMonitors(folder: string, checked: ConfigCheck): ConfigCheck {
  const own = checkMonitorsFile(folder, process.env);
  if (own === null) return checked;
  return {
    files: [...checked.files, own.file],
    faults: [...checked.faults, ...own.faults],
    warnings: [...checked.warnings, ...own.warnings],
  };
}
