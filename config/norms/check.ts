import type { Plan } from '../plan/plan.ts';
import type { Platform } from '../platforms/platform.ts';
import { own } from '../reading/own.ts';
import type { Reporter } from '../reading/reporter.ts';
import type { Path } from '../reading/source.ts';
import type { PlainDate } from '../reading/values.ts';
import { holding, inForce } from './cite.ts';
import { citationParts } from './norms.ts';
import type { Citation, Norm, Norms } from './norms.ts';

type ById = Norms['norms'];

/** What takes the place of a norm must be there, begin no earlier, and never lead back to it. */
export function checkNorms(report: Reporter, { norms }: Norms): void {
  for (const [id, norm] of Object.entries(norms))
    norm.replacedBy?.forEach((next, i) => {
      const path = ['norms', id, 'replacedBy', i];
      const successor = own(norms, next);
      if (successor === undefined) report.oneOf(path, 'norm', next, Object.keys(norms));
      else if (leadsTo(norms, next, id))
        report.value(path, `found ${next}, whose place ${id} takes itself`);
      else if (
        successor.from !== undefined &&
        norm.from !== undefined &&
        successor.from < norm.from
      )
        report.value(path, `found ${next}, in force from ${successor.from}, before ${id} itself`);
    });
}

function leadsTo(norms: ById, from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (own(norms, from)?.replacedBy ?? []).some((next) => leadsTo(norms, next, to, seen));
}

/** Whom the faults of a file are reported to, and what is only worth a look. */
export interface CitationReporters {
  report: Reporter;
  warn: Reporter;
}

/** A citation must name a norm; one that is not in force on the day is worth a look, and its successor is named. */
export function checkCitation(
  { report, warn }: CitationReporters,
  path: Path,
  citation: Citation,
  norms: ById,
  day: PlainDate,
): void {
  const { id } = citationParts(citation);
  const norm = own(norms, id);
  if (norm === undefined) return report.oneOf(path, 'norm', id, Object.keys(norms));
  if (!inForce(norm, day)) warn.value(path, lapsed(norms, id, norm, day));
}

function lapsed(norms: ById, id: string, norm: Norm, day: PlainDate): string {
  const now = holding(norms, id, day).map((other) => `${other} (${norms[other]?.title.vi})`);
  const instead = now.length === 0 ? 'nothing named here is' : `${now.join(' and ')} is`;
  const since =
    norm.to !== undefined && norm.to < day
      ? `whose last day in force was ${norm.to}`
      : `in force from ${norm.from}`;
  return `found ${id} (${norm.title.vi}), ${since}; on ${day} ${instead}`;
}

/** The norms that a platform's requirements and thresholds cite. */
export function checkPlatformNorms(
  reporters: CitationReporters,
  platform: Platform,
  norms: ById,
  day: PlainDate,
): void {
  for (const [id, requirement] of Object.entries(platform.requirements))
    requirement.norms.forEach((citation, i) =>
      checkCitation(reporters, ['requirements', id, 'norms', i], citation, norms, day),
    );
  for (const [name, { thresholds }] of Object.entries(platform.load))
    thresholds.forEach(({ norm }, i) => {
      if (norm !== undefined)
        checkCitation(reporters, ['load', name, 'thresholds', i, 'norm'], norm, norms, day);
    });
}

/** The norms that the plan's grounds and calendar cite; a day of the calendar by what is in force on it. */
export function checkPlanNorms(
  reporters: CitationReporters,
  plan: Plan,
  norms: ById,
  day: PlainDate,
): void {
  plan.form.basis.forEach((item, i) => {
    if (typeof item !== 'string')
      checkCitation(reporters, ['form', 'basis', i, 'norm'], item.norm, norms, day);
  });
  for (const list of ['holidays', 'workdays'] as const)
    plan.calendar[list].forEach(({ date, norm, source }, i) => {
      const path = ['calendar', list, i];
      if (norm !== undefined) checkCitation(reporters, [...path, 'norm'], norm, norms, date);
      else if (source === undefined)
        reporters.report.value(path, 'found no norm and no source, expected one of them');
    });
}
