import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ending, startChild, tail } from '../children.ts';
import type { SuiteMessage } from './messages.ts';

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
  /** Lines of a test list that alone are to run. */
  only?: string[];
  env: Record<string, string>;
  stop: AbortSignal;
  onMessage: (message: SuiteMessage) => void;
}

export interface SuiteEnding {
  /** True where the reporter said that all was told. */
  complete: boolean;
  reason: string;
  /** Last lines that Playwright wrote, for the message of a harness fault. */
  output: string;
}

/**
 * Runs `playwright test` with our reporter and hands on what it tells. Nothing is judged here: what Playwright's exit
 * code says is not used, because a case counts only by what was told of it.
 */
export async function runPlaywright(run: SuiteRun): Promise<SuiteEnding> {
  await mkdir(run.scratch, { recursive: true });
  const cli = createRequire(path.join(run.root, 'package.json')).resolve('@playwright/test/cli');
  const args = [
    ...[cli, 'test', '--forbid-only', '--pass-with-no-tests'],
    ...['--output', path.join(run.scratch, 'test-results')],
    ...['--reporter', path.join(import.meta.dirname, 'reporter.ts')],
    ...run.platforms.flatMap((platform) => ['--project', platform]),
    ...grepOf(run),
    ...(run.shard ? ['--shard', run.shard] : []),
    ...(await testList(run, '--test-list-invert', run.skip)),
    ...(await testList(run, '--test-list', run.only ?? [])),
  ];
  const child = startChild(process.execPath, args, {
    cwd: run.root,
    env: { ...process.env, ...run.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
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
  const { reason } = await ending(child);
  return { complete, reason, output: [output(), errors()].filter(Boolean).join('\n') };
}

/** Playwright takes one expression: both conditions look ahead over title and tags. */
function grepOf({ grep, onlySafe }: SuiteRun): string[] {
  if (!onlySafe) return grep ? ['--grep', grep] : [];
  return ['--grep', `(?=[\\s\\S]*@(?:reads|creates)\\b)${grep ? `(?=[\\s\\S]*(?:${grep}))` : ''}`];
}

async function testList(run: SuiteRun, option: string, lines: string[]): Promise<string[]> {
  if (lines.length === 0) return [];
  const file = path.join(run.scratch, `${option.slice(2)}.txt`);
  await writeFile(file, lines.join('\n') + '\n');
  return [option, file];
}

/** A case's line in a Playwright test list. */
export function testListLine(platform: string, file: string, titles: string[]): string {
  return `[${platform}] › ${file} › ${titles.join(' › ')}`;
}
