import path from 'node:path';
import { Command } from 'commander';
import { makeRepository } from './init/repository.ts';
import { version } from './place.ts';

export function initCommand(): Command {
  return new Command('init')
    .description("make a province's own repository of configuration and suites")
    .argument('<folder>', 'an empty folder, or one that is not there yet')
    .option(
      '--from <package>',
      'what to install the program from: a version, a tarball, an address',
      `^${version()}`,
    )
    .action(async (folder: string, { from }: { from: string }) => {
      const files = await makeRepository({ folder, dependency: dependencyOn(from, folder) });
      const shown = path.relative(process.cwd(), path.resolve(folder)) || '.';
      process.stdout.write(
        `${files.length} files written to ${shown}. Go on with:\n\n` +
          `  cd ${shown}\n  npm install\n  npx nghiemthu check\n  npx nghiemthu trial\n`,
      );
    });
}

/** npm takes a tarball's path from the repository's folder. */
function dependencyOn(from: string, folder: string): string {
  if (!/\.(?:tgz|tar\.gz)$/.test(from) || /^[a-z+]+:\/\//.test(from)) return from;
  const file = path.relative(path.resolve(folder), path.resolve(from.replace(/^file:/, '')));
  return `file:${file.split(path.sep).join('/')}`;
}
