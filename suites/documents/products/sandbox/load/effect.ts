import { sleep } from 'k6';
import { Counter } from 'k6/metrics';
import { clerks, get, signInAs } from './clerk.ts';

/** How many of the acknowledged documents the platform has when the load is over. */
const arrived = new Counter('documents_arrived');
/** Times it is asked, a second apart, until it tells the same twice: what was acknowledged may take a moment. */
const LOOKS = 10;

/** One clerk of each unit: the lists of a unit are the same for all of them. */
const counting = [...new Map(clerks.map((one) => [one.unit, one])).values()];

/** To be asked after the load: what cannot be told is not counted, and then nothing is judged. */
export function lookAfter(marker: string): void {
  let all = 0;
  for (const clerk of counting) {
    const found = signInAs(clerk) ? countOf(marker) : undefined;
    if (found === undefined) return;
    all += found;
  }
  arrived.add(all);
}

/** How many documents of the unit bear the marker, once the number holds still; undefined where it is not told. */
function countOf(marker: string): number | undefined {
  let last = -1;
  for (let look = 0; look < LOOKS; look += 1) {
    const { status, body } = get('count', `/van-ban-den?q=${encodeURIComponent(marker)}`);
    const told = /Tìm thấy (\d+) văn bản/.exec(body)?.[1];
    if (status !== 200 || told === undefined) return undefined;
    if (Number(told) === last || (look === 0 && told === '0')) return Number(told);
    last = Number(told);
    sleep(0.2);
  }
  return last;
}
