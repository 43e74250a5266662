import type { NewDefect } from '../defects.ts';

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
