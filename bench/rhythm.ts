import { setTimeout as pause } from 'node:timers/promises';
import { punctuality, quantile } from './arrivals.ts';
import type { Bench } from './bench.ts';
import { Unmeasured } from './measure.ts';
import { underLimit, type Row } from './row.ts';
import { memoryMb } from './running.ts';
import { SCRAPE_EVERY_MS, seriesIn, startPage, startWatching, type Page } from './watching.ts';

/** How far the mean interval may be from the configured one. */
const driftLimit = 0.0001;
/** How long a scrape of 5,000 series may take, in ms. */
const scrapeLimitMs = 100;
/** Series that an HTTP probe and its counters have. */
const seriesOfProbe = 24;

interface Load {
  probes: number;
  intervalMs: number;
  /** Turns of each probe that are counted. */
  turns: number;
  /** How late a turn may begin in 99 of 100 cases, in ms. */
  lateLimitMs: number;
  /** Memory of the monitor, in MB. */
  memoryLimitMb: number;
}

const ofFew = { lateLimitMs: 1.5, memoryLimitMb: 110 };

/** Whether turns come when they are due, over hours of many probes on one core, and in how much memory. */
export async function measureRhythm(bench: Bench): Promise<Row[]> {
  const loads: Load[] = bench.quick
    ? [{ probes: 100, intervalMs: 2_000, turns: 4, ...ofFew }]
    : [
        { probes: 500, intervalMs: 10_000, turns: 6, ...ofFew },
        { probes: 5_000, intervalMs: 60_000, turns: 3, lateLimitMs: 5, memoryLimitMb: 150 },
      ];
  const page = await startPage(bench);
  try {
    // The first start of all translates TypeScript itself; what is measured is a start like any later one.
    await (await startWatching(bench, page, 1, '10s')).stop();
    const rows: Row[] = [];
    for (const load of loads) rows.push(...(await rhythmOf(bench, page, load)));
    return rows;
  } finally {
    await page.stop();
  }
}

async function rhythmOf(bench: Bench, page: Page, load: Load): Promise<Row[]> {
  const { probes, intervalMs, turns, lateLimitMs, memoryLimitMb } = load;
  const seconds = intervalMs / 1000;
  const monitor = await startWatching(bench, page, probes, `${seconds}s`);
  const stopScraping = monitor.scrapeOften();
  try {
    await pause(intervalMs, undefined, { signal: bench.stop });
    await page.forget();
    const memory: { all: number; own: number }[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      await pause(intervalMs, undefined, { signal: bench.stop });
      memory.push(memoryMb(monitor.pid));
    }
    const arrivals = await page.arrivals();
    const { lateMs, meanIntervalMs, missed } = punctuality(arrivals, intervalMs);
    if (lateMs.length < probes * (turns - 1)) throw new Unmeasured(`only ${lateMs.length} turns`);
    const late = quantile(lateMs, 0.99);
    const most = (kind: 'all' | 'own') => Math.max(...memory.map((one) => one[kind]));
    const drift = Math.abs(meanIntervalMs / intervalMs - 1);
    bench.say(
      `${probes} every ${seconds} s: ${lateMs.length} turns, ${missed} missed, half within ${quantile(lateMs, 0.5).toFixed(2)} ms, 99 % within ${late.toFixed(2)} ms, mean interval off by ${(drift * 1e6).toFixed(1)} ppm, ${most('own').toFixed(0)} MB of its own, ${most('all').toFixed(0)} MB in all`,
    );
    const told = (what: string, unit: Row['unit']) => ({
      ...{ measurement: 'rhythm', unit, what: `${probes} probes every ${seconds} s, ${what}` },
      note: `${lateMs.length} turns on one core, ${missed} missed, by their arrival at the page; scraped every ${SCRAPE_EVERY_MS / 1000} s`,
    });
    return [
      underLimit(told('99 % begin within', 'ms'), [late], lateLimitMs, 'limit'),
      underLimit(told('mean interval off by', '%'), [drift * 100], driftLimit * 100, 'limit'),
      underLimit(told('memory of its own', 'MB'), [most('own')], memoryLimitMb, 'limit'),
      underLimit(told('memory with Node itself', 'MB'), [most('all')], memoryLimitMb, 'limit'),
    ];
  } finally {
    stopScraping();
    await monitor.stop();
  }
}

/** How long `/metrics` takes with 5,000 series. */
export async function measureScrape(bench: Bench): Promise<Row[]> {
  const wanted = 5_000;
  const probes = Math.ceil(wanted / seriesOfProbe);
  const page = await startPage(bench);
  try {
    const monitor = await startWatching(bench, page, probes, '2s');
    try {
      await pause(6_000, undefined, { signal: bench.stop });
      const scrapes: number[] = [];
      let series = 0;
      for (let i = 0; i < (bench.quick ? 3 : 15); i += 1) {
        const { text, ms } = await monitor.scrape();
        series = seriesIn(text);
        scrapes.push(ms);
        await pause(500, undefined, { signal: bench.stop });
      }
      bench.say(`${series} series: ${scrapes.map((ms) => ms.toFixed(0)).join(', ')} ms`);
      if (series < wanted) throw new Unmeasured(`only ${series} series`);
      const note = `${series} series while ${probes} pages are probed every 2 s`;
      const told = { measurement: 'scrape', what: 'scrape of /metrics', unit: 'ms', note } as const;
      return [underLimit(told, scrapes, scrapeLimitMs, 'limit')];
    } finally {
      await monitor.stop();
    }
  } finally {
    await page.stop();
  }
}
