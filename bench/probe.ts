import { Agent, get } from 'node:http';
import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { findBlackbox, startBlackbox } from '../monitors/parity/blackbox.ts';
import { NoProgram } from '../monitors/testing/find-program.ts';
import type { Bench } from './bench.ts';
import { byTurns, Unmeasured } from './measure.ts';
import { againstRival, underLimit, type Row } from './row.ts';
import { cpuMs } from './running.ts';
import { SCRAPE_EVERY_MS, startPage, startWatching, type Page } from './watching.ts';

const probes = 500;
const intervalMs = 10_000;
const rounds = 3;
/** Node compiles what is called often: a monitor that runs for months is judged warm, as a program of Go always is. */
const warmMs = 60_000;
/** Below every rival: Gatus takes 0.78 ms, Cloudprober 0.83, blackbox_exporter 1.4 on a machine like ours. */
const goalMs = 0.75;

/** CPU of one HTTP probe with a new connection, in our scheduler against blackbox_exporter asked at the same rate. */
export async function measureProbe(bench: Bench): Promise<Row[]> {
  const binary = blackbox();
  const page = await startPage(bench);
  try {
    const { ours, theirs } = await byTurns(
      bench.quick ? 1 : rounds,
      (round) => announced(bench, `round ${round}, ours`, ourProbe(bench, page)),
      (round) =>
        announced(bench, `round ${round}, blackbox_exporter`, theirProbe(bench, page, binary)),
    );
    const note = `${probes} pages every ${intervalMs / 1000} s, all threads, scraped every ${SCRAPE_EVERY_MS / 1000} s; ours keeps each sample in its store, too`;
    const told = { measurement: 'probe', unit: 'ms', note } as const;
    const rival = { name: 'blackbox_exporter', samples: theirs };
    return [
      againstRival({ ...told, what: 'HTTP probe, CPU' }, ours, rival, 1),
      underLimit({ ...told, what: 'HTTP probe, CPU, goal' }, ours, goalMs, 'goal'),
    ];
  } finally {
    await page.stop();
  }
}

function blackbox(): string {
  try {
    return findBlackbox();
  } catch (error) {
    if (error instanceof NoProgram) throw new Unmeasured(error.message);
    throw error;
  }
}

async function announced(bench: Bench, name: string, work: Promise<number>): Promise<number> {
  const ms = await work;
  bench.say(`${name}: ${ms.toFixed(3)} ms of CPU a probe`);
  return ms;
}

async function ourProbe(bench: Bench, page: Page): Promise<number> {
  const monitor = await startWatching(bench, page, probes, `${intervalMs / 1000}s`);
  const stopScraping = monitor.scrapeOften();
  try {
    return await costOf(bench, page, monitor.pid);
  } finally {
    stopScraping();
    await monitor.stop();
  }
}

async function theirProbe(bench: Bench, page: Page, binary: string): Promise<number> {
  const config = path.join(bench.scratch, 'blackbox.yml');
  writeFileSync(
    config,
    'modules: { http_2xx: { prober: http, http: { preferred_ip_protocol: ip4 } } }\n',
  );
  const running = await startBlackbox(binary, config);
  const asking = askAtRate(running.url, page.url);
  try {
    return await costOf(bench, page, running.pid);
  } finally {
    asking.stop();
    await running.stop();
  }
}

/** CPU in ms by which the program paid for each page that was asked for, once it is warm. */
async function costOf({ quick, stop }: Bench, page: Page, pid: number): Promise<number> {
  await pause(quick ? 5_000 : warmMs, undefined, { signal: stop });
  const [count, cpu] = [await page.count(), cpuMs(pid)];
  await pause(quick ? intervalMs : 3 * intervalMs, undefined, { signal: stop });
  const looks = (await page.count()) - count;
  if (looks === 0) throw new Unmeasured('nothing was probed');
  return (cpuMs(pid) - cpu) / looks;
}

/** Asks `/probe` as Prometheus does: over kept connections, each target once an interval, spread evenly. */
function askAtRate(exporter: string, site: string): { stop(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const began = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / intervalMs) * probes;
    for (; sent < due; sent += 1) {
      const target = encodeURIComponent(`${site}/p/${sent % probes}`);
      get(`${exporter}/probe?module=http_2xx&target=${target}`, { agent }, (answer) =>
        answer.resume(),
      ).on('error', () => undefined);
    }
  }, 5);
  return {
    stop: () => {
      clearInterval(timer);
      agent.destroy();
    },
  };
}
