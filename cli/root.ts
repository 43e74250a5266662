import path from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { findRoot, isRoot } from '../config/home.ts';
import { UsageError } from './explain.ts';

/** Commands that need no configuration. */
const WITHOUT = new Set(['doctor', 'init', 'sandbox', 'help']);

function rootOption(): Option {
  return new Option(
    '--root <folder>',
    'folder that holds config/ and suites/; the nearest one upwards where left out',
  ).argParser((folder: string) => {
    const root = path.resolve(folder);
    if (!isRoot(root)) throw new InvalidArgumentError('It holds no folder config/platforms.');
    return root;
  });
}

/** Gives a command its root, which everything that it starts works on, too. */
export function withRoot(command: Command): Command {
  if (WITHOUT.has(command.name())) return command;
  return command.addOption(rootOption()).hook('preAction', () => {
    const { NGHIEMTHU_ROOT: set } = process.env;
    const given = command.getOptionValue('root') as string | undefined;
    const root = given ?? (set && path.resolve(set)) ?? findRoot(process.cwd());
    if (root === null)
      throw new UsageError(
        `found no folder config/platforms in ${process.cwd()} or above it; "nghiemthu init <folder>" makes one, --root <folder> names one`,
      );
    if (!isRoot(root))
      throw new UsageError(`NGHIEMTHU_ROOT: ${root} holds no folder config/platforms`);
    if (given === undefined && root !== process.cwd())
      process.stderr.write(`nghiemthu: working in ${root}\n`);
    command.setOptionValue('root', root);
    process.env['NGHIEMTHU_ROOT'] = root;
  });
}
