import type { GateRules } from '../../config/plan/plan.ts';
import type { Platform } from '../../config/platforms/platform.ts';
import type { CaseRecord } from '../../records/runs/case.ts';
import type { LoadRecord, ThresholdRecord } from '../../records/runs/load.ts';
import type { Proof, RequirementVerdict } from '../../records/runs/verdict.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import type { Text } from '../../words/text.ts';
import { thresholdId } from '../load/ids.ts';
import { calledOf } from '../load/subject.ts';
import { textOf } from '../../words/said/in-words/index.ts';
import { because } from '../../words/reasons/in-words/parts.ts';
import { named } from './named.ts';
import { judgePages } from './pages.ts';
import { thresholdWords } from '../load/words.ts';

/** What the plan expects as proof of a requirement, whether it ran or not. */
interface Expected {
  kind: 'journey' | 'check' | 'load';
  ref: string;
  title: Text;
}

/**
 * Judges every requirement of a platform on what this run proved.
 *
 * A requirement passes only when every journey, check and load threshold that the platform's YAML says proves it ran
 * and passed, and no other case tagged with it failed. What is missing makes it `not-run`, never a pass.
 */
export function judgeRequirements(
  platform: Platform,
  gate: GateRules,
  cases: CaseRecord[],
  loads: LoadRecord[],
): RequirementVerdict[] {
  const proofs = byRequirement([
    ...expectedProofs(platform, cases, loads),
    ...ownCases(platform, cases),
  ]);
  return Object.entries(platform.requirements).map(([id, requirement]) => {
    const own = proofs.get(id) ?? [];
    const counts = gate.flakyCounts[requirement.weight];
    return {
      id,
      title: requirement.title,
      source: requirement.source ?? '',
      weight: requirement.weight,
      dimension: requirement.dimension,
      assumed: requirement.assumed,
      ...decide(own, counts),
      proof: own,
    };
  });
}

function decide(proofs: Proof[], flakyCounts: boolean): { verdict: Verdict; reasons: Text[] } {
  const told = proofs.map((proof) => reasonOf(proof, flakyCounts));
  const reasons = told.flatMap((one) => (one.reason ? [one.reason] : []));
  for (const verdict of ['fail', 'blocked', 'not-run'] as const)
    if (told.some((one) => one.verdict === verdict)) return { verdict, reasons };
  if (told.length > 0) return { verdict: 'pass', reasons: [] };
  return {
    verdict: 'not-run',
    reasons: [{ vi: 'Không có phép kiểm tra nào chứng minh', en: 'Nothing proves it' }],
  };
}

function reasonOf(proof: Proof, flakyCounts: boolean): { verdict: Verdict; reason?: Text } {
  const title = textOf(proof.title);
  if (proof.verdict === 'pass' && proof.flaky && !flakyCounts)
    return {
      verdict: 'blocked',
      reason: {
        vi: `“${title.vi}” lúc đạt lúc không; kế hoạch không cho tính là đạt`,
        en: `"${title.en}" failed and then passed; the plan does not let that count`,
      },
    };
  if (proof.verdict === 'pass') return { verdict: 'pass' };
  const words = {
    fail: { vi: 'không đạt', en: 'failed' },
    blocked: { vi: 'bị chặn, chưa đánh giá được', en: 'was blocked and could not be judged' },
    'not-run': { vi: 'chưa thực hiện', en: 'did not run' },
  }[proof.verdict];
  const why = proof.reason;
  return {
    verdict: proof.verdict,
    reason: {
      vi: `“${title.vi}” ${words.vi}${why ? `: ${why.vi}` : ''}`,
      en: `"${title.en}" ${words.en}${why ? `: ${why.en}` : ''}`,
    },
  };
}

interface Proving {
  proves: readonly string[];
  proof: Proof;
}

/** Each proof once for each requirement that it proves, in their order. */
function byRequirement(all: readonly Proving[]): Map<string, Proof[]> {
  const proofs = new Map<string, Proof[]>();
  for (const { proves, proof } of all)
    for (const id of new Set(proves)) {
      const own = proofs.get(id);
      if (own === undefined) proofs.set(id, [proof]);
      else own.push(proof);
    }
  return proofs;
}

