import { rm } from 'node:fs/promises';
import type { Config } from '../../config/load.ts';
import type { Equivalents } from '../../config/platforms/mutants.ts';
import { phrasesOf } from '../../suites/english.ts';
import { groundOf } from '../ground.ts';
import { makeScratch } from '../place.ts';
import { Journal } from './journal.ts';
import { mutantName } from './mutant.ts';
import type { Mutant } from './mutant.ts';
import { every, plan } from './plan.ts';
import { picturesIn } from './picture.ts';
import { refuse } from './proxy/proxy.ts';
import { Attempt } from './run/attempt.ts';
import { Stopped, UnknownMutant } from './errors.ts';
import { runClean } from './run/clean.ts';
import type { Clean } from './run/clean.ts';
import type { Ground } from './run/ground.ts';
import type { Tried } from './run/tried.ts';
import type { Row } from './score.ts';

export interface MutateOptions {
  config: Config;
  equivalents: Equivalents;
  /** Of nghiemthu. */
  version: string;
  chromium: string;
  /** Where the results of this target, these platforms and this seed are kept. */
  folder: string;
  seed: number;
  count: number;
  /** Ids of the mutants that alone are tried, again where they were tried before; the plan's where empty. */
  only: readonly string[];
  /** How many at the same time. */
  jobs: number;
  /** No mutant is begun after this time, in ms since the start; none where null. */
  budgetMs: number | null;
  /** Forgets what was found before. */
  anew: boolean;
  stop: AbortSignal;
  told: Told;
}

export interface Told {
  stage(stage: 'direct' | 'proxied'): void;
  clean(clean: Clean, isKept: boolean): void;
  planned(rows: readonly Row[]): void;
  tried(row: Row): void;
}

export interface Mutated {
  clean: Clean;
  rows: Row[];
}

/**
 * Takes the measure of the suites: a clean run, then mutants one after the other.
 * @throws {NotPermitted} @throws {NotClean} @throws {UnknownMutant} @throws {Stopped} before the clean run has ended
 */
export async function mutate(options: MutateOptions): Promise<Mutated> {
  refuse(options.config.target);
  const began = performance.now();
  const scratch = await makeScratch(options.folder);
  try {
    const { config, chromium, seed, folder } = options;
    const phrases = await phrasesOf(config.root, {
      platforms: config.configured,
      roles: config.roles,
    });
    const own = { scratch: scratch.folder, env: scratch.env };
    const ground = { config, chromium, phrases, seed, ...own };
    const journal = await Journal.open(folder);
    const clean = await cleanOf(options, ground, journal);
    const rows = rowsOf(options, clean, journal.tried());
    options.told.planned(rows);
    await tryAll(options, { ground, clean, journal, rows, began });
    return { clean, rows };
  } finally {
    await rm(scratch.folder, { recursive: true, force: true });
  }
}

async function cleanOf(options: MutateOptions, ground: Ground, journal: Journal): Promise<Clean> {
  const { config, version, seed, stop, told, anew } = options;
  const standsOn = groundOf(config, version, { seed, faults: [] });
  const kept = anew ? null : journal.start(standsOn);
  const clean = kept ?? (await runClean(ground, stop, (stage) => told.stage(stage)));
  if (stop.aborted && !kept) throw new Stopped();
  if (!kept) await journal.begin(standsOn, clean);
  told.clean(clean, kept !== null);
  return clean;
}

function rowsOf(options: MutateOptions, clean: Clean, known: Map<string, Tried>): Row[] {
  const { only, equivalents, count, seed } = options;
  const chosen = only.length > 0 ? named(clean, only) : plan(clean.routes, seed, count);
  return chosen.map((mutant) => {
    const tried = only.length > 0 ? undefined : known.get(mutant.id);
    const reason = only.length > 0 ? undefined : equivalents(mutantName(mutant));
    return { mutant, ...(tried && { tried }), ...(reason && { equivalent: reason }) };
  });
}

function named(clean: Clean, ids: readonly string[]): Mutant[] {
  const all = new Map(every(clean.routes).map((one) => [one.id, one]));
  return ids.map((id) => {
    const found = all.get(id);
    if (!found) throw new UnknownMutant(`no route of the suites has a mutant ${id}`);
    return found;
  });
}

interface Work {
  ground: Ground;
  clean: Clean;
  journal: Journal;
  rows: Row[];
  began: number;
}

async function tryAll(options: MutateOptions, { ground, clean, journal, rows, began }: Work) {
  const { jobs, budgetMs, stop, told, folder } = options;
  const open = rows.filter(({ tried, equivalent }) => !tried && !equivalent);
  const isOver = () => stop.aborted || (budgetMs !== null && performance.now() - began >= budgetMs);
  const takePicture = picturesIn(folder, ground);
  const lane = async () => {
    for (let row = open.shift(); row && !isOver(); row = open.shift()) {
      try {
        row.tried = await new Attempt(ground, clean, row.mutant, stop).run(takePicture);
      } catch (error) {
        if (stop.aborted) return;
        throw error;
      }
      journal.keep(row.tried);
      told.tried(row);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, lane));
}
