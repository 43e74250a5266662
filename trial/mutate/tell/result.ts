import { mutantName } from '../mutant.ts';
import type { Mutated } from '../mutate.ts';
import { operatorNamed } from '../operators/registry.ts';
import { scoreOf } from '../score.ts';
import type { Score } from '../score.ts';
import type { SeenBy } from '../run/tried.ts';
import type { Text } from '../../../config/reading/values.ts';

/** What became of a mutant of the plan. */
export type Outcome = 'seen' | 'lived' | 'blocked' | 'not-reached' | 'equivalent' | 'not-run';

/** One mutant, as `mutants.json` tells it. */
export interface MutantTold {
  id: string;
  /** In one line, which its id is made of. */
  mutant: string;
  address: string;
  method: string;
  /** Path with its ids as `{…}`. */
  route: string;
  kind: string;
  title: Text;
  place: string;
  outcome: Outcome;
  seenBy?: SeenBy;
  /** Why it is equivalent. */
  reason?: Text;
  /** Answers or writes that were spoiled. */
  spoiled: number;
  /** Cases that ran, and titles of those that could not judge. */
  ran: number;
  blocked: string[];
  picture?: string;
}

/** `mutants.json`: the same for the same plan, whether it was stopped in between or not. */
export interface MutantsResult {
  target: string;
  platforms: string[];
  seed: number;
  score: Score;
  /** The clean run: cases that were green, and how long it took without the proxy and through it. */
  clean: { cases: number; green: number; directMs: number; proxiedMs: number; routes: number };
  mutants: MutantTold[];
}

export function resultOf(
  { clean, rows }: Mutated,
  run: Pick<MutantsResult, 'target' | 'platforms' | 'seed'>,
): MutantsResult {
  const { cases, ms } = clean.proxied;
  return {
    ...run,
    score: scoreOf(rows),
    clean: {
      cases: cases.length,
      green: cases.filter(({ verdict }) => verdict === 'pass').length,
      ...{ directMs: clean.direct.ms, proxiedMs: ms, routes: clean.routes.length },
    },
    mutants: rows.map(({ mutant, tried, equivalent }) => ({
      ...{ id: mutant.id, mutant: mutantName(mutant), kind: mutant.operator, place: mutant.place },
      ...{ address: mutant.route.address, method: mutant.route.method },
      ...{ route: mutant.route.pattern, title: operatorNamed(mutant.operator).title },
      outcome: equivalent ? 'equivalent' : (tried?.fate ?? 'not-run'),
      ...(equivalent ? { reason: equivalent } : {}),
      ...(tried?.seenBy && { seenBy: tried.seenBy }),
      ...(tried?.picture && { picture: tried.picture }),
      ...{ spoiled: tried?.spoiled ?? 0, ran: tried?.ran ?? 0, blocked: tried?.blocked ?? [] },
    })),
  };
}
