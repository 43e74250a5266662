import type { GateReason } from '../../records/runs/verdict.ts';
import type { Selection } from '../../records/runs/run.ts';
import type { Lang } from '../../words/text.ts';
import type { TrialReport } from '../../records/runs/report.ts';

const DRAFT = 'draft';
const SHARD = 'narrowed.shard';

/** What a run leaves undecided on a platform because it was asked to leave something out. */
export function narrowed(
  selection: Selection | undefined,
  isDraft: boolean,
  platform: string,
): GateReason[] {
  const reasons: GateReason[] = [];
  if (selection?.shard != null) reasons.push(partOf(selection.shard));
  const left = selection?.leftOut[platform] ?? 0;
  if (left > 0 && selection?.shard == null) reasons.push(leftOut(left, selection?.grep ?? null));
  if (isDraft) reasons.push(draft);
  return reasons;
}

/** Whether a reason is of the whole run, and so the same for each of its platforms. */
export function isOfRun({ rule }: GateReason): boolean {
  return rule === DRAFT || rule === SHARD;
}

function partOf(shard: string): GateReason {
  return {
    rule: SHARD,
    text: {
      vi: `Đây chỉ là phần ${shard} của đợt chạy; cần ghép đủ các phần mới kết luận được`,
      en: `This is part ${shard} of the trial alone; all parts together decide`,
    },
  };
}

function leftOut(count: number, grep: string | null): GateReason {
  const why =
    grep === null ? { vi: '', en: '' } : { vi: ` bằng --grep ${grep}`, en: ` by --grep ${grep}` };
  return {
    rule: 'narrowed.cases',
    text: {
      vi: `Đợt chạy được thu hẹp${why.vi}: ${count} kịch bản không chạy`,
      en: `The run was narrowed${why.en}: ${count} ${count === 1 ? 'case' : 'cases'} did not run`,
    },
  };
}

const draft: GateReason = {
  rule: DRAFT,
  text: {
    vi: 'Đợt chạy nháp: không lập lỗi nào và không dùng để kết luận',
    en: 'A draft run: it opens no defect and decides nothing',
  },
};

/** What the reader of the decision has to know beside it. */
export function remarksOn(
  selection: Selection | undefined,
  cases: TrialReport['cases'],
): GateReason[] {
  const remarks: GateReason[] = [];
  const others = selection?.otherPlatforms ?? [];
  const named = (lang: Lang) =>
    others.map((slug) => selection?.otherNames?.[slug]?.[lang] ?? slug).join('; ');
  if (others.length > 0)
    remarks.push({
      rule: 'narrowed.platforms',
      text: {
        vi: `Đợt chạy không xét: ${named('vi')}`,
        en: `Not part of the run: ${named('en')}`,
      },
    });
  const unsafe = Object.values(selection?.unsafe ?? {}).reduce((sum, one) => sum + one, 0);
  if (unsafe > 0)
    remarks.push({
      rule: 'narrowed.live',
      text: {
        vi: `${unsafe} kịch bản làm thay đổi dữ liệu không chạy trên nền tảng đang phục vụ`,
        en: `${unsafe} cases that change data did not run on a live platform`,
      },
    });
  const unbound = cases.filter(
    ({ verdict, requirements }) => verdict === 'fail' && requirements.length === 0,
  );
  if (unbound.length > 0)
    remarks.push({
      rule: 'case.unbound',
      text: {
        vi: `${unbound.length} kịch bản không đạt nhưng không gắn với yêu cầu nào: ${titles(unbound)}`,
        en: `${unbound.length} failed ${unbound.length === 1 ? 'case is' : 'cases are'} tied to no requirement: ${titles(unbound)}`,
      },
    });
  return remarks;
}

function titles(cases: TrialReport['cases']): string {
  const shown = cases.slice(0, 5).map(({ title }) => `“${title}”`);
  return cases.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ');
}
