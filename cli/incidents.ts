import { Command } from 'commander';
import { incidentsOf, type IncidentRecord } from '../records/incidents/incidents.ts';
import { openStore } from '../records/store/store.ts';
import { exitCodes } from './exit.ts';
import { planClock } from './clock.ts';
import { knownTarget, language } from './flags.ts';
import { storeFile } from './place.ts';
import { print } from './print.ts';
import { listWording } from './wording/lists.ts';
import { wordsOf } from '../words/said/in-words/index.ts';
import type { Lang } from '../words/text.ts';

interface Flags {
  root: string;
  target: string;
  all?: boolean;
  lang: Lang;
  json?: boolean;
}

export function incidentsCommand(): Command {
  return new Command('incidents')
    .description('list the incidents that monitors saw, the open ones unless told')
    .option('--target <name>', 'of this target', 'sandbox')
    .option('--all', 'closed ones too')
    .option('--lang <language>', 'vi or en', language, 'vi')
    .option('--json', 'print as JSON')
    .action(async (options: Flags) => {
      const store = await openStore(storeFile());
      try {
        const which = options.all === true ? 'all' : 'open';
        const target = await knownTarget(options.root, store, options.target);
        const shown = await incidentsOf(store, target, which);
        if (options.json) process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
        else if (shown.length === 0) print([listWording(options.lang).noIncidents(options.target)]);
        else {
          const clock = planClock(options.root);
          print(shown.flatMap((one) => lines(one, clock, options.lang)));
        }
        process.exitCode = exitCodes.success;
      } finally {
        await store.destroy();
      }
    });
}

function lines(one: IncidentRecord, shown: (instant: string) => string, lang: Lang): string[] {
  const w = listWording(lang);
  const { id, severity, platform, openedAt, closedAt, communes, vantages, defects } = one;
  const until = closedAt === null ? w.stillOpen : w.until(shown(closedAt));
  const where = w.incident(shown(openedAt), until, communes.length, vantages.join(', '));
  const head = `${id}  ${severity}  ${platform}  ${where}  ${defects.join(' ')}`;
  const symptoms = one.symptoms.map(
    ({ probe, until: end, reason }) =>
      `    ${end === null ? w.failing : w.well}  ${probe}: ${wordsOf(reason, lang)}`,
  );
  return [head, ...symptoms];
}
