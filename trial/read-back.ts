import type { CaseRecord } from '../records/runs/case.ts';
import type { LoadRecord } from '../records/runs/load.ts';
import { casesOf, loadsOf } from '../records/runs/results.ts';
import { findRun } from '../records/runs/runs.ts';
import type { Store } from '../records/store/store.ts';

/**
 * Reads a run back as somebody else would find it.
 * @returns what was acknowledged and is gone or other than it was acknowledged, in words; nothing where all is there
 */
export async function lostResults(
  reopen: () => Promise<Store>,
  runId: string,
  cases: CaseRecord[],
  loads: LoadRecord[],
): Promise<string | undefined> {
  let store: Store | undefined;
  try {
    store = await reopen();
    if (!(await findRun(store, runId))) return `run ${runId}`;
    const kept = new Map((await casesOf(store, runId)).map((one) => [one.id, one.verdict]));
    const lost = cases.filter(({ id, verdict }) => kept.get(id) !== verdict);
    const profiles = (await loadsOf(store, runId)).map(nameOf);
    const missing = loads.filter((one) => !profiles.includes(nameOf(one)));
    const names = [...lost.map(({ title }) => title), ...missing.map(nameOf)];
    if (names.length === 0) return undefined;
    return names.length > 3
      ? `${names.slice(0, 3).join(', ')}, … (${names.length})`
      : names.join(', ');
  } catch (error) {
    return (error as Error).message;
  } finally {
    await store?.destroy().catch(() => undefined);
  }
}

function nameOf({ platform, profile }: LoadRecord): string {
  return `${platform} ${profile}`;
}
