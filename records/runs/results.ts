import { DuplicateResult } from '../errors.ts';
import type { CaseRecord } from './case.ts';
import type { LoadRecord } from './load.ts';
import type { Store } from '../store/store.ts';

/**
 * Keeps a finished case. When this returns, the result survives the process and the machine's power.
 * @throws {DuplicateResult} where the case was already acknowledged in this run
 */
export async function keepCase(store: Store, runId: string, record: CaseRecord): Promise<void> {
  const result = await store
    .insertInto('case_result')
    .values({
      run_id: runId,
      case_id: record.id,
      platform: record.platform,
      verdict: record.verdict,
      record: JSON.stringify(record),
    })
    .onConflict((conflict) => conflict.columns(['run_id', 'case_id']).doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows === 0n) throw new DuplicateResult(record.id);
}

/** Puts a later result of a case in the place of an earlier one of the same run. */
export async function replaceCase(store: Store, runId: string, record: CaseRecord): Promise<void> {
  await store
    .updateTable('case_result')
    .set({ verdict: record.verdict, record: JSON.stringify(record) })
    .where('run_id', '=', runId)
    .where('case_id', '=', record.id)
    .execute();
}

/** Forgets the cases of a run that are to run again; those kept stay as they are. */
export async function forgetCases(store: Store, runId: string, ids: string[]): Promise<void> {
  for (const id of ids)
    await store
      .deleteFrom('case_result')
      .where('run_id', '=', runId)
      .where('case_id', '=', id)
      .execute();
}

export async function casesOf(store: Store, runId: string): Promise<CaseRecord[]> {
  const rows = await store
    .selectFrom('case_result')
    .select('record')
    .where('run_id', '=', runId)
    .orderBy('case_id')
    .execute();
  return rows.map((row) => JSON.parse(row.record) as CaseRecord);
}

/** Keeps a load profile's result; a later run of the same profile within a run takes its place. */
export async function keepLoad(store: Store, runId: string, record: LoadRecord): Promise<void> {
  const row = { platform: record.platform, profile: record.profile };
  await store
    .insertInto('load_result')
    .values({ run_id: runId, ...row, record: JSON.stringify(record) })
    .onConflict((conflict) =>
      conflict
        .columns(['run_id', 'platform', 'profile'])
        .doUpdateSet({ record: JSON.stringify(record) }),
    )
    .execute();
}

export async function loadsOf(store: Store, runId: string): Promise<LoadRecord[]> {
  const rows = await store
    .selectFrom('load_result')
    .select('record')
    .where('run_id', '=', runId)
    .orderBy('platform')
    .orderBy('profile')
    .execute();
  return rows.map((row) => JSON.parse(row.record) as LoadRecord);
}
