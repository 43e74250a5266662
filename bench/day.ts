import { setTimeout as pause } from 'node:timers/promises';
import { punctuality } from './arrivals.ts';
import type { Bench } from './bench.ts';
import { againstRival, underLimit, type Row } from './row.ts';
import { memoryMb } from './running.ts';
import { startPage, startWatching, type Room } from './watching.ts';

const probes = 144;
const intervalMs = 1_000;
/** With so many probes a second, as many looks as 60 probes have in 24 hours at one a minute: 86,400. */
const turns = 600;
/** Memory of the last quarter of the time against the second. */
const growthBar = 1.1;

/** One of twenty never answers, one of twenty answers without end. */
const roomOf = (probe: number): Room =>
  probe % 20 === 0 ? 'hang' : probe % 20 === 10 ? 'drip' : 'p';

/** A day's looks in ten minutes, with targets that hang and that drip: memory stays flat, no healthy one loses a turn. */
export async function measureDay(bench: Bench): Promise<Row[]> {
  const count = bench.quick ? 20 : turns;
  const page = await startPage(bench);
  try {
    const monitor = await startWatching(bench, page, probes, '1s', roomOf);
    const stopScraping = monitor.scrapeOften();
    try {
      await pause(10_000, undefined, { signal: bench.stop });
      await page.forget();
      const held: number[] = [];
      for (let turn = 0; turn < count; turn += 1) {
        await pause(intervalMs, undefined, { signal: bench.stop });
        held.push(memoryMb(monitor.pid).all);
        if (turn % 60 === 59) bench.say(`${turn + 1} s: ${held.at(-1)!.toFixed(0)} MB`);
      }
      const healthy = (await page.arrivals()).filter(([probe]) => roomOf(probe) === 'p');
      const { missed } = punctuality(healthy, intervalMs);
      const quarter = (n: number) => held.slice((n * count) / 4, ((n + 1) * count) / 4);
      const note = `${probes * count} looks, a tenth of them at targets that hang or drip; ${healthy.length} healthy ones`;
      return [
        againstRival(
          { measurement: 'day', what: 'a day of looks, memory, last quarter', unit: 'MB', note },
          quarter(3),
          { name: 'second quarter', samples: quarter(1) },
          growthBar,
        ),
        underLimit(
          { measurement: 'day', what: 'a day of looks, turns lost', unit: 'turns', note },
          [missed],
          1,
          'limit',
        ),
      ];
    } finally {
      stopScraping();
      await monitor.stop();
    }
  } finally {
    await page.stop();
  }
}
