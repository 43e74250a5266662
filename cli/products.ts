import { whyOf } from '../reports/index.ts';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { moduleFile, rootFolder } from '../config/home.ts';
import { loadSuiteConfig } from '../config/load.ts';
import { didYouMean } from '../config/reading/faults.ts';
import type { CaseRecord } from '../records/runs/case.ts';
import type { TrialReport } from '../records/runs/report.ts';
import type {
  ProductFault,
  ProductFaults,
  ProductHost,
  RunningProduct,
} from '../suites/product/host.ts';
import { exitCodes } from './exit.ts';
import { UsageError } from './explain.ts';
import { list } from './flags.ts';
import { hostOf, productHosts } from './product.ts';
import { stopOnSignals } from './signals.ts';

/** What a trial on a product came to. */
interface Tried {
  product: string;
  version: string;
  /** Null where it is well. */
  fault: (ProductFault & { name: string }) | null;
  cases: CaseRecord[];
  decision: string;
  /** Names of what is rightly red on it as it comes. */
  differences: string[];
  /** Why there was no trial; what was tried before and after stands all the same. */
  problem?: string;
}

const PORT = 4480;

/** Tries the suites on every program of other people's that can be had here, and on each with its own faults. */
export function productsCommand(): Command {
  return new Command('products')
    .description("try the suites on every program of other people's that can be started here")
    .option('--only <names>', 'only these products', list, [])
    .option('--json', 'print what was tried as JSON')
    .action(async ({ only, json }: { only: string[]; json?: boolean }) => {
      const stop = stopOnSignals();
      const tried: Tried[] = [];
      const hosts = await checkedHosts(only.length > 0 ? only : [...productHosts().keys()]);
      for (const [name, { title, faults, differences = {} }] of hosts) {
        const planted = Object.entries(faults).map(([of, fault]) => ({ name: of, ...fault }));
        for (const fault of [null, ...planted]) {
          if (stop.aborted) break;
          const one = await tryProduct(name, fault).catch((error: Error) => {
            const problem = error.message;
            process.stderr.write(`${name}: ${problem}\n`);
            const nothing = { product: name, version: title, fault, cases: [] };
            return { ...nothing, decision: 'undecided', problem };
          });
          tried.push({ ...one, differences: Object.keys(differences) });
        }
      }
      process.stdout.write(json ? `${JSON.stringify(tried, null, 2)}\n` : table(tried));
      const isWhole =
        tried.length > 0 && !stop.aborted && tried.every(({ problem }) => problem === undefined);
      if (!isWhole) process.exitCode = exitCodes.undecided;
      else process.exitCode = tried.every(isRight) ? exitCodes.success : exitCodes.noGo;
    });
}

/**
 * Hosts of products by name. With a requirement that nobody has nothing would be tried, and the fault seem unseen.
 * @throws {UsageError} where there is no such product, or a fault of it names a requirement that no platform has
 */
export async function checkedHosts(names: readonly string[]): Promise<Map<string, ProductHost>> {
  const { platforms } = loadSuiteConfig(rootFolder());
  // One site may serve several platforms.
  const known = platforms.flatMap(({ requirements }) => Object.keys(requirements));
  const found = new Map<string, ProductHost>();
  for (const name of names) {
    const host = await hostOf(name, []);
    checkFaults(name, host.faults, known);
    found.set(name, host);
  }
  return found;
}

/** @throws {UsageError} for a fault that names none of the known requirements */
export function checkFaults(name: string, faults: ProductFaults, known: readonly string[]): void {
  for (const [fault, { requirement }] of Object.entries(faults))
    if (!known.includes(requirement))
      throw new UsageError(
        `the fault ${fault} of ${name} names ${requirement}, which is no requirement of any platform${didYouMean(requirement, known)}`,
      );
}

/**
 * A product that is well turns red in what it differs and in nothing else; a fault of it turns red what proves the
 * requirement that it names, beside that.
 */
