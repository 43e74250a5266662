import { ownerOfCause } from '../../../config/plan/owner.ts';
import type { Plan } from '../../../config/plan/plan.ts';
import { accept } from '../../../records/defects/accept.ts';
import { awaitRetest } from '../../../records/defects/await-retest.ts';
import type { Act } from '../../../records/defects/change.ts';
import { close } from '../../../records/defects/close.ts';
import { fix } from '../../../records/defects/fix.ts';
import { see } from '../../../records/defects/see.ts';
import { sightingOfRun } from '../../../records/defects/sighting.ts';
import { start } from '../../../records/defects/start.ts';
import { wait } from '../../../records/defects/wait.ts';
import type { Severity } from '../../../words/scales/severity.ts';
import { beginRun, endRun } from '../../../records/runs/runs.ts';
import { openStore } from '../../../records/store/store.ts';
import type { Store } from '../../../records/store/store.ts';
import { write } from '../../../records/store/transaction.ts';
import type { WriteConnection } from '../../../records/store/transaction.ts';
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

type Verb = (db: WriteConnection, id: string, act: Act) => Promise<unknown>;

const fixed: Verb = (db, id, act) => fix(db, id, act, 'Đã sửa');
const closed: Verb = (db, id, { at, actor }) => close(db, id, { at, by: actor, result: 'Đạt' });

interface Registered {
  severity: Severity;
  cause: string;
  /** Days ago. */
  age: number;
  verbs: Verb[];
}

const DEFECTS: readonly Registered[] = [
  { severity: 'S1', cause: 'software', age: 30, verbs: [accept, start] },
  { severity: 'S2', cause: 'catalogue', age: 0, verbs: [] },
  { severity: 'S3', cause: 'software', age: 30, verbs: [accept, fixed, awaitRetest, closed] },
  { severity: 'S4', cause: 'software', age: 1, verbs: [accept, wait] },
];

async function keepDefect(
  store: Store,
  plan: Plan,
  { severity, cause, age, verbs }: Registered,
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
  const act = { at: foundAt, actor: 'VNPT Đồng Nai', note: '' };
  await write(store, async (db) => {
    const seen = sightingOfRun('register');
    const { id } = await see(db, 'sandbox', seen, defectOf(plan, problem));
    for (const verb of verbs) await verb(db, id, act);
  });
}
