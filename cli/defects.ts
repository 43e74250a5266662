import { Command } from 'commander';
import type { DefectRecord } from '../records/defects/defect.ts';
import { defectsOf } from '../records/defects/read.ts';
import { openStore } from '../records/store/store.ts';
import { words } from '../reports/wording/index.ts';
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
  target?: string;
  all?: boolean;
  lang: Lang;
  json?: boolean;
}

export function defectsCommand(): Command {
  return new Command('defects')
    .description('list the defects, the open ones unless told')
    .option('--target <name>', 'only those of this target')
    .option('--all', 'closed ones too')
    .option('--lang <language>', 'vi or en', language, 'vi')
    .option('--json', 'print as JSON')
    .action(async (options: Flags) => {
      const store = await openStore(storeFile());
      try {
        if (options.target !== undefined) await knownTarget(options.root, store, options.target);
        const all = await defectsOf(store, options.target);
        const shown = all.filter((one) => options.all || one.state !== 'closed');
        if (options.json) process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
        else if (shown.length === 0) print([listWording(options.lang).noDefects]);
        else {
          const clock = planClock(options.root);
          print(shown.map((one) => line(one, clock, options.lang)));
        }
        process.exitCode = exitCodes.success;
      } finally {
        await store.destroy();
      }
    });
}

function line(one: DefectRecord, clock: (instant: string) => string, lang: Lang): string {
  const { id, severity, state, ownerName, dueAt, requirements, title } = one;
  const w = listWording(lang);
  const due = dueAt === null ? w.nextRelease : clock(dueAt);
  const named = words(lang).defectState[state].padEnd(15);
  return `${id}  ${severity}  ${named} ${ownerName[lang]}  ${w.due(due)}  ${requirements.join(' ')}  ${wordsOf(title, lang)}`;
}
