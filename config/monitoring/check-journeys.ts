import { own } from '../reading/own.ts';
import { didYouMean, either } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import type { Module } from './module.ts';
import type { Monitors } from './monitors.ts';
import { isName, timeoutOf } from './check.ts';
import { goMilliseconds } from './go-notation.ts';
import type { Platform } from '../platforms/platform.ts';
import { Reporter } from '../reading/reporter.ts';
import type { Read } from '../reading/reporter.ts';

/** One step may wait 10 s for what it expects; with less than twice that a slow page would have no step to its name. */
const SHORTEST_MS = 20_000;

/** Checks probes that walk a journey: that the platform has it, and that it may walk on a target of this kind. */
export function checkJourneys(
  { value, source }: Read<Monitors>,
  platforms: readonly Platform[],
  kind: 'sandbox' | 'trial' | 'live',
  faults: Fault[],
): void {
  const report = new Reporter(source, faults);
  for (const [name, module] of Object.entries(value.modules))
    if (module.prober === 'journey' && module.journey === undefined)
      report.key(['modules', name], 'found no journey, expected it with a name');
  for (const [name, probe] of Object.entries(value.probes)) {
    const module = value.modules[probe.module];
    if (module?.prober !== 'journey') continue;
    checkPlace(report, name, probe);
    checkTime(report, value, name, module);
    const platform = platforms.find(({ slug }) => slug === probe.platform);
    const wanted = module.journey?.name;
    if (platform === undefined || wanted === undefined) continue;
    const effect = own(platform.journeys, wanted)?.effect;
    if (effect === undefined) {
      const known = Object.keys(platform.journeys);
      const one =
        known.length > 12 ? `one of the ${known.length} of ${platform.slug}` : either(known);
      report.value(
        ['modules', probe.module, 'journey', 'name'],
        `found the journey ${wanted}, expected ${one}${didYouMean(wanted, known)}`,
      );
    }
    if (kind === 'live' && effect === 'changes')
      report.value(
        ['probes', name, 'module'],
        `found ${probe.module}, whose journey ${wanted} changes a live platform; expected one that reads, or creates and removes its own, or kinds: [sandbox, trial] beside it`,
      );
  }
}

function checkPlace(report: Reporter, name: string, probe: Monitors['probes'][string]): void {
  if (!isName(probe.target))
    report.value(
      ['probes', name, 'target'],
      'found an address written out, expected a name under addresses: a journey walks on the target',
    );
  if (probe.path !== undefined)
    report.value(
      ['probes', name, 'path'],
      'found a path, expected none: a journey finds its own way',
    );
}

function checkTime(report: Reporter, monitors: Monitors, name: string, module: Module): void {
  if (timeoutOf(monitors, name) >= SHORTEST_MS) return;
  const probe = monitors.probes[name];
  const wanted = 'expected 20s or longer for a journey';
  const path = ['probes', name];
  if (goMilliseconds(probe?.interval ?? '') < SHORTEST_MS)
    report.value([...path, 'interval'], `found ${probe?.interval}, ${wanted}`);
  else if (probe?.timeout !== undefined)
    report.value([...path, 'timeout'], `found ${probe.timeout}, ${wanted}`);
  else if (module.timeout !== undefined)
    report.value(['modules', probe?.module ?? '', 'timeout'], `found ${module.timeout}, ${wanted}`);
  else report.key(path, `found no timeout, ${wanted}`);
}
