import { handedOver, takenOver } from './config/targets/handed.ts';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, defineConfig } from '@playwright/test';
import type { PlaywrightTestConfig } from '@playwright/test';
import { loadConfig } from './config/load.ts';
import { withAddresses } from './config/targets/resolve.ts';
import type { ResolvedTarget } from './config/targets/resolve.ts';
import { launchOptions, windowOptions } from './suites/stage/browser.ts';
import { LIMITS } from './suites/stage/limits.ts';
import { home, moduleFile, rootFolder } from './config/home.ts';
import { configOfSuites } from './suites/journey.ts';

/** What the starter installed on this machine. */
interface Programs {
  chromium?: { path?: string };
  node?: { path?: string };
}

function installedParts(env: NodeJS.ProcessEnv): Programs {
  const cache = join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'nghiemthu');
  const file = env['NGHIEMTHU_PARTS'] ?? join(env['NGHIEMTHU_CACHE'] ?? cache, 'parts.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Programs) : {};
}

/** A distribution's browser; Playwright's own, which needs no path, comes first where it is there. */
function foundOnPath(): string | undefined {
  if (existsSync(chromium.executablePath())) return undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const names = ['chromium-headless-shell', 'chromium', 'google-chrome'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

const parts = installedParts(process.env);
const { platforms } = configOfSuites();

/** Port of the control server of the stand-in platforms that `npx playwright test` starts. */
const PORT = Number(process.env['NGHIEMTHU_SANDBOX_PORT'] ?? 4400);

/** The stand-in platforms of a target that starts them itself; a second reading only waits for the same ones. */
function standIns(target: ResolvedTarget | undefined): PlaywrightTestConfig['webServer'] {
  const node = parts.node?.path ?? process.execPath;
  const sandbox = [moduleFile('sandbox/main'), '--port', String(PORT)];
  const where = execFileSync(node, [...sandbox, '--addresses'], { cwd: home, encoding: 'utf8' });
  const { addresses, control } = JSON.parse(where) as {
    addresses: Record<string, string>;
    control: string;
  };
  if (target !== undefined)
    process.env['NGHIEMTHU_TARGET'] = handedOver(withAddresses(target, addresses));
  return {
    command: [node, ...sandbox].map((word) => JSON.stringify(word)).join(' '),
    url: `${control}/healthz`,
    cwd: home,
    reuseExistingServer: process.env['CI'] === undefined,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 3_000 },
    timeout: 30_000,
  };
}

/** A trial hands over a target that is resolved; a tester gives the name or the file of one, or nothing. */
function targetByName(): ResolvedTarget | undefined {
  const asked = process.env['NGHIEMTHU_TARGET'] ?? 'sandbox';
  if (takenOver(asked) !== undefined) return undefined;
  return loadConfig({ root: rootFolder(), target: asked, env: process.env }).target;
}

/** Set beside the target, so that a second reading of this file in the same process still knows. */
const OWN = 'NGHIEMTHU_STAND_INS';
const named = targetByName();
if (named?.managed === true) process.env[OWN] = '1';
else if (named !== undefined) process.env['NGHIEMTHU_TARGET'] = handedOver(named);
const webServer = process.env[OWN] === '1' ? standIns(named) : undefined;

const kind = takenOver(process.env['NGHIEMTHU_TARGET'] ?? '')?.kind;

/** A headless shell cannot open a window. */
const windowed = process.argv.some((word) => /^--(?:headed|ui|debug)/.test(word));
const browser = process.env['NGHIEMTHU_CHROMIUM'] ?? parts.chromium?.path ?? foundOnPath();
const executablePath = windowed && browser?.includes('headless-shell') ? undefined : browser;

export default defineConfig({
  testDir: join(rootFolder(), 'suites'),
  testMatch: '**/*.spec.ts',
  // On a live platform only what reads, or creates data of its own and removes it, from whatever program it is started.
  ...(kind === 'live' ? { grep: /@(?:reads|creates)\b/ } : {}),
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  retries: Number(process.env['NGHIEMTHU_RETRIES'] ?? 0),
  timeout: 90_000,
  expect: { timeout: LIMITS.expect },
  reporter: [['list'], [moduleFile('suites/evidence/masking-reporter')]],
  use: {
    actionTimeout: LIMITS.action,
    navigationTimeout: LIMITS.navigation,
    ...windowOptions(),
    // Pictures of a trace cannot be masked; its page snapshots can. Pictures of a failure are taken masked.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'off',
    launchOptions: launchOptions(executablePath),
  },
  projects: platforms.map(({ slug }) => ({
    name: slug,
    testDir: join(rootFolder(), 'suites', slug),
  })),
  ...(webServer === undefined ? {} : { webServer }),
});
