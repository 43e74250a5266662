import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMonitors } from '../../config/monitoring/load.ts';
import { BrowserLimits, Retention } from '../../config/monitoring/browser.ts';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import { Platform } from '../../config/platforms/platform.ts';
import { knownChromium } from '../../setup/chromium.mjs';
import type { Stage } from '../../suites/stage/stage.ts';
import { home } from '../../config/home.ts';
import type { Walkable } from '../../suites/suite.ts';
import { findJourney } from '../../suites/suite.ts';
import { startSandbox } from '../../trial/sandbox.ts';
import type { Sandbox } from '../../trial/sandbox.ts';
import { Browsers } from '../browser/browsers.ts';
import type { Restart } from '../browser/browsers.ts';
import { systemClock } from '../look/clock.ts';
import type { Clock } from '../look/clock.ts';
import { EvidenceStore } from '../journey/evidence-store.ts';
import { Walker } from '../journey/walker.ts';
import type { Request } from '../look/run.ts';
import type { Sample } from '../look/sample.ts';
import { look } from './look.ts';

/** Chromium as the starter found it. */
export const chromium = () => knownChromium()?.path ?? null;

interface PlaceOptions {
  chromium?: string | null;
  limits?: Partial<BrowserLimits>;
  clock?: Clock;
  find?: (platform: string, name: string) => Promise<Walkable>;
}

/** A walker with a browser and a folder for evidence of its own. */
export class WalkingPlace {
  readonly folder = mkdtempSync(join(tmpdir(), 'walker-'));
  readonly restarts: Restart[] = [];
  readonly browsers: Browsers;
  readonly evidence = new EvidenceStore(join(this.folder, 'evidence'), Retention.parse({}));
  readonly walker: Walker;

  constructor(options: PlaceOptions = {}) {
    this.browsers = new Browsers({
      path: options.chromium === undefined ? chromium() : options.chromium,
      limits: BrowserLimits.parse(options.limits ?? {}),
      clock: options.clock ?? systemClock,
      restarted: (reason) => void this.restarts.push(reason),
    });
    const { browsers, evidence } = this;
    this.walker = new Walker({ browsers, evidence, find: options.find ?? findJourney });
  }

  /** One walk of a journey, as a probe makes it. */
  walk(
    on: { target: ResolvedTarget; platform: Platform },
    name: string,
    more: Partial<Omit<Request, 'probe'>> & { named?: string } = {},
  ): Promise<Sample> {
    const { named = 'test', ...rest } = more;
    const address = on.target.addresses[on.platform.addresses[0] ?? ''] ?? '';
    return look(
      address,
      { prober: 'journey', journey: { name } },
      {
        ...{ walker: this.walker, timeoutMs: 60_000 },
        deployment: { ...on, units: new Map(), probe: named, vantage: 'local' },
        ...rest,
      },
    );
  }

  async close(): Promise<void> {
    await this.browsers.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The stand-in platforms as a program of their own, with the target and platform of the configuration. */
export async function standIns(
  faults: string[] = [],
): Promise<{ target: ResolvedTarget; platform: Platform; sandbox: Sandbox }> {
  const stop = new AbortController().signal;
  const slug = 'procedures';
  const platforms = [{ slug, addresses: [] }];
  const sandbox = await startSandbox({ root: home, seed: 1, faults, platforms, stop });
  const options = { root: home, target: 'sandbox', env: {}, platforms: [slug] };
  const read = loadMonitors({ ...options, addresses: sandbox.addresses });
  const platform = read.platforms.find((one) => one.slug === slug);
  if (platform === undefined) throw new Error('there is no platform procedures');
  return { target: read.target, platform, sandbox };
}

const SOMEBODY = {
  platform: 'small',
  role: 'citizen',
  unit: null,
  username: 'nguoi-thu',
  password: 'mat-khau-thu',
};

/** A platform of one address, with one journey `flow` that a test writes. */
export function smallPlatform(
  address: string,
  effect: 'reads' | 'creates' | 'changes' = 'reads',
  kind: 'trial' | 'live' = 'trial',
): { target: ResolvedTarget; platform: Platform } {
  const title = { vi: 'Nhỏ', en: 'Small' };
  const platform = Platform.parse({
    ...{ slug: 'small', prefix: 'NHO', name: title, addresses: ['small'], roles: ['citizen'] },
    requirements: {
      'NHO-01': { title, source: 'Kế hoạch', weight: 'critical', dimension: 'function' },
    },
    journeys: { flow: { title, role: 'citizen', effect, proves: ['NHO-01'] } },
  });
  const target = {
    ...{
      name: 'here',
      kind,
      title,
      managed: false,
      mutants: false,
      products: { small: 'sandbox' },
      addresses: { small: address },
    },
    ...{ accounts: [SOMEBODY], units: { home: '1', other: '2' } },
    environment: [],
    canaries: [],
    load: {},
  };
  return { target, platform };
}

/** Finds a journey of a test; nobody has to sign in. */
export function found(walk: (stage: Stage) => Promise<void>): () => Promise<Walkable> {
  const journey = { platform: 'small', name: 'flow', walk };
  return () => Promise.resolve({ journey, signIn: () => Promise.resolve() });
}
