import { DIMENSIONS } from '../../words/scales/dimension.ts';
import type { CaseRecord } from '../../records/runs/case.ts';
import type { DefectRecord } from '../../records/defects/defect.ts';
import type { LoadRecord, ThresholdRecord } from '../../records/runs/load.ts';
import type { PlatformVerdict, RequirementVerdict, Waiver } from '../../records/runs/verdict.ts';
import type { TrialReport } from '../../records/runs/report.ts';
import type { Decision } from '../../words/scales/decision.ts';
import type { Dimension } from '../../words/scales/dimension.ts';
import type { Verdict } from '../../words/scales/verdict.ts';

/** The four conclusions an official report can reach. */
export type Evaluation = 'met' | 'conditional' | 'not-met' | 'undecided';
export type Counts = Record<Verdict, number> & { total: number };

/** `go` with waivers that counted is conditional. */
export function evaluationOf(decision: Decision, waivers: Waiver[]): Evaluation {
  if (decision === 'no-go') return 'not-met';
  if (decision === 'undecided') return 'undecided';
  return waivers.some((waiver) => waiver.applied) ? 'conditional' : 'met';
}

/** The waivers that speak of a platform's requirements or defects. */
export function waiversFor(platform: PlatformVerdict, report: TrialReport): Waiver[] {
  const requirements = new Set(platform.requirements.map((requirement) => requirement.id));
  const defects = new Set(
    report.defects.filter((defect) => defect.platform === platform.slug).map(({ id }) => id),
  );
  return report.waivers.filter(
    (waiver) =>
      (waiver.requirement !== undefined && requirements.has(waiver.requirement)) ||
      (waiver.defect !== undefined && defects.has(waiver.defect)),
  );
}

export function countVerdicts(items: { verdict: Verdict }[]): Counts {
  const counts: Counts = { pass: 0, fail: 0, blocked: 0, 'not-run': 0, total: items.length };
  for (const item of items) counts[item.verdict] += 1;
  return counts;
}

/** The worst verdict: a fail outweighs what was not judged, which outweighs a pass. */
export function worst(counts: Counts): Verdict {
  if (counts.fail > 0) return 'fail';
  if (counts.blocked > 0) return 'blocked';
  if (counts['not-run'] > 0 || counts.total === 0) return 'not-run';
  return 'pass';
}

/** A threshold without samples is never a pass, whatever it says. */
export function thresholdVerdict(threshold: ThresholdRecord, load: LoadRecord): Verdict {
  if (threshold.ok === null || threshold.samples === 0) {
    return load.verdict === 'not-run' ? 'not-run' : 'blocked';
  }
  return threshold.ok ? 'pass' : 'fail';
}

export function allLoads(report: TrialReport): LoadRecord[] {
  return report.platforms.flatMap((platform) => platform.load);
}

export function allRequirements(report: TrialReport): RequirementVerdict[] {
  return report.platforms.flatMap((platform) => platform.requirements);
}

/** The dimensions that these requirements are of, in the order of the official form. */
export function dimensionsOf(requirements: { dimension: Dimension }[]): Dimension[] {
  return DIMENSIONS.filter((one) => requirements.some(({ dimension }) => dimension === one));
}

export function openDefects(defects: DefectRecord[]): DefectRecord[] {
  return defects.filter((defect) => defect.state !== 'closed');
}

/** Still open after its due time when the run ended. */
export function isOverdue(defect: DefectRecord, report: TrialReport): boolean {
  if (defect.state === 'closed' || defect.dueAt === null) return false;
  return Date.parse(defect.dueAt) < Date.parse(report.run.endedAt);
}

/** The cases a reader must see one by one. */
export function troubledCases(report: TrialReport): CaseRecord[] {
  const rank = { fail: 0, blocked: 1, 'not-run': 2, pass: 3 } as const;
  return report.cases
    .filter((one) => one.verdict === 'fail' || one.verdict === 'blocked' || one.flaky)
    .sort((one, other) => rank[one.verdict] - rank[other.verdict]);
}

/** The name of a platform in a language, or its slug where the run does not know it. */
export function platformName(report: TrialReport, slug: string, lang: 'vi' | 'en'): string {
  return report.platforms.find((platform) => platform.slug === slug)?.name[lang] ?? slug;
}
