import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { findRoot } from '../config/home.ts';
import type {
  CommandOutcome,
  PlatformCommand,
  PlatformCommands,
} from '../suites/platform-command.ts';
import { exitCodes } from './exit.ts';
import { UsageError } from './explain.ts';

const CODES: Readonly<Record<CommandOutcome, number>> = {
  success: exitCodes.success,
  'no-go': exitCodes.noGo,
  undecided: exitCodes.undecided,
};

/** The folder whose platforms bring commands of their own; null where there is none. */
function rootOf({ argv, env }: NodeJS.Process): string | null {
  const at = argv.indexOf('--root');
  return argv[at < 0 ? argv.length : at + 1] ?? env['NGHIEMTHU_ROOT'] ?? findRoot(process.cwd());
}

/**
 * Commands that platforms bring: `nghiemthu <group> <name>`, or `nghiemthu <group>` alone, for each of
 * `suites/<platform>/commands/<group>.ts`.
 * @param wanted the group that was called; all where left out
 */
export async function platformCommands(wanted?: string): Promise<Command[]> {
  const root = rootOf(process);
  if (root === null) return [];
  const files = globSync('suites/*/commands/*.ts', { cwd: root }).toSorted();
  const groups: Command[] = [];
  for (const file of files) {
    const group = path.basename(file, '.ts');
    if (wanted !== undefined && group !== wanted) continue;
    const brought = (await import(pathToFileURL(path.join(root, file)).href)) as {
      commands?: PlatformCommands;
      command?: PlatformCommand;
    };
    if (brought.command !== undefined) {
      groups.push(commandOf(group, brought.command));
      continue;
    }
    const command = new Command(group).description(`commands of ${file.split(path.sep)[1]}`);
    for (const [name, one] of Object.entries(brought.commands ?? {}))
      command.addCommand(commandOf(name, one));
    groups.push(command);
  }
  return groups;
}

function commandOf(name: string, one: PlatformCommand): Command {
  const command = new Command(name).description(one.description);
  for (const argument of one.arguments) command.argument(`<${argument}>`);
  for (const [flags, { description, default: usual }] of Object.entries(one.options))
    command.option(flags, description, usual);
  return command.exitOverride().action(async () => {
    try {
      const { text, outcome } = await one.run(command.args, command.opts());
      process.stdout.write(`${text}\n`);
      process.exitCode = CODES[outcome];
    } catch (error) {
      throw error instanceof RangeError ? new UsageError(error.message) : error;
    }
  });
}
