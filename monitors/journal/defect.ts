import { dueAt } from '../../config/calendar/due.ts';
import type { NewDefect } from '../../records/defects/open.ts';
import type { IncidentRecord, Symptom } from '../../records/incidents/incidents.ts';
import type { Plan } from '../../config/plan/plan.ts';
import type { Said } from '../../words/said/said.ts';
import type { Severity } from '../../words/scales/severity.ts';
import type { JournalFacts } from './facts.ts';

/** What is known of a problem that a monitor or an alert found. */
export interface Problem {
  fingerprint: string;
  platform: string;
  title: Said;
  feature: string;
  severity: Severity;
  owner: string;
  cause: string;
  /** ISO 8601 instant. */
  foundAt: string;
  reportedBy: Said;
  expected: Said;
  actual: Said;
  evidence: string[];
}

/** The defect that a problem is when it is first seen. */
export function defectOf(plan: Plan, problem: Problem): NewDefect {
  const { cause, ...rest } = problem;
  return {
    ...rest,
    requirements: [],
    caseId: problem.fingerprint,
    ownerName: plan.owners[problem.owner]!.name,
    causeGroup: plan.causes[cause]?.name ?? '',
    dueAt: dueAt(plan, problem.foundAt, plan.severities[problem.severity].fix),
    unit: '',
    channel: { code: 'by-monitor' },
    stepsToReproduce: [{ code: 'run-probe', probe: problem.feature }],
    ...{ solution: '', retestResult: '', confirmedBy: '' },
  };
}

/** The same probe is the same problem, whether a monitor or an alert reports it. */
export function fingerprintOf(platform: string, probe: string): string {
  return `monitor:${platform}:${probe}`;
}

/** The problem that a symptom of an incident shows. The same probe is the same problem, whenever it fails. */
export function problemOf(
  facts: JournalFacts,
  incident: IncidentRecord,
  { probe, since, severity, reason, evidence }: Symptom,
): Problem | null {
  const known = facts.probes[probe];
  if (known === undefined) return null;
  const { platform: slug, vantages } = incident;
  const platform = facts.platforms[slug] ?? { vi: slug, en: slug };
  return {
    fingerprint: fingerprintOf(slug, probe),
    platform: slug,
    title: { code: 'probe-fails', platform, probe },
    feature: probe,
    ...{ severity, owner: known.owner, cause: known.cause, foundAt: since },
    reportedBy: { code: 'found-by-monitor', vantages },
    expected: { code: 'probe-passes', probe },
    actual: reason,
    evidence: evidence === '' ? [] : [evidence],
  };
}
