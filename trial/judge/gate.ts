import type { GateRules } from '../../config/plan/plan.ts';
import type { DefectRecord } from '../../records/defects/defect.ts';
import type {
  GateReason,
  HarnessFault,
  RequirementVerdict,
  Waiver,
} from '../../records/runs/verdict.ts';
import type { Decision } from '../../words/scales/decision.ts';
import type { Text } from '../../words/text.ts';
import { isOfRun } from './narrowed.ts';
import { hasPassed } from '../load/ids.ts';
import type { LoadReasons } from './load-rule.ts';

export interface GateInput {
  rules: GateRules;
  requirements: RequirementVerdict[];
  /** Defects of this platform on this target, whatever run found them. */
  defects: DefectRecord[];
  /** Case ids that passed in this run: a defect that waits for its retest and whose case passed is not open. */
  passed: ReadonlySet<string>;
  harness: HarnessFault[];
  /** What the run was asked to leave out of this platform. */
  narrowed: GateReason[];
  /** Waivers whose last day has not passed. */
  waivers: Waiver[];
  /** What load says beside the requirements that it proves. */
  load?: LoadReasons;
}

export interface GateResult {
  decision: Decision;
  reasons: GateReason[];
  /** Those of `input.waivers` that the decision rests on. */
  applied: Waiver[];
}

const ratio = (value: number) =>
  `${(Math.round(value * 1000) / 10).toString().replace('.', ',')} %`;
const plain = (value: number) => `${Math.round(value * 1000) / 10} %`;

/**
 * Decides whether a platform may go live.
 *
 * `no-go` where a rule is broken by what was proved; else `undecided` where anything was not judged; else `go`. A go
 * needs at least one requirement and every one judged.
 */
export function decide(input: GateInput): GateResult {
  const { rules, requirements } = input;
  const applied = new Set<Waiver>();
  const waived = (one: RequirementVerdict) => {
    const waiver = input.waivers.find((entry) => entry.requirement === one.id);
    if (waiver && one.verdict === 'fail') applied.add(waiver);
    return waiver !== undefined && one.verdict === 'fail';
  };
  const failed = requirements.filter((one) => one.verdict === 'fail' && !waived(one));
  const broken: GateReason[] = [
    ...criticalRule(rules, requirements, failed),
    ...shareRule(rules, requirements, failed),
    ...defectRules(input, applied),
    ...(input.load?.broken ?? []),
  ];
  if (broken.length > 0) return { decision: 'no-go', reasons: broken, applied: [...applied] };
  const open = [
    ...input.narrowed,
    ...unjudged(requirements, input.harness),
    ...(input.load?.open ?? []),
  ];
  if (open.length > 0) return { decision: 'undecided', reasons: open, applied: [...applied] };
  return {
    decision: 'go',
    reasons: [allProved(requirements, applied.size)],
    applied: [...applied],
  };
}

function criticalRule(
  rules: GateRules,
  all: RequirementVerdict[],
  failed: RequirementVerdict[],
): GateReason[] {
  const critical = all.filter((one) => one.weight === 'critical');
  const red = failed.filter((one) => one.weight === 'critical');
  if (red.length === 0 || (critical.length - red.length) / critical.length >= rules.criticalPass)
    return [];
  const names = red.map((one) => one.id).join(', ');
  return [
    {
      rule: 'gate.criticalPass',
      text: {
        vi: `${red.length} yêu cầu bắt buộc không đạt (${names}); quy định phải đạt ${ratio(rules.criticalPass)}`,
        en: `${red.length} critical requirements failed (${names}); ${plain(rules.criticalPass)} must pass`,
      },
    },
  ];
}

function shareRule(
  rules: GateRules,
  all: RequirementVerdict[],
  failed: RequirementVerdict[],
): GateReason[] {
  const best = all.length === 0 ? 1 : (all.length - failed.length) / all.length;
  if (best >= rules.allPass) return [];
  return [
    {
      rule: 'gate.allPass',
      text: {
        vi: `Tỷ lệ yêu cầu đạt cao nhất có thể là ${ratio(best)}, thấp hơn mức quy định ${ratio(rules.allPass)}`,
        en: `At most ${plain(best)} of the requirements can pass; ${plain(rules.allPass)} must`,
      },
    },
  ];
}

/** The defects that are open: not those that wait for a retest and whose case passed in this run. */
export function openAmong(
  defects: readonly DefectRecord[],
  passed: ReadonlySet<string>,
): DefectRecord[] {
  return defects.filter(
    (one) => one.state !== 'closed' && !(one.state === 'retest' && hasPassed(one, passed)),
  );
}

