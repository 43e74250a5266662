import { Command } from 'commander';
import type { DefectRecord } from '../records/model.ts';
import { defectsOf } from '../records/defects/read.ts';
import { openStore } from '../records/store.ts';
import { words } from '../reports/wording/index.ts';
import { exitCodes } from './exit.ts';
import { planClock } from './clock.ts';
import { knownTarget } from './flags.ts';
import { storeFile } from './place.ts';
import { print } from './print.ts';

export function defectsCommand(): Command {
  return new Command('defects')
    .description('list the defects, the open ones unless told')
    .option('--target <name>', 'only those of this target')
    .option('--all', 'closed ones too')
    .option('--json', 'print as JSON')
    .action(async (options: { root: string; target?: string; all?: boolean; json?: boolean }) => {
      const store = await openStore(storeFile());
      try {
        if (options.target !== undefined) await knownTarget(options.root, store, options.target);
        const all = await defectsOf(store, options.target);
        const shown = all.filter((one) => options.all || one.state !== 'closed');
        if (options.json) process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
        else if (shown.length === 0) print(['Không có lỗi nào đang mở.']);
        else {
          const clock = planClock(options.root);
          print(shown.map((one) => line(one, clock)));
        }
        process.exitCode = exitCodes.success;
      } finally {
        await store.destroy();
      }
    });
}

function line(one: DefectRecord, clock: (instant: string) => string): string {
  const { id, severity, state, ownerName, dueAt, requirements, title } = one;
  const named = words('vi').defectState[state].padEnd(15);
  return `${id}  ${severity}  ${named} ${ownerName.vi}  hạn ${dueAt === null ? 'bản phát hành sau' : clock(dueAt)}  ${requirements.join(' ')}  ${title}`;
}
