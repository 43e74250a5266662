import { monitorWording } from './wording/monitor.ts';
import type { Lang } from '../words/text.ts';
import { wordsOf } from '../words/said/in-words/index.ts';
import { setFlagsFromString } from 'node:v8';
import { Command } from 'commander';
import { loadMonitors } from '../config/monitoring/load.ts';
import type { IncidentUpdate } from '../monitors/journal/recorder.ts';
import { oneLine } from '../words/reasons/one-line.ts';
import { Monitor } from '../monitors/monitor.ts';
import type { MonitorOptions } from '../monitors/monitor.ts';
import type { Outcome } from '../monitors/look/sample.ts';
import { ListenError, listen } from '../monitors/server/server.ts';
import type { Listening } from '../monitors/server/server.ts';
import { knownChromium } from '../setup/chromium.mjs';
import { withSettings } from '../suites/settings.ts';
import type { Sandbox, startSandbox } from '../trial/sandbox.ts';
import { exitCodes } from './exit.ts';
import { UsageError } from './explain.ts';
import { faultList, language, list } from './flags.ts';
import { evidenceFolder, storeFile, version } from './place.ts';

interface Flags {
  config?: string;
  target: string;
  platform: string[];
  listen?: string;
  once?: boolean;
  fault: string[];
  vantage?: string;
  json?: boolean;
  lang: Lang;
  root: string;
}

type MonitorWording = ReturnType<typeof monitorWording>;

export function monitorCommand(): Command {
  return new Command('monitor')
    .description('watch the platforms around the clock and serve Prometheus metrics')
    .option(
      '--config <file>',
      'one whole file in place of config/monitors.yaml and config/monitors/',
    )
    .option('--target <name-or-file>', 'a target of config/targets, or a YAML file', 'sandbox')
    .option('--platform <slugs>', 'only these platforms', list, [])
    .option('--listen <host:port>', 'another address than the one in the configuration')
    .option('--vantage <name>', 'where this monitor stands; NGHIEMTHU_VANTAGE says it, too')
    .option('--lang <language>', 'vi or en', language, 'vi')
    .option('--json', 'one line of JSON for each sample and incident, once it is safe in the store')
    .option('--fault <ids>', 'faults to switch on in the sandbox', list, [])
    .option('--once', 'look at everything once, print the results and end')
    .action(async (flags: Flags) => {
      // A pattern that meets hostile text must not hold the program: V8 then changes to its linear engine.
      setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
      const stop = new AbortController();
      const stopped = new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const)
          process.on(signal, () => {
            stop.abort();
            resolve();
          });
      });
      const vantage = flags.vantage ?? process.env['NGHIEMTHU_VANTAGE'];
      const read = (addresses?: Record<string, string>) =>
        loadMonitors({
          ...{ root: flags.root, target: flags.target, file: flags.config },
          ...(flags.platform.length > 0 ? { platforms: flags.platform } : {}),
          ...{ env: process.env, addresses, vantage },
        });
      const first = await withSettings(flags.root, read);
      const faults = await faultList(flags.fault, first);
      const standIns = first.target.managed
        ? await startStandIns({ root: flags.root, faults, platforms: first.platforms }, stop.signal)
        : null;
      if (stop.signal.aborted) return;
      try {
        const load = () => read(standIns?.addresses);
        if (flags.once) await once(new Monitor(optionsFor(load)), stop.signal, flags.lang);
        else await watch(load, flags, stopped, standIns);
      } finally {
        await standIns?.stop();
      }
    });
}

function optionsFor(load: MonitorOptions['load']): MonitorOptions {
  const journeys = { chromium: knownChromium()?.path ?? null, evidence: evidenceFolder() };
  return { load, version: version(), journeys };
}

async function startStandIns(
  wanted: Pick<Parameters<typeof startSandbox>[0], 'root' | 'faults' | 'platforms'>,
  stop: AbortSignal,
): Promise<Sandbox | null> {
  try {
    const { startSandbox } = await import('../trial/sandbox.ts');
    return await startSandbox({ ...wanted, seed: 1, stop });
  } catch (error) {
    if (stop.aborted) return null;
    throw error;
  }
}

