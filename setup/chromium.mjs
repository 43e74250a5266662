// A Chromium headless shell: Playwright's own, else one Playwright downloads, else the distribution's.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readParts, rememberPart, root } from './cache.mjs';
import { MissingPart, aptInstall, ask, onPath, run, step } from './tell.mjs';

const shell = 'chromium-headless-shell';
const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');

/** The distribution's names, the headless shell first: it is 2.7 times faster for journeys. */
const distribution = ['chromium-headless-shell', 'chromium', 'google-chrome', 'chrome'];

/** @param {string | undefined} file */
function runs(file) {
  try {
    if (!file) return false;
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} file */
function versionOf(file) {
  return ask(file, ['--version'])?.match(/\d+\.\d+\.\d+\.\d+/)?.[0];
}

/** @returns {Promise<string | undefined>} the shell that this Playwright's own install command keeps */
async function playwrightsOwn() {
  const plan = await run(process.execPath, [cli, 'install', '--dry-run', shell]);
  const folder = plan.match(/Install location:\s*(.+)/)?.[1]?.trim();
  if (!folder || !existsSync(folder)) return undefined;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const found = files.find((file) =>
    /(^|[\\/])(chrome-headless-shell|headless_shell)(\.exe)?$/.test(file),
  );
  return found && path.join(folder, found);
}

/**
 * @param {string | undefined} file
 * @param {string} source
 */
function accept(file, source) {
  if (!file || !runs(file)) return undefined;
  const version = versionOf(file);
  if (!version) return undefined; // there, but does not start
  const part = { path: file, version, source };
  rememberPart('chromium', part);
  return part;
}

/** @returns {{path: string, version: string, source: string} | undefined} the browser found before, if it is still there */
export function knownChromium() {
  const chosen = process.env.NGHIEMTHU_CHROMIUM;
  // What was chosen and is not there is absent: nothing else takes its place unasked.
  if (chosen)
    return runs(chosen)
      ? { path: chosen, version: versionOf(chosen) ?? '', source: 'NGHIEMTHU_CHROMIUM' }
      : undefined;
  const part = readParts().chromium;
  return part && runs(part.path) ? part : undefined;
}

/** @returns {string | undefined} a Chromium of this machine that has a window, for people who record; none of Playwright's own */
export function chromiumWithWindow() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
  return names.map((name) => onPath(name)).find(runs);
}

export async function findChromium() {
  const present = knownChromium() ?? accept(await playwrightsOwn(), 'playwright');
  if (present) return present;
  const installed = await step('Chromium headless shell', async () => {
    const downloaded = await run(process.execPath, [cli, 'install', shell]).then(
      async () => accept(await playwrightsOwn(), 'playwright install'),
      () => undefined, // no way out to its download host: the distribution's will do
    );
    return downloaded ?? fromDistribution() ?? (await installedFromDistribution());
  });
  if (installed) return installed;
  throw new MissingPart(
    'a Chromium headless shell',
    `npx playwright install --with-deps ${shell}, or: sudo apt-get install ${shell}`,
  );
}

function fromDistribution() {
  for (const name of distribution) {
    const part = accept(onPath(name), 'distribution');
    if (part) return part;
  }
  return undefined;
}

async function installedFromDistribution() {
  for (const name of [shell, 'chromium']) if (await aptInstall([name])) return fromDistribution();
  return undefined;
}
