import { home, moduleFile } from '../../config/home.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { environmentFor } from '../../suites/environment.ts';
import { endChild, ending, startChild, tail } from '../children.ts';
import { HOLD } from './messages.ts';
import type { Listing, Release, SuiteMessage } from './messages.ts';
import type { Chosen } from './selection.ts';

export interface SuiteRun {
  root: string;
  /** Folder for Playwright's own working files; emptied by Playwright. */
  scratch: string;
  /** Playwright projects: one a platform. */
  platforms: string[];
  grep: string | null;
  /** True on a live platform: only cases tagged `@reads`, or `@creates` (marked data, removed afterwards) run. */
  onlySafe: boolean;
  shard: string | null;
  /** Lines of a test list that are not to run again. */
  skip: string[];
  /** The cases that alone are to run; all where left out. */
  only?: Chosen;
  /** How many cases at the same time; as Playwright's settings say where left out. */
  workers?: number;
  /** Keeps no traces, whatever Playwright's settings say: nobody would look at them. */
  untraced?: boolean;
  /** Lists the cases and runs none. */
  list?: boolean;
  env: Record<string, string>;
  /** Variables of the caller's environment that the target hands to its suites. */
  named: readonly string[];
  stop: AbortSignal;
  onMessage: (message: SuiteMessage) => void;
}

export interface SuiteEnding {
  /** True where the reporter said that it sent everything. */
  complete: boolean;
  reason: string;
  /** Last lines that Playwright wrote, for the message of a harness fault. */
  output: string;
}

/** Playwright with its suites read, waiting for its release: nothing has run yet. */
export interface HeldSuites {
  listing: Listing;
  /** Runs what was listed, to its end. */
  release(release: Release): Promise<SuiteEnding>;
  /** Ends it without having run anything. */
  end(): Promise<void>;
}

/**
 * Starts `playwright test` with our reporter and reads what it found; it runs nothing before it is released, so that
 * the target can get ready meanwhile and a wrong suite is refused first. Nothing is judged here: what Playwright's exit
 * code says is not used, because a case counts only by what was reported of it.
 */
export async function holdSuites(run: SuiteRun): Promise<HeldSuites> {
  await mkdir(run.scratch, { recursive: true });
  const child = startChild(process.execPath, await argumentsOf(run), {
    cwd: run.root,
    env: environmentFor({ ...run.env, NGHIEMTHU_ROOT: run.root }, run.named),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
    serialization: 'advanced',
    stop: run.stop,
  });
  const output = tail(child.stdout);
  const errors = tail(child.stderr);
  let complete = false;
  child.on('message', (message: SuiteMessage) => {
    if (message.kind === 'ended') complete = true;
    run.onMessage(message);
  });
  const line = child.stdio[HOLD] as Duplex;
  // The other end goes with the program.
  line.on('error', () => undefined);
  const stopped = () => line.destroy();
  run.stop.addEventListener('abort', stopped, { once: true });
  const ended = ending(child).then(({ reason }) => {
    run.stop.removeEventListener('abort', stopped);
    return { complete, reason, output: [output(), errors()].filter(Boolean).join('\n') };
  });
  const told = await Promise.race([firstLine(line), ended]);
  if (typeof told !== 'string') return { ...unread(told), release: () => ended };
  return {
    listing: JSON.parse(told) as Listing,
    release: (release) => {
      line.write(`${JSON.stringify(release)}\n`);
      return ended;
    },
    async end() {
      line.destroy();
      await endChild(child, 'SIGINT');
      await ended;
    },
  };
}

/** Lists the cases without running any. */
export async function listSuites(
  run: Omit<SuiteRun, 'list' | 'onMessage'>,
): Promise<HeldSuites['listing']> {
  const held = await holdSuites({ ...run, list: true, onMessage: () => undefined });
  await held.end();
  return held.listing;
}

/** A Playwright that ended before it listed anything: what it wrote is the error. */
function unread({ output, reason }: SuiteEnding): Pick<HeldSuites, 'listing' | 'end'> {
  return {
    listing: {
      ...{ version: '', folder: '', cases: [], setups: [], setupFailed: false },
      errors: [{ message: output || reason }],
    },
    end: async () => undefined,
  };
}

function firstLine(stream: Duplex): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const take = (part: Buffer) => {
      parts.push(part);
      if (part.at(-1) !== 10) return;
      stream.off('data', take);
      resolve(Buffer.concat(parts).toString('utf8'));
    };
    stream.on('data', take);
  });
}

async function argumentsOf(run: SuiteRun): Promise<string[]> {
  const cli = createRequire(path.join(home, 'package.json')).resolve('@playwright/test/cli');
  return [
    ...[cli, 'test', ...(run.list ? ['--list'] : []), ...placesOf(run)],
    ...['--config', settingsOf(run.root)],
    ...['--forbid-only', '--pass-with-no-tests'],
    // A picture that is made now is no proof of what it should look like.
    ...['--update-snapshots', 'none'],
    ...['--output', path.join(run.scratch, 'test-results')],
    ...['--reporter', moduleFile('trial/suite/reporter')],
    ...run.platforms.flatMap((platform) => ['--project', platform]),
    ...grepOf(run),
    ...(run.shard ? ['--shard', run.shard] : []),
    ...(run.workers === undefined ? [] : ['--workers', String(run.workers)]),
    ...(run.untraced ? ['--trace', 'off'] : []),
    ...(await testLists(run)),
  ];
}

/** The root's own settings of Playwright; the program's where it has none. */
function settingsOf(root: string): string {
  const own = ['ts', 'mts', 'js', 'mjs'].map((ending) => `playwright.config.${ending}`);
  const found = own.find((name) => existsSync(path.join(root, name)));
  return found === undefined ? moduleFile('playwright.config') : path.join(root, found);
}

/** Playwright reads a place as a pattern for the end of a path. */
function placePattern(place: string): string {
  const [, file = place, line = ''] = /^(.*?)((?::\d+)?)$/.exec(place) ?? [];
  return `${file.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}${line}`;
}

/** Playwright takes one expression: both conditions look ahead over title and tags. */
function grepOf({ grep, onlySafe }: SuiteRun): string[] {
  if (!onlySafe) return grep ? ['--grep', grep] : [];
  return ['--grep', `(?=[\\s\\S]*@(?:reads|creates)\\b)${grep ? `(?=[\\s\\S]*(?:${grep}))` : ''}`];
}

function placesOf({ only }: SuiteRun): string[] {
  return only !== undefined && 'places' in only ? only.places.map(placePattern) : [];
}

async function testLists({ only, skip, scratch }: SuiteRun): Promise<string[]> {
  const lists: string[] = [];
  if (only !== undefined && 'lines' in only) {
    const file = path.join(scratch, 'only.txt');
    await writeFile(file, only.lines.join('\n') + '\n');
    lists.push('--test-list', file);
  }
  if (skip.length > 0) {
    const file = path.join(scratch, 'skip.txt');
    await writeFile(file, skip.join('\n') + '\n');
    lists.push('--test-list-invert', file);
  }
  return lists;
}
