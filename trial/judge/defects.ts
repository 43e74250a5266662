import { WEIGHTS } from '../../words/scales/weight.ts';
import type { Plan } from '../../config/plan/plan.ts';
import type { Platform } from '../../config/platforms/platform.ts';
import { dueAt } from '../../config/calendar/due.ts';
import { ownerOf } from '../../config/plan/owner.ts';
import type { CaseRecord } from '../../records/runs/case.ts';
import type { LoadRecord } from '../../records/runs/load.ts';
import type { Severity } from '../../words/scales/severity.ts';
import type { Text } from '../../words/text.ts';
import type { NewDefect } from '../../records/defects/open.ts';
import { thresholdId } from '../load/ids.ts';
import { measuredWords, thresholdWords } from '../load/words.ts';
import type { Said } from '../../words/said/said.ts';
import { named } from './named.ts';
import { judgePages } from './pages.ts';
import { pagesFingerprint, thresholdFingerprint } from '../suite/fingerprint.ts';

/** What all findings of a run share. */
export interface FindingContext {
  plan: Plan;
  platform: Platform;
  /** Who found it, for the register. */
  reportedBy: Said;
}

/** The defects that this run's failures are, one for each cause; a harness fault or a precondition is none. */
export function findings(
  context: FindingContext,
  cases: CaseRecord[],
  loads: LoadRecord[],
): NewDefect[] {
  const found = [
    ...cases
      .filter((one) => one.verdict === 'fail' && one.failure?.blame === 'platform')
      .map((one) => fromCase(context, one)),
    ...fromPages(context, cases),
    ...loads.flatMap((load) => fromLoad(context, load)),
  ];
  const byCause = new Map<string, NewDefect>();
  for (const defect of found) {
    const known = byCause.get(defect.fingerprint);
    byCause.set(defect.fingerprint, known ? merge(known, defect) : defect);
  }
  return [...byCause.values()];
}

function merge(a: NewDefect, b: NewDefect): NewDefect {
  const severity = a.severity < b.severity ? a.severity : b.severity;
  const worse = a.severity <= b.severity ? a : b;
  return {
    ...worse,
    severity,
    requirements: [...new Set([...a.requirements, ...b.requirements])].toSorted(),
    evidence: [...new Set([...a.evidence, ...b.evidence])],
  };
}

function fromCase(context: FindingContext, one: CaseRecord): NewDefect {
  const failure = one.failure!;
  const title = named(one, one.title);
  return {
    ...judgedBy(context, one.requirements, endOf(one)),
    fingerprint: failure.fingerprint,
    platform: one.platform,
    requirements: one.requirements,
    caseId: one.id,
    title:
      failure.step === undefined
        ? title
        : { code: 'part-of', whole: title, part: named(one, failure.step) },
    feature: title,
    unit: '',
    reportedBy: context.reportedBy,
    channel: { code: 'by-trial' },
    stepsToReproduce: one.steps.map((step) => named(one, step.title)),
    expected: expectedOf(context.platform, one.requirements),
    actual: { code: 'case-failed', message: failure.message, english: one.english ?? {} },
    solution: '',
    retestResult: '',
    confirmedBy: '',
    evidence: one.evidence.map((file) => file.path),
  };
}

/** Whatever fails in a platform's pages in one respect is one defect: most of it has one cause. */
function fromPages(context: FindingContext, cases: CaseRecord[]): NewDefect[] {
  const { slug } = context.platform;
  return judgePages(context.platform, cases)
    .filter(({ proof }) => proof.verdict === 'fail')
    .map(({ respect, title, proves, troubles, seenBy, proof }) => ({
      ...judgedBy(context, [...proves], seenBy.map(endOf).toSorted().at(-1)!),
      fingerprint: pagesFingerprint(slug, respect),
      platform: slug,
      requirements: [...proves],
      caseId: proof.ref,
      title: proof.title,
      feature: title,
      unit: '',
      reportedBy: context.reportedBy,
      channel: { code: 'by-trial' },
      stepsToReproduce: seenBy.slice(0, 10).map((one) => named(one, one.title)),
      expected: expectedOf(context.platform, [...proves]),
      actual: { code: 'pages-failed', troubles: troubles.slice(0, 10) },
      solution: '',
      retestResult: '',
      confirmedBy: '',
      evidence: proof.evidence,
    }));
}

function fromLoad(context: FindingContext, load: LoadRecord): NewDefect[] {
  return load.thresholds
    .filter((one) => one.ok === false && one.samples > 0 && one.proves.length > 0)
    .map((one): NewDefect => {
      const threshold = thresholdWords(one);
      const at = new Date(Date.parse(load.startedAt) + load.durationMs).toISOString();
      return {
        ...judgedBy(context, one.proves, at),
        fingerprint: thresholdFingerprint(load.platform, load.profile, one.metric, one.expression),
        platform: load.platform,
        requirements: one.proves,
        caseId: thresholdId(load.platform, load.profile, one),
        title: { code: 'load-crossed', load: load.title, threshold },
        feature: load.title,
        unit: '',
        reportedBy: context.reportedBy,
        channel: { code: 'by-trial' },
        stepsToReproduce: [{ code: 'run-load', profile: load.profile }],
        expected: threshold,
        actual: { code: 'load-measured', value: measuredWords(one), samples: one.samples },
        solution: '',
        retestResult: '',
        confirmedBy: '',
        evidence: load.evidence.map((file) => file.path),
      };
    });
}

/** Severity, owner, cause and due time, from the heaviest requirement the failure touches. */
function judgedBy(
  { plan, platform }: FindingContext,
  requirements: string[],
  foundAt: string,
): Pick<NewDefect, 'severity' | 'owner' | 'ownerName' | 'causeGroup' | 'foundAt' | 'dueAt'> {
  const known = requirements.filter((id) => platform.requirements[id]);
  const heaviest = known.toSorted(
    (a, b) =>
      WEIGHTS.indexOf(platform.requirements[a]!.weight) -
      WEIGHTS.indexOf(platform.requirements[b]!.weight),
  )[0];
  // A tester's own case without a requirement is still a failure somebody must look at.
  const weight = heaviest ? platform.requirements[heaviest]!.weight : 'minor';
  const severity: Severity = plan.severityOf[weight];
  const { owner, cause } = ownerOf(
    plan,
    platform,
    heaviest ?? Object.keys(platform.requirements)[0]!,
  );
  const ownerName: Text = plan.owners[owner]!.name;
  return {
    severity,
    owner,
    ownerName,
    causeGroup: plan.causes[cause]!.name,
    foundAt,
    dueAt: dueAt(plan, foundAt, plan.severities[severity].fix),
  };
}

function endOf(one: CaseRecord): string {
  return new Date(Date.parse(one.startedAt) + one.durationMs).toISOString();
}

function expectedOf(platform: Platform, requirements: string[]): Said {
  const titles = requirements.map((id) => platform.requirements[id]?.title ?? id);
  return titles.length === 0 ? '' : { code: 'all-hold', titles };
}
