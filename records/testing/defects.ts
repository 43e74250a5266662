import type { NewDefect } from '../defects/open.ts';
import { see } from '../defects/see.ts';
import { sightingOfRun } from '../defects/sighting.ts';
import type { DefectRecord } from '../defects/defect.ts';
import type { Store } from '../store/store.ts';
import { write } from '../store/transaction.ts';

/** A defect as it is first seen, of the cause `fingerprint`. */
export const newDefect = (fingerprint: string): NewDefect => ({
  ...{
    fingerprint,
    platform: 'p',
    requirements: ['P-01'],
    caseId: 'c',
    title: 't',
    severity: 'S1',
  },
  ...{ owner: 'vnpt', ownerName: { vi: 'VNPT', en: 'VNPT' }, foundAt: '2025-06-28T01:00:00.000Z' },
  ...{ dueAt: null, feature: '', unit: '', reportedBy: '', channel: '', stepsToReproduce: [] },
  ...{ expected: '', actual: '', causeGroup: '', solution: '', retestResult: '', confirmedBy: '' },
  evidence: [],
});

/** A run sees a defect, as one write. */
export function seenByRun(
  store: Store,
  target: string,
  runId: string,
  found: NewDefect,
): Promise<DefectRecord> {
  return write(store, (db) => see(db, target, sightingOfRun(runId), found));
}
