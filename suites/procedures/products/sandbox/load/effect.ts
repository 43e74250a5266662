import { sleep } from 'k6';
import { Counter } from 'k6/metrics';
import { get, signInAs } from './citizen.ts';
import { officer } from './handover.ts';

/** How many of the acknowledged dossiers the platform has when the load is over. */
const arrived = new Counter('dossiers_arrived');
/** As many as the interface tells at most. */
const SIZE = 1_000;
/** Times it is asked, a second apart, until it tells the same twice: what was acknowledged may take a moment. */
const LOOKS = 10;

/** What the unit had before the load, by the platform's own clock; null where it could not be asked. */
export interface Before {
  changedAt: string | null;
}

/** To be asked before the load. */
export function lookBefore(): Before {
  return { changedAt: signInAs(officer) ? (changes()?.[0] ?? '') : null };
}

/** To be asked after the load: what cannot be read is not counted, and then nothing is judged. */
export function lookAfter({ changedAt }: Before): void {
  if (changedAt === null || !signInAs(officer)) return;
  let last = -1;
  for (let look = 0; look < LOOKS; look += 1) {
    const all = changes();
    const fresh = all?.filter((at) => at > changedAt).length;
    // More than the interface tells: how many, nobody knows.
    if (fresh === undefined || fresh === SIZE) return;
    if (fresh === last) break;
    last = fresh;
    sleep(1);
  }
  arrived.add(last);
}

/** When each dossier of the unit was last changed, the latest first; undefined where it does not tell. */
function changes(): string[] | undefined {
  const { status, body } = get('dossiers', `/api/dossiers?size=${SIZE}`);
  if (status !== 200 || !body.startsWith('{')) return undefined;
  const { items } = JSON.parse(body) as { items: { changedAt: string }[] };
  return items.map((one) => one.changedAt);
}
