import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { environmentFor } from '../../suites/environment.ts';

export interface CodegenOptions {
  url: string;
  /** What the signed-in browser holds, a file of Playwright's `storageState`; nobody is signed in where undefined. */
  state: string | undefined;
  /** Where the recording goes. */
  output: string;
  /** A browser with a window; the one that Playwright brought where undefined. */
  browser: string | undefined;
  timeZone: string;
  stop: AbortSignal;
}

/**
 * Opens Playwright's code generator until its window is closed.
 * @returns the last words of one that did not end well, such as where there is no browser with a window
 */
export async function recordActions(options: CodegenOptions): Promise<string | undefined> {
  const { url, state, output, browser, timeZone, stop } = options;
  const cli = path.join(
    path.dirname(createRequire(import.meta.url).resolve('playwright')),
    'cli.js',
  );
  const args = [
    ...[cli, 'codegen', '--target', 'jsonl', '--output', output],
    ...['--lang', 'vi-VN', '--timezone', timeZone],
    ...(state === undefined ? [] : ['--load-storage', state]),
    url,
  ];
  const child = spawn(process.execPath, args, {
    stdio: ['inherit', 'ignore', 'pipe'],
    env: environmentFor(playwrightsOwn(browser)),
    signal: stop,
  });
  let said = '';
  child.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => (said = (said + text).slice(-4_000)));
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      said += error.message;
      resolve(null);
    });
    child.once('close', resolve);
  });
  return code === 0 || stop.aborted ? undefined : said.trim();
}

/** What Playwright's own command reads of the environment. */
function playwrightsOwn(browser: string | undefined): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) =>
    /^(?:PWTEST_CLI|PLAYWRIGHT)_/.test(name),
  );
  return {
    ...Object.fromEntries(own.map(([name, value]) => [name, value ?? ''])),
    ...(browser === undefined ? {} : { PWTEST_CLI_EXECUTABLE_PATH: browser }),
  };
}
