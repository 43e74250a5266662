import { loadMonitors } from '../config/monitoring/load.ts';
import type { ResolvedTarget } from '../config/targets/resolve.ts';
import { Monitor } from '../monitors/monitor.ts';
import type { Sample } from '../monitors/look/sample.ts';
import type { Watched } from '../monitors/look/watched.ts';
import { startSandbox } from '../trial/sandbox.ts';
import { BareWalks } from './bare-walks.ts';
import { seconds, type Bench } from './bench.ts';
import { byTurns, Unmeasured } from './measure.ts';
import { againstRival, underLimit, type Row } from './row.ts';

/** A walk in the monitor's browser may take this many times what it takes with Playwright alone. */
const bar = 1.15;
/** The last quarter of many walks may hold this many times the memory of the second. */
const growthBar = 1.1;
const rounds = 40;
const walksPerMinute = 60;
const manyWalks = 5_000;
/** As many at once as the shipped configuration has. */
const atOnce = 2;

interface Under {
  bench: Bench;
  monitor: Monitor;
  target: ResolvedTarget;
  /** The probes that walk a journey, as configured; the first is compared with Playwright alone. */
  walks: readonly Watched[];
}

/**
 * Journeys in a warm browser: against Playwright alone on the same journey, 60 a minute, and thousands one after
 * another with the memory of the monitor and of its browser, and not one false alarm.
 */
export async function measureJourneys(bench: Bench): Promise<Row[]> {
  const { root, stop, chromium } = bench;
  if (chromium === undefined) throw new Unmeasured('there is no Chromium');
  const sandbox = await startSandbox({ root, seed: 1, faults: [], stop });
  const { addresses } = sandbox;
  const monitor = new Monitor({
    load: () => loadMonitors({ root, target: 'sandbox', env: process.env, addresses }),
    version: '0',
    journeys: { chromium, evidence: `${bench.scratch}/evidence` },
  });
  try {
    const walks = monitor.watched.filter(({ module }) => module.journey !== undefined);
    if (walks.length === 0) throw new Unmeasured('no probe walks a journey');
    const under: Under = { bench, monitor, target: monitor.config.target, walks };
    return [await besidePlaywright(under), ...(await perMinute(under)), ...(await manyOnes(under))];
  } finally {
    await monitor.stop();
    await sandbox.stop();
  }
}

async function besidePlaywright({ bench, monitor, target, walks }: Under): Promise<Row> {
  const [compared] = walks as [Watched];
  const journey = compared.module.journey!.name;
  const bare = await BareWalks.open(bench.chromium, target);
  const ours = async (): Promise<number> => seconds((await walked(monitor, compared)).ms);
  try {
    await ours();
    await bare.walk(compared.platform, journey);
    const count = bench.quick ? 8 : rounds;
    const figures = await byTurns(count, ours, async () =>
      seconds(await bare.walk(compared.platform, journey)),
    );
    const note = `journey ${journey}, ${count} walks each by turns`;
    return againstRival(
      { measurement: 'journeys', what: 'journey, warm browser', unit: 's', note },
      figures.ours,
      { name: 'Playwright alone', samples: figures.theirs },
      bar,
    );
  } finally {
    await bare.close();
  }
}

/** How long a minute's walks take, two at once. */
async function perMinute(under: Under): Promise<Row[]> {
  const { bench, walks } = under;
  const count = bench.quick ? 10 : walksPerMinute;
  const began = performance.now();
  const inTurn = Array.from({ length: count }, (_, n) => walks[n % walks.length]!);
  const amiss = await walkMany(under, inTurn, () => undefined);
  const took = seconds(performance.now() - began);
  const note = `${count} walks of ${walks.length} journeys, ${atOnce} at once`;
  const about = { measurement: 'journeys', what: `${count} journeys`, unit: 's', note } as const;
  return [
    underLimit(about, [took], (60 * count) / walksPerMinute, 'a minute’s share'),
    ...amissRows(note, amiss),
  ];
}

/** Memory after each walk, in MB. */
interface Held {
  monitor: number;
  browser: number;
}

