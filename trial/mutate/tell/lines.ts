import { operatorNamed } from '../operators/registry.ts';
import type { Clean } from '../run/clean.ts';
import type { Row } from '../score.ts';
import type { MutantTold, MutantsResult, Outcome } from './result.ts';
import { words } from './words.ts';
import type { Lang } from '../../../words/text.ts';

/** What the terminal shows while it works. */
export function cleanLine(at: 'direct' | 'proxied' | Clean, lang: Lang, isKept = false): string {
  const { stages, ran, kept } = words[lang];
  if (typeof at === 'string') return stages[at];
  return isKept
    ? kept
    : ran(at.proxied.cases.length, at.direct.ms, at.proxied.ms, at.routes.length);
}

export function rowLine({ mutant, tried }: Row, lang: Lang): string {
  const { route, operator, place, id } = mutant;
  const outcome = words[lang].outcomes[tried?.fate ?? 'not-run'];
  const title = operatorNamed(operator).title[lang];
  const what = [`${route.method} ${route.pattern}`, title, place].filter(Boolean).join(' · ');
  const by = tried?.seenBy ? ` ← ${byWhom(tried.seenBy)}` : '';
  return `  ${outcome.padEnd(12)} ${id}  ${route.address} ${what}${by}`;
}

export function byWhom({ requirements, title }: { requirements: string[]; title: string }): string {
  return [requirements.join(', '), title].filter(Boolean).join(' ');
}

const ORDER: Outcome[] = ['lived', 'blocked', 'not-reached', 'not-run', 'equivalent', 'seen'];

/** The table at the end: what lived first, as it is the next work. */
export function summary(result: MutantsResult, lang: Lang): string[] {
  const told = words[lang];
  const lines = ORDER.flatMap((outcome) => {
    const own = result.mutants.filter((one) => one.outcome === outcome);
    return own.length === 0
      ? []
      : [`${told.headings[outcome]} (${own.length})`, ...own.map((one) => line(one, lang))];
  });
  return [...lines, told.score(result.score)];
}

function line(one: MutantTold, lang: Lang): string {
  const what = [`${one.method} ${one.route}`, one.title[lang], one.place]
    .filter(Boolean)
    .join(' · ');
  const why = one.seenBy ? ` ← ${byWhom(one.seenBy)}` : one.reason ? ` — ${one.reason[lang]}` : '';
  const blocked =
    one.blocked.length > 0 && !one.seenBy ? ` (${words[lang].blocked(one.blocked.length)})` : '';
  return `  ${one.id}  ${one.address} ${what}${why}${blocked}`;
}
