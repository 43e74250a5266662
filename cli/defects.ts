import { Command } from 'commander';
import { defectsOf } from '../records/defects.ts';
import { openStore } from '../records/store.ts';
import { words } from '../reports/wording/index.ts';
import { exitCodes } from './exit.ts';
import { knownTarget } from './flags.ts';
import { root, storeFile } from './place.ts';

export function defectsCommand(): Command {
  return new Command('defects')
    .description('list the defects, the open ones unless told')
    .option('--target <name>', 'only those of this target')
    .option('--all', 'closed ones too')
    .option('--root <folder>', 'folder that holds config/', root)
    .option('--json', 'print as JSON')
    .action(async (options: { root: string; target?: string; all?: boolean; json?: boolean }) => {
      const store = await openStore(storeFile());
      try {
        if (options.target !== undefined) await knownTarget(options.root, store, options.target);
        const all = await defectsOf(store, options.target);
        const shown = all.filter((one) => options.all || one.state !== 'closed');
        if (options.json) process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
        else if (shown.length === 0) process.stdout.write('Không có lỗi nào đang mở.\n');
        else
          for (const one of shown)
            process.stdout.write(
              `${one.id}  ${one.severity}  ${words('vi').defectState[one.state].padEnd(13)} ${one.ownerName.vi}  hạn ${one.dueAt ?? 'bản phát hành sau'}  ${one.requirements.join(' ')}  ${one.title}\n`,
            );
        process.exitCode = exitCodes.success;
      } finally {
        await store.destroy();
      }
    });
}
