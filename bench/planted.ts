import type { Bench } from './bench.ts';
import { median, Unmeasured } from './measure.ts';
import { onStandIns } from './on-stand-in.ts';
import type { Ground } from '../suites/stage/testing/staged.ts';
import { judged, offBy, TOLERANCE } from './read-back.ts';
import type { ReadBack } from './read-back.ts';
import { underLimit, type Row } from './row.ts';

const rounds = 3;

/** What `suites/<slug>/testing/planted.ts` exports: plants in its stand-in, and reads back by what its suite measures with. */
interface Planted {
  readBack(ground: Ground): Promise<Record<string, ReadBack>>;
}

/** What is planted in stand-ins, read back by the suites' own instruments. */
export function measurePlanted(bench: Bench): Promise<Row[]> {
  return onStandIns(bench, 'planted', async (module, ground) => {
    const { readBack } = module as Planted;
    const all = new Map<string, ReadBack[]>();
    for (let round = 1; round <= (bench.quick ? 1 : rounds); round += 1) {
      bench.say(`round ${round}`);
      for (const [what, one] of Object.entries(await readBack(ground)))
        all.set(what, [...(all.get(what) ?? []), one]);
    }
    return [...all].map(([what, each]) => rowOf(bench, what, each));
  });
}

/** Of the rounds in which the machine held no window up; where there is none of these, nothing is known. */
function rowOf(bench: Bench, what: string, all: readonly ReadBack[]): Row {
  for (const one of all) {
    const { planted, read = NaN } = one;
    bench.say(
      `${what}: planted ${planted.toPrecision(4)}, read ${read.toPrecision(4)}: ${judged(one)}`,
    );
  }
  const fair = all.filter(({ steady }) => steady);
  if (fair.length === 0) throw new Unmeasured(`${what}: machine too busy in every round`);
  if (fair.some((one) => judged(one) === 'not measured'))
    throw new Unmeasured(`${what}: nothing came that could be measured`);
  const off = fair.map((one) => (offBy(one) ?? NaN) * 100);
  const read = median(fair.map((one) => one.read ?? NaN)).toPrecision(3);
  const planted = median(fair.map((one) => one.planted)).toPrecision(3);
  const note = `planted ${planted}, read ${read}, worst ${Math.max(...off).toFixed(1)} % off, ${fair.length} of ${all.length} rounds`;
  const told = { measurement: 'planted', what: `read back: ${what}`, unit: '%', note } as const;
  return underLimit(told, off, TOLERANCE * 100, 'limit');
}
