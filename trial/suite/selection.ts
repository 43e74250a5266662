import { createHash } from 'node:crypto';
import type { CaseRecord } from '../../records/runs/case.ts';
import type { Selection } from '../../records/runs/run.ts';
import type { RawIdentity } from './messages.ts';
import type { SuitesWanted } from './wanted.ts';

/**
 * What a run was asked to leave out.
 * @param all cases of the chosen platforms
 * @param planned those of them that run now
 */
export function selectionOf(
  { grep, shard, kept, target, platforms, configured }: SuitesWanted,
  all: RawIdentity[],
  planned: RawIdentity[],
): Selection {
  const chosen = new Set(platforms.map(({ slug }) => slug));
  const runs = new Set([...planned, ...kept].map(({ id }) => id));
  const left = all.filter(({ id }) => !runs.has(id));
  const isSafe = ({ tags }: RawIdentity) =>
    target.kind !== 'live' || tags.some((tag) => /^@(?:reads|creates)$/.test(tag));
  const count = (cases: RawIdentity[]) => Object.fromEntries(counted(cases));
  const others = configured.filter(({ slug }) => !chosen.has(slug));
  return {
    ...{ grep, shard },
    otherPlatforms: others.map(({ slug }) => slug),
    otherNames: Object.fromEntries(others.map(({ slug, name }) => [slug, name])),
    cases: all.length,
    digest: digestOf(all.map(({ id }) => id)),
    leftOut: count(left.filter(isSafe)),
    unsafe: count(left.filter((one) => !isSafe(one))),
  };
}

/** Of the ids of cases, in no order. */
export function digestOf(ids: string[]): string {
  return createHash('sha256').update(ids.toSorted().join('\n')).digest('hex');
}

function counted(cases: RawIdentity[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { platform } of cases) counts.set(platform, (counts.get(platform) ?? 0) + 1);
  return counts;
}

/**
 * Lines of a Playwright test list for cases that are not to run again. Playwright reads a line as the beginning of a
 * title, and titles of several lines not at all: what cannot be distinguished from another case runs again.
 */
export function skippable(
  kept: CaseRecord[],
  all: RawIdentity[],
): { skip: string[]; again: CaseRecord[] } {
  const lines = new Map(all.map((one) => [one.id, lineOf(one)]));
  const skip: string[] = [];
  const again: CaseRecord[] = [];
  for (const record of kept) {
    const line = lines.get(record.id);
    if (line === undefined) continue;
    const others = [...lines].filter(([id, other]) => id !== record.id && begins(other, line));
    if (line.isPlain && others.length === 0) skip.push(line.text);
    else again.push(record);
  }
  return { skip, again };
}

interface Line {
  text: string;
  parts: string[];
  isPlain: boolean;
}

function lineOf({ platform, file, titles }: RawIdentity): Line {
  const parts = [platform, file, ...titles];
  const isPlain = titles.every((title) => title === title.trim() && !/[\n\r›]/.test(title));
  return { parts, isPlain, text: `[${platform}] › ${file} › ${titles.join(' › ')}` };
}

function begins(other: Line, line: Line): boolean {
  return line.parts.every((part, i) => other.parts[i] === part);
}

/** The cases that alone run: as lines of a test list or, where one has no line of its own, by their places. */
export type Chosen = { lines: string[] } | { places: string[] };

/**
 * Cases as they stand now: a retest may come after the spec was changed. At one place there may be many cases, of which a
 * list names the one that is meant.
 */
export function chosenOf(
  only: readonly Pick<CaseRecord, 'id'>[],
  all: readonly RawIdentity[],
): Chosen {
  const ids = new Set(only.map(({ id }) => id));
  const own = all.filter(({ id }) => ids.has(id));
  const lines = own.map(lineOf);
  if (lines.every(({ isPlain }) => isPlain)) return { lines: lines.map(({ text }) => text) };
  return { places: own.map(({ file, line }) => `${file}:${line}`) };
}
