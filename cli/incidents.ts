import { Command } from 'commander';
import { incidentsOf, type IncidentRecord } from '../records/incidents.ts';
import { openStore } from '../records/store.ts';
import { exitCodes } from './exit.ts';
import { planClock } from './clock.ts';
import { knownTarget } from './flags.ts';
import { storeFile } from './place.ts';
import { print } from './print.ts';

export function incidentsCommand(): Command {
  return new Command('incidents')
    .description('list the incidents that monitors saw, the open ones unless told')
    .option('--target <name>', 'of this target', 'sandbox')
    .option('--all', 'closed ones too')
    .option('--json', 'print as JSON')
    .action(async (options: { root: string; target: string; all?: boolean; json?: boolean }) => {
      const store = await openStore(storeFile());
      try {
        const which = options.all === true ? 'all' : 'open';
        const target = await knownTarget(options.root, store, options.target);
        const shown = await incidentsOf(store, target, which);
        if (options.json) process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
        else if (shown.length === 0) print([`Không có sự cố nào đang mở trên ${options.target}.`]);
        else {
          const clock = planClock(options.root);
          print(shown.flatMap((one) => lines(one, clock)));
        }
        process.exitCode = exitCodes.success;
      } finally {
        await store.destroy();
      }
    });
}

function lines(one: IncidentRecord, shown: (instant: string) => string): string[] {
  const { id, severity, platform, openedAt, closedAt, communes, vantages, defects } = one;
  const until = closedAt === null ? 'đang mở' : `đến ${shown(closedAt)}`;
  const head = `${id}  ${severity}  ${platform}  từ ${shown(openedAt)} ${until}  ${communes.length} xã, phường  nhìn từ ${vantages.join(', ')}  ${defects.join(' ')}`;
  const symptoms = one.symptoms.map(
    ({ probe, until: end, reason }) =>
      `    ${end === null ? 'không đạt' : 'đã đạt   '}  ${probe}: ${reason}`,
  );
  return [head, ...symptoms];
}
