import type { Said } from '../../words/said/said.ts';
import { named } from './named.ts';
import type { CaseRecord } from '../../records/runs/case.ts';
import type { LoadRecord } from '../../records/runs/load.ts';
import type { PlatformVerdict } from '../../records/runs/verdict.ts';
import type { Slower, Trend, TrendChange } from '../../records/runs/trend.ts';
import type { TrialReport } from '../../records/runs/report.ts';
import type { Text } from '../../words/text.ts';

/** How much longer something must take than before to be mentioned: so many times, and by so many ms. */
const BOUNDS = {
  case: { times: 1.5, ms: 2_000 },
  step: { times: 1.5, ms: 1_000 },
  load: { times: 1.5, ms: 300 },
} as const;
/** Requests below which a percentile says little. */
const FEW = 20;

/** A run with what changed since the former one. The same two runs give the same. */
export function withTrend(report: TrialReport, former: TrialReport | undefined): TrialReport {
  return { ...report, trend: trendOf(report, former) };
}

/** What changed from one run to a later one; nothing is compared where there is no former one. */
export function trendOf(report: TrialReport, former: TrialReport | undefined): Trend {
  const nothing = { differences: [], red: [], lost: [], green: [], slower: [] };
  if (former === undefined) return { former: null, ...nothing };
  const { id, startedAt } = former.run;
  const told = { former: { id, startedAt, decision: former.decision } };
  const differences = differencesOf(report, former);
  if (report.target.name !== former.target.name) return { ...told, ...nothing, differences };
  const changes = report.platforms.flatMap((platform) => changesOf(platform, former));
  return {
    ...told,
    differences,
    red: changes.filter(({ from, to }) => to === 'fail' && from !== 'fail'),
    lost: changes.filter(
      ({ from, to }) => from === 'pass' && (to === 'blocked' || to === 'not-run'),
    ),
    green: changes.filter(({ from, to }) => to === 'pass' && from !== 'pass'),
    slower: [...slowerCases(report.cases, former.cases), ...slowerLoads(report, former)],
  };
}

/** What keeps two runs from being compared as a whole. */
function differencesOf(report: TrialReport, former: TrialReport): Text[] {
  const target = [former.target.name, report.target.name];
  const slugs = [former, report].map((one) =>
    one.platforms
      .map(({ slug }) => slug)
      .toSorted()
      .join(', '),
  );
  const faults = [former, report].map((one) => one.run.faults.toSorted().join(', '));
  const texts: Text[] = [];
  if (target[0] !== target[1])
    texts.push({
      vi: `Hai đợt chạy trên hai môi trường khác nhau (${target.join(' và ')}) nên không so sánh được`,
      en: `The runs were on different targets (${target.join(' and ')}) and cannot be compared`,
    });
  if (slugs[0] !== slugs[1])
    texts.push({
      vi: `Hai đợt chạy không cùng hệ thống (${slugs.join(' và ')}); chỉ so sánh phần chung`,
      en: `The runs were not of the same systems (${slugs.join(' and ')}); only what they share is compared`,
    });
  if (faults[0] !== faults[1])
    texts.push({
      vi: `Lỗi chủ động bật trên hệ thống mô phỏng khác nhau (${faults.map((one) => one || 'không có').join(' và ')})`,
      en: `Other faults were switched on in the stand-in (${faults.map((one) => one || 'none').join(' and ')})`,
    });
  return texts;
}

function changesOf(platform: PlatformVerdict, former: TrialReport): TrendChange[] {
  const before = new Map(
    former.platforms
      .find(({ slug }) => slug === platform.slug)
      ?.requirements.map(({ id, verdict }) => [id, verdict]),
  );
  return platform.requirements.flatMap(({ id, title, verdict }) => {
    const from = before.get(id);
    if (from === undefined || from === verdict) return [];
    return [{ platform: platform.slug, requirement: id, title, from, to: verdict }];
  });
}

/** Cases that passed in both runs, and their steps where not the whole case is listed. */
function slowerCases(cases: CaseRecord[], former: CaseRecord[]): Slower[] {
  const before = new Map(former.map((one) => [one.id, one]));
  return cases.flatMap((one) => {
    const old = before.get(one.id);
    // What failed first was walked twice.
    const clean = (record: CaseRecord) => record.verdict === 'pass' && record.attempts === 1;
    if (!old || !clean(one) || !clean(old)) return [];
    const { platform, title } = one;
    const whole = slower('case', platform, named(one, title), old.durationMs, one.durationMs);
    const steps = one.steps.flatMap((step, i) =>
      old.steps[i]?.title === step.title
        ? slower(
            'step',
            platform,
            { code: 'part-of', whole: named(one, title), part: named(one, step.title) },
            old.steps[i].durationMs,
            step.durationMs,
          )
        : [],
    );
    return steps.length > 0 ? steps : whole;
  });
}

function slowerLoads(report: TrialReport, former: TrialReport): Slower[] {
  const all = (one: TrialReport): LoadRecord[] => one.platforms.flatMap(({ load }) => load);
  return all(report).flatMap((load) => {
    const old = all(former).find(
      ({ platform, profile }) => platform === load.platform && profile === load.profile,
    );
    return load.requests.flatMap((request) => {
      const was = old?.requests.find(({ name }) => name === request.name);
      if (!was || was.count < FEW || request.count < FEW) return [];
      if (was.p95 === null || request.p95 === null) return [];
      const what = `${load.title.vi}: ${request.title?.vi ?? request.name}`;
      return slower('load', load.platform, what, was.p95, request.p95);
    });
  });
}

function slower(
  kind: Slower['kind'],
  platform: string,
  what: Said,
  beforeMs: number,
  afterMs: number,
): Slower[] {
  const { times, ms } = BOUNDS[kind];
  const is = afterMs >= beforeMs * times && afterMs - beforeMs >= ms;
  return is ? [{ kind, platform, what, beforeMs, afterMs }] : [];
}