function expectedProofs(platform: Platform, cases: CaseRecord[], loads: LoadRecord[]): Proving[] {
  const nameOf = (kind: string, name: string | undefined) => `${kind} ${name}`;
  const ofPlatform = cases.filter((one) => one.platform === platform.slug);
  const byName = Map.groupBy(ofPlatform, ({ kind, name }) => nameOf(kind, name));
  const named = (
    kind: 'journey' | 'check',
    entries: Record<string, { title: Text; proves: string[] }>,
  ) =>
    Object.entries(entries).flatMap(([name, entry]) => {
      const ran = byName.get(nameOf(kind, name)) ?? [];
      const expected: Expected = { kind, ref: name, title: entry.title };
      const found = ran.map((one) => proofOf(kind, one));
      if (ran.length < wantedOf(ran)) found.push(absent(expected));
      return found.map((proof) => ({ proves: entry.proves, proof }));
    });
  return [
    ...named('journey', platform.journeys),
    ...named('check', platform.checks),
    ...judgePages(platform, cases),
    ...thresholdProofs(platform, loads),
  ];
}

/** How many cases must have run; where parts of a trial ran different cases of a check, all of them together. */
function wantedOf(ran: CaseRecord[]): number {
  return Math.max(1, ...ran.map(({ parts = 1 }) => parts));
}

function thresholdProofs(platform: Platform, loads: LoadRecord[]): Proving[] {
  return Object.entries(platform.load).flatMap(([profile, entry]) => {
    const all = loads.filter((one) => one.platform === platform.slug && one.profile === profile);
    const proving = entry.thresholds.filter((one) => one.proves.length > 0);
    // Where parts of a trial ran the same profile, each of them has to hold it.
    const runs = all.length > 0 ? all : [undefined];
    return runs.flatMap((ran) =>
      proving.map((threshold) => {
        const { metric, expression, proves } = threshold;
        const result = ran?.thresholds.find(
          (one) => one.metric === metric && one.expression === expression,
        );
        const proof: Proof = {
          kind: 'load',
          ref: thresholdId(platform.slug, profile, threshold),
          title: because(
            entry.title,
            thresholdWords({ ...threshold, ...calledOf(platform, entry, metric) }),
          ),
          verdict: wasMeasured(ran, result) ? thresholdVerdict(result) : 'not-run',
          flaky: false,
          ...(ran?.verdict === 'not-run' && ran.reason && { reason: ran.reason }),
          evidence: ran?.evidence.map((one) => one.path) ?? [],
        };
        return { proves, proof };
      }),
    );
  });
}

/** A load that did not run at all is nobody's fault: nothing was blocked. */
function wasMeasured(ran: LoadRecord | undefined, result: ThresholdRecord | undefined): boolean {
  return ran !== undefined && (ran.verdict !== 'not-run' || (result?.samples ?? 0) > 0);
}

/** A threshold passes on samples alone; without any it was never judged. */
export function thresholdVerdict(
  result: { ok: boolean | null; samples: number } | undefined,
): Verdict {
  if (!result || result.ok === null || result.samples === 0) return 'blocked';
  return result.ok ? 'pass' : 'fail';
}

/** A tester's own cases, tied to requirements by tag or annotation alone; of whatever platform's suites. */
function ownCases({ requirements }: Platform, cases: CaseRecord[]): Proving[] {
  const isOurs = (id: string) => Object.hasOwn(requirements, id);
  return cases
    .filter((one) => one.kind === 'case' && one.requirements.some(isOurs))
    .map((one) => ({ proves: one.requirements, proof: proofOf('case', one) }));
}

function proofOf(kind: Proof['kind'], record: CaseRecord): Proof {
  return {
    kind,
    ref: record.id,
    title: named(record, record.title),
    verdict: record.verdict,
    flaky: record.flaky,
    ...(record.reason && { reason: record.reason }),
    evidence: record.evidence.map((one) => one.path),
  };
}

function absent(expected: Expected): Proof {
  return {
    kind: expected.kind,
    ref: expected.ref,
    title: expected.title,
    verdict: 'not-run',
    flaky: false,
    evidence: [],
  };
}