function isRight({ fault, cases, differences }: Tried): boolean {
  const red = cases.filter(({ verdict }) => verdict === 'fail');
  const more = red.filter(({ name }) => name === undefined || !differences.includes(name));
  if (fault !== null)
    return more.some(({ requirements }) => requirements.includes(fault.requirement));
  const isDifferent = differences.every((wanted) => red.some(({ name }) => name === wanted));
  return more.length === 0 && isDifferent && cases.some(({ verdict }) => verdict === 'pass');
}

/** Starts a product, runs a trial on the target of its name, and ends it. */
async function tryProduct(
  product: string,
  fault: Tried['fault'],
): Promise<Omit<Tried, 'differences'>> {
  const faults = fault === null ? [] : [fault.name];
  const host = await hostOf(product, faults);
  const folder = await mkdtemp(path.join(tmpdir(), `nghiemthu-${product}-`));
  let running: RunningProduct | undefined;
  try {
    running = await host.start({
      ...{ port: PORT, folder, faults },
      progress: (what) => process.stderr.write(`${product}: ${what}\n`),
    });
    process.stderr.write(`${product}: trial${fault === null ? '' : ` with ${fault.name}`}\n`);
    const { cases, decision } = await trialOn(product, folder, fault?.requirement);
    return { product, version: `${host.title} ${running.version}`, fault, cases, decision };
  } finally {
    await running?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param requirement what alone is tried, all where left out */
function trialOn(target: string, folder: string, requirement?: string): Promise<TrialReport> {
  const options = ['--target', target, '--no-load', '--format', 'json', '--json'];
  if (requirement !== undefined) options.push('--draft', '--grep', `${requirement}\\b`);
  const args = ['--disable-warning=ExperimentalWarning', moduleFile('cli/main'), 'trial'];
  const env = {
    ...process.env,
    NGHIEMTHU_STORE: path.join(folder, 'records.db'),
    NGHIEMTHU_OUT: path.join(folder, 'out'),
  };
  const limits = { env, maxBuffer: 2 ** 28 };
  return new Promise((resolve, reject) =>
    execFile(process.execPath, [...args, ...options], limits, (error, stdout, stderr) => {
      // A trial that is no go says so by its exit code, too.
      if (stdout.startsWith('{')) resolve(JSON.parse(stdout) as TrialReport);
      else reject(new Error(`the trial gave no verdict: ${stderr || error?.message}`));
    }),
  );
}

/** In Markdown, as `docs/products.md` keeps it. */
function table(tried: readonly Tried[]): string {
  return tried.map(section).join('\n');
}

function section({ product, version, fault, cases, decision, problem }: Tried): string {
  const journeys = cases.filter(({ kind }) => kind === 'journey');
  const named = (verdict: string) => cases.filter((one) => one.verdict === verdict);
  const passed = journeys.filter(({ verdict }) => verdict === 'pass').length;
  const head = fault === null ? product : `${product}, ${fault.name} (${fault.requirement})`;
  if (problem !== undefined)
    return [`### ${head}`, '', `${version}: **không thử được**: ${problem}`, ''].join('\n');
  const reasons = Map.groupBy(named('not-run'), (one) => one.reason?.vi ?? 'không rõ lý do');
  const lines = [
    `### ${head}`,
    '',
    `${version}: ${passed} trên ${journeys.length} hành trình đạt; ${named('pass').length} trên ${cases.length} kịch bản đạt; kết luận ${decision}.`,
    '',
    ...named('fail').map((one) => `- **Không đạt** ${one.title}: ${whyOf(one, 'vi')}`),
    ...named('blocked').map((one) => `- **Bị chặn** ${one.title}: ${whyOf(one, 'vi')}`),
    ...(fault === null
      ? [...reasons].map(([reason, all]) => `- Chưa thực hiện (${all.length}): ${reason}`)
      : []),
    '',
  ];
  return lines.join('\n');
}
