import type { HarnessFault } from '../../records/runs/verdict.ts';
import type { Selection } from '../../records/runs/run.ts';
import type { TrialReport } from '../../records/runs/report.ts';
import { digestOf } from '../suite/selection.ts';
import { harnessFault } from '../wording.ts';

/** Reports taken together. */
export interface JoinedParts {
  /** What is left out of all of them together; nothing where none of them read a suite. */
  selection: Selection | undefined;
  /** As the report shows it: `1/2 + 2/2`. */
  shard: string | null;
  faults: HarnessFault[];
}

/** Joins the parts of a trial: shards of the same platforms complete each other, platforms stand beside each other. */
export function joinParts(reports: TrialReport[]): JoinedParts {
  const groups = Map.groupBy(
    reports.filter((one) => one.run.selection !== undefined || one.run.shard !== null),
    (one) => one.platforms.map(({ slug }) => slug).join(' '),
  );
  const joined = [...groups.values()].map(joinShards);
  const shards = reports.flatMap((one) => one.run.shard ?? []);
  return {
    selection: reports.length === 1 ? joined[0]?.selection : together(joined, reports),
    shard: shards.length > 0 ? shards.join(' + ') : null,
    faults: joined.flatMap((one) => one.faults),
  };
}

interface Joined {
  selection: Selection | undefined;
  faults: HarnessFault[];
}

function joinShards(reports: TrialReport[]): Joined {
  const missing = missingShards(reports.map((one) => one.run.shard));
  const faults = missing.map((one) => harnessFault('shard-missing', one));
  const selection = reports.find((one) => one.run.selection)?.run.selection;
  if (!selection) return { selection, faults };
  const ids = [...new Set(reports.flatMap((one) => one.cases.map(({ id }) => id)))];
  const isWhole = digestOf(ids) === selection.digest;
  if (isWhole) return { selection: { ...selection, grep: null, shard: null, leftOut: {} }, faults };
  const unsafe = Object.values(selection.unsafe).reduce((sum, one) => sum + one, 0);
  const left = selection.cases - unsafe - ids.length;
  const isShard = selection.shard !== null;
  // What a shard alone leaves to the others is listed as a part that is missing.
  const told = isShard ? missing.length > 0 : Object.keys(selection.leftOut).length > 0;
  if (left !== 0 && !told) faults.push(harnessFault('cases-missing', String(left)));
  const isPart = isShard && missing.length > 0;
  return {
    selection: {
      ...selection,
      shard: isPart ? selection.shard : null,
      ...(isShard && !isPart ? { leftOut: {} } : {}),
    },
    faults,
  };
}

/** Of shards that are there, those that would make them a whole. */
function missingShards(shards: (string | null)[]): string[] {
  const parts = shards.flatMap((shard) => {
    const [, index, total] = /^(\d+)\/(\d+)$/.exec(shard ?? '') ?? [];
    return total === undefined ? [] : [{ index: Number(index), total: Number(total) }];
  });
  const totals = [...new Set(parts.map(({ total }) => total))];
  return totals.flatMap((total) => {
    const there = new Set(parts.filter((one) => one.total === total).map(({ index }) => index));
    const all = Array.from({ length: total }, (_, i) => i + 1);
    return all.filter((index) => !there.has(index)).map((index) => `${index}/${total}`);
  });
}

function together(joined: Joined[], reports: TrialReport[]): Selection | undefined {
  const selections = joined.flatMap(({ selection }) => selection ?? []);
  const [first] = selections;
  if (!first) return undefined;
  const there = new Set(reports.flatMap((one) => one.platforms.map(({ slug }) => slug)));
  return {
    grep: selections.find(({ grep }) => grep !== null)?.grep ?? null,
    shard: selections.find(({ shard }) => shard !== null)?.shard ?? null,
    otherPlatforms: first.otherPlatforms.filter((slug) => !there.has(slug)),
    ...(first.otherNames && { otherNames: first.otherNames }),
    cases: selections.reduce((sum, { cases }) => sum + cases, 0),
    digest: digestOf(selections.map(({ digest }) => digest)),
    leftOut: Object.assign({}, ...selections.map(({ leftOut }) => leftOut)) as Selection['leftOut'],
    unsafe: Object.assign({}, ...selections.map(({ unsafe }) => unsafe)) as Selection['unsafe'],
  };
}
