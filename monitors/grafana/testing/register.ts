import { ownerOfCause } from '../../../config/plan/owner.ts';
import type { Plan } from '../../../config/plan/plan.ts';
import { moveDefect, sightDefect } from '../../../records/defects.ts';
import type { DefectState, Severity } from '../../../records/model.ts';
import { beginRun, endRun } from '../../../records/runs.ts';
import { openStore } from '../../../records/store.ts';
import type { Store } from '../../../records/store.ts';
import { sampleReport } from '../../../reports/testdata/sample.ts';
import { defectOf } from '../../journal/defect.ts';

/** What people and an earlier trial left in the store: defects in several states, one overdue, and a verdict. */
export async function fillRegister(address: string, plan: Plan): Promise<void> {
  const store = await openStore(address);
  try {
    await keepTrial(store);
    for (const defect of DEFECTS) await keepDefect(store, plan, defect);
  } finally {
    await store.destroy();
  }
}

/** A trial of a target that is no stand-in, and came to no-go. */
async function keepTrial(store: Store): Promise<void> {
  const report = sampleReport({ kind: 'trial', decision: 'no-go' });
  const { id, startedAt, seed, shard, faults } = report.run;
  await beginRun(store, {
    ...{ id, startedAt, seed, shard, faults, target: report.target.name, grep: null },
    ...{ platforms: ['procedures'], profiles: ['procedures/peak'] },
  });
  await endRun(store, report);
}

interface Kept {
  severity: Severity;
  cause: string;
  /** Days ago. */
  age: number;
  states: DefectState[];
}

const DEFECTS: readonly Kept[] = [
  { severity: 'S1', cause: 'software', age: 30, states: ['accepted', 'in-progress'] },
  { severity: 'S2', cause: 'catalogue', age: 0, states: [] },
  { severity: 'S3', cause: 'software', age: 30, states: ['accepted', 'fixed', 'retest', 'closed'] },
  { severity: 'S4', cause: 'software', age: 1, states: ['accepted', 'waiting'] },
];

async function keepDefect(
  store: Store,
  plan: Plan,
  { severity, cause, age, states }: Kept,
): Promise<void> {
  const foundAt = new Date(Date.now() - age * 86_400_000).toISOString();
  const problem = {
    ...{
      platform: 'procedures',
      severity,
      cause,
      foundAt,
      title: `Lỗi ${severity}`,
      feature: 'Hồ sơ',
    },
    owner: ownerOfCause(plan, 'procedures', cause),
    ...{ fingerprint: `register:${severity}`, reportedBy: 'Phường Trấn Biên', evidence: [] },
    ...{ expected: 'Đúng', actual: 'Sai' },
  };
  const { id } = await sightDefect(store, 'sandbox', 'register', defectOf(plan, problem));
  for (const state of states)
    await moveDefect(store, id, { at: foundAt, actor: 'VNPT Đồng Nai', state, note: '' });
}