async function once(monitor: Monitor, stop: AbortSignal, lang: Lang): Promise<void> {
  const w = monitorWording(lang);
  stop.addEventListener('abort', () => {
    endSoon();
    void monitor.stop();
  });
  const results = await monitor.once();
  await monitor.stop();
  for (const { watched, sample } of results) {
    const reason =
      sample.why === undefined ? '' : `: ${monitor.config.secrets.mask(wordsOf(sample.why, lang))}`;
    say(
      `${w.outcome[sample.outcome].padEnd(10)} ${watched.name} (${seconds(sample.durationSeconds)})${reason}`,
    );
  }
  const is = (outcome: Outcome) => results.some(({ sample }) => sample.outcome === outcome);
  if (results.length === 0) say(w.nothing);
  if (is('failure')) process.exitCode = exitCodes.noGo;
  else if (results.length === 0 || is('blocked') || is('refused'))
    process.exitCode = exitCodes.undecided;
  else process.exitCode = exitCodes.success;
}

async function watch(
  load: MonitorOptions['load'],
  flags: Flags,
  stopped: Promise<void>,
  standIns: Sandbox | null,
): Promise<void> {
  // Only what changes is printed: a line for each look would bury the one that matters.
  const last = new Map<string, Outcome>();
  const w = monitorWording(flags.lang);
  const tell = flags.json === true ? () => undefined : say;
  const monitor = new Monitor({
    ...optionsFor(load),
    store: storeFile(),
    onKept: (entries, told) => {
      if (flags.json === true) for (const line of [...entries, ...told]) say(JSON.stringify(line));
      else for (const one of told) say(`${new Date().toISOString()} ${incidentLine(one, w)}`);
    },
    onTrouble: (why) => tell(why === null ? w.written : w.unwritten(why)),
    onSample: ({ name }, { outcome, why: reason }) => {
      const before = last.get(name);
      last.set(name, outcome);
      if (before === outcome || (before === undefined && outcome === 'success')) return;
      const why =
        reason === undefined ? '' : `: ${monitor.config.secrets.mask(wordsOf(reason, flags.lang))}`;
      tell(`${new Date().toISOString()} ${name}: ${w.outcome[outcome]}${why}`);
    },
  });
  const listening = await open(monitor, flags.listen ?? monitor.config.monitors.listen);
  process.on('SIGHUP', () => {
    const faults = monitor.reload();
    tell(faults === '' ? w.reloaded(summary(monitor, w)) : w.notReloaded(faults));
  });
  // A journey that does not wait for its own steps must not end the watch over all the others.
  process.on('unhandledRejection', (error) => tell(w.unawaited(oneLine(error))));
  standIns?.lost.addEventListener('abort', () => {
    // While the monitor stops, so do they.
    if (monitor.ready) tell(w.sandboxGone);
  });
  monitor.start();
  tell(w.listening(`${listening.url}/metrics`));
  tell(summary(monitor, w));
  if (standIns !== null) tell(w.control(`${standIns.control}/faults`));
  if (flags.json === true) say(JSON.stringify({ ready: true, url: listening.url }));
  await stopped;
  endSoon();
  await Promise.all([monitor.stop(), listening.close()]);
  tell(w.stopped);
}

/** Milliseconds from the signal to stop to the end, whatever probes, a browser or the store are doing. */
const ENDS_WITHIN_MS = 4_500;

/** What is safe in the store stays there: a monitor may be killed at any moment. */
function endSoon(): void {
  setTimeout(() => process.exit(), ENDS_WITHIN_MS).unref();
}

async function open(monitor: Monitor, where: string): Promise<Listening> {
  if (!/^.+:\d{1,5}$/.test(where))
    throw new UsageError(`--listen ${where}: expected host:port like 127.0.0.1:9464`);
  try {
    return await listen(monitor, where);
  } catch (error) {
    if (error instanceof ListenError) throw new UsageError(`cannot listen on ${error.message}`);
    throw error;
  }
}

function summary({ watched, config }: Monitor, w: MonitorWording): string {
  const platforms = new Set(watched.map(({ platform }) => platform));
  const names = watched.map(({ name }) => name);
  const listed = names.length > 12 ? `${names.slice(0, 12).join(', ')}…` : names.join(', ');
  return w.watches(names.length, platforms.size, config.target.name, listed);
}

/** What happened to an incident, and to which probe. */
export function incidentLine(update: IncidentUpdate, w: MonitorWording): string {
  const { id, platform, severity, kinds, probes } = update;
  const what = [...new Set(kinds)].map((kind) => w.change[kind](update)).join('; ');
  return w.incident(id, severity, platform, what, probes.join(', '));
}

function seconds(value: number): string {
  return `${value.toLocaleString('vi-VN', { maximumFractionDigits: 3 })} s`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