async function manyOnes(under: Under): Promise<Row[]> {
  const { bench, monitor, walks } = under;
  const count = bench.quick ? 40 : manyWalks;
  const held: Held[] = [];
  const began = performance.now();
  const amiss = await walkMany(under, ofDay(walks, count), (so) => {
    const browser = monitor.walker?.browsers.memoryBytes ?? 0;
    held.push({ monitor: process.memoryUsage.rss() / 2 ** 20, browser: browser / 2 ** 20 });
    if (held.length % 200 === 0) {
      const { monitor: own, browser: other } = held.at(-1)!;
      const minutes = seconds(performance.now() - began) / 60;
      bench.say(
        `${held.length} of ${count} walks in ${minutes.toFixed(0)} min: ${so.alarms} false alarms, ${so.leftBehind} left data; ` +
          `monitor ${own.toFixed(0)} MB, browser ${other.toFixed(0)} MB`,
      );
    }
  });
  const note = `${count} walks of ${walks.length} journeys, each as often as it is configured; browsers replaced as configured`;
  const growth = (what: string, figure: (one: Held) => number): Row => {
    const quarter = (n: number) => held.slice((n * count) / 4, ((n + 1) * count) / 4).map(figure);
    const [second, last] = [quarter(1), quarter(3)];
    const rival = { name: 'second quarter', samples: second };
    return againstRival(
      { measurement: 'journeys', what, unit: 'MB', note },
      last,
      rival,
      growthBar,
    );
  };
  return [
    growth('memory of the monitor, last quarter', (one) => one.monitor),
    growth('memory of the browser, last quarter', (one) => one.browser),
    ...amissRows(note, amiss),
    none(note, 'own data that stays at the end', 'records', monitor.walker?.owing ?? 0),
  ];
}

function amissRows(note: string, { alarms, leftBehind }: Amiss): Row[] {
  return [
    none(note, 'false alarms', 'alarms', alarms),
    none(note, 'walks that left data behind', 'walks', leftBehind),
  ];
}

/** There must not be one. */
function none(note: string, what: string, unit: Row['unit'], value: number): Row {
  return underLimit({ measurement: 'journeys', what, unit, note }, [value], 1, 'limit');
}

/** The first walks of a day on which each journey is due as often as it is configured. */
function ofDay(walks: readonly Watched[], count: number): Watched[] {
  const due = walks.flatMap((watched) => {
    const { intervalMs } = watched;
    return Array.from({ length: count }, (_, n) => ({ at: (n + 0.5) * intervalMs, watched }));
  });
  return due
    .toSorted((one, other) => one.at - other.at)
    .slice(0, count)
    .map(({ watched }) => watched);
}

/** How many walks did not pass, and how many left something on a platform. */
interface Amiss {
  alarms: number;
  leftBehind: number;
}

/** Walks the journeys one after another, as many at once as the monitor would. */
async function walkMany(
  { bench, monitor }: Under,
  walks: readonly Watched[],
  after: (so: Readonly<Amiss>) => void,
): Promise<Amiss> {
  const so: Amiss = { alarms: 0, leftBehind: 0 };
  let next = 0;
  const worker = async () => {
    for (let watched = walks[next++]; watched !== undefined; watched = walks[next++]) {
      const { sample } = await walked(monitor, watched, true);
      if (sample.outcome !== 'success') {
        so.alarms += 1;
        bench.say(`${watched.name}: ${sample.outcome}: ${sample.reason}`);
      }
      if (sample.walk?.leftBehind === true) {
        so.leftBehind += 1;
        bench.say(`${watched.name}: something stays\n${sample.log.text()}`);
      }
      after(so);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return so;
}

/** One look of a probe, as the scheduler takes it. */
async function walked(
  monitor: Monitor,
  watched: Watched,
  mayFail = false,
): Promise<{ ms: number; sample: Sample }> {
  const began = performance.now();
  const sample = await monitor.look(watched);
  const ms = performance.now() - began;
  if (sample.outcome !== 'success' && !mayFail)
    throw new Unmeasured(`${watched.name}: ${sample.outcome}: ${sample.reason}`);
  return { ms, sample };
}