function defectRules(input: GateInput, applied: Set<Waiver>): GateReason[] {
  const open = openAmong(input.defects, input.passed);
  return Object.entries(input.rules.openDefects).flatMap(([severity, rule]): GateReason[] => {
    if (rule === 'allowed') return [];
    const blocking = open.filter((one) => {
      if (one.severity !== severity) return false;
      const waiver = input.waivers.find(
        (entry) =>
          entry.defect === one.id ||
          (entry.requirement !== undefined && one.requirements.includes(entry.requirement)),
      );
      if (!waiver || rule === 'none') return true;
      applied.add(waiver);
      return false;
    });
    if (blocking.length === 0) return [];
    const names = blocking.map((one) => one.id).join(', ');
    const unless =
      rule === 'waiver'
        ? { vi: ' mà chưa có văn bản chấp thuận', en: ' without a signed waiver' }
        : { vi: '', en: '' };
    return [
      {
        rule: `gate.openDefects.${severity}`,
        text: {
          vi: `Còn ${blocking.length} lỗi mức ${severity} chưa đóng (${names})${unless.vi}`,
          en: `${blocking.length} open ${severity} defects (${names})${unless.en}`,
        },
      },
    ];
  });
}

function unjudged(requirements: RequirementVerdict[], harness: HarnessFault[]): GateReason[] {
  const list = (verdict: string) => requirements.filter((one) => one.verdict === verdict);
  const reasons: GateReason[] = [];
  const blocked = list('blocked');
  if (blocked.length > 0)
    reasons.push({
      rule: 'verdict.blocked',
      text: {
        vi: `${blocked.length} yêu cầu bị chặn, chưa đánh giá được (${names(blocked)})`,
        en: `${blocked.length} requirements were blocked (${names(blocked)})`,
      },
    });
  const missing = list('not-run');
  if (missing.length > 0)
    reasons.push({
      rule: 'verdict.not-run',
      text: {
        vi: `${missing.length} yêu cầu chưa được kiểm thử (${names(missing)})`,
        en: `${missing.length} requirements were not tested (${names(missing)})`,
      },
    });
  if (harness.length > 0)
    reasons.push({
      rule: 'harness',
      text: {
        vi: `Bộ kiểm thử gặp ${harness.length} trục trặc, xem mục tồn tại`,
        en: `The harness had ${harness.length} faults of its own`,
      },
    });
  if (requirements.length === 0)
    reasons.push({
      rule: 'verdict.none',
      text: { vi: 'Không có yêu cầu nào được đánh giá', en: 'No requirement was judged' },
    });
  return reasons;
}

function names(list: RequirementVerdict[]): string {
  const shown = list.slice(0, 8).map((one) => one.id);
  return list.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ');
}

function allProved(requirements: RequirementVerdict[], waivers: number): GateReason {
  const passed = requirements.filter((one) => one.verdict === 'pass').length;
  const share = { vi: `${passed}/${requirements.length}`, en: `${passed}/${requirements.length}` };
  return {
    rule: 'gate',
    text: {
      vi: `${share.vi} yêu cầu đạt, mọi quy định của kế hoạch được đáp ứng${waivers ? `, có ${waivers} văn bản chấp thuận được tính` : ''}`,
      en: `${share.en} requirements passed and every rule of the plan is met${waivers ? `, with ${waivers} waivers counted` : ''}`,
    },
  };
}

/**
 * The decision for all platforms: the worst of them. A reason of one among several says whose it is; one of the whole run
 * is told once.
 */
export function decideAll(platforms: { name: Text; decision: Decision; reasons: GateReason[] }[]): {
  decision: Decision;
  reasons: GateReason[];
} {
  const decision: Decision =
    platforms.length === 0
      ? 'undecided'
      : ((['no-go', 'undecided'] as const).find((bad) =>
          platforms.some((one) => one.decision === bad),
        ) ?? 'go');
  const deciding = platforms.filter((one) => one.decision === decision);
  if (platforms.length === 1) return { decision, reasons: deciding.flatMap((one) => one.reasons) };
  const ofRun = deciding.flatMap(({ reasons }) => reasons.filter(isOfRun));
  const own = deciding.flatMap(({ name, reasons }) =>
    reasons.filter((one) => !isOfRun(one)).map((reason) => reasonOf(name, reason)),
  );
  const once = new Map(ofRun.map((reason) => [reason.rule, reason])).values();
  return { decision, reasons: [...once, ...own] };
}

function reasonOf(name: Text, { rule, text }: GateReason): GateReason {
  return { rule, text: { vi: `${name.vi}: ${text.vi}`, en: `${name.en}: ${text.en}` } };
}
