import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { checkConfig } from '../config/load.ts';
import { ConfigError, formatFault, type Fault } from '../config/faults.ts';
import { loadMonitors } from '../config/monitors-load.ts';
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

const monitorsFile = 'config/monitors.yaml';

interface Checked {
  files: string[];
  faults: Fault[];
  warnings: Fault[];
}

/** What the monitors' own file adds, where there is one; its target's faults are told already. */
function withMonitors(folder: string, checked: Checked): Checked {
  if (!existsSync(path.join(folder, monitorsFile))) return checked;
  const files = [...checked.files, monitorsFile];
  try {
    loadMonitors({ root: folder, target: 'sandbox', env: process.env });
    return { ...checked, files };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const own = error.faults.filter((fault) => fault.file === monitorsFile);
    return { ...checked, files, faults: [...checked.faults, ...own] };
  }
}
