import type { Plan } from '../plan/plan.ts';
import type { Platform } from '../platforms/platform.ts';
import { own } from '../reading/own.ts';
import type { PlainDate } from '../reading/values.ts';
import { citationParts } from './norms.ts';
import type { Citation, Norm, Norms } from './norms.ts';

type ById = Norms['norms'];

/** Whether a norm is in force on a day. */
export function inForce({ from, to }: Norm, day: PlainDate): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to);
}

/** Those that hold on a day what a norm says: itself, what took its place, or what it took the place of. */
export function holding(norms: ById, id: string, day: PlainDate): string[] {
  const norm = own(norms, id);
  if (norm === undefined) return [];
  const isOver = norm.to !== undefined && norm.to < day;
  const next = isOver
    ? (other: string) => own(norms, other)?.replacedBy ?? []
    : (other: string) => predecessors(norms, other);
  const found = new Set<string>();
  const seen = new Set<string>();
  const follow = (other: string) => {
    if (seen.has(other)) return;
    seen.add(other);
    const one = own(norms, other);
    if (one !== undefined && inForce(one, day)) found.add(other);
    else for (const further of next(other)) follow(further);
  };
  follow(id);
  return [...found];
}

function predecessors(norms: ById, id: string): string[] {
  return Object.keys(norms).filter((other) => norms[other]?.replacedBy?.includes(id));
}

/**
 * A citation in words, by what is in force on a day: `Nghị định 118/2025/NĐ-CP (thay Nghị định 61/2018/NĐ-CP, điều 17)`.
 * Where nothing is, the norm itself. One whose days no public text confirms says so.
 */
export function cited(norms: ById, citation: Citation, day: PlainDate): string {
  const { id, place } = citationParts(citation);
  const title = own(norms, id)?.title.vi ?? id;
  const whole = place === '' ? title : `${title}, ${place}`;
  const now = holding(norms, id, day);
  if (now.length === 0 || now[0] === id) return whole + doubt(own(norms, id));
  const isOver = (own(norms, id)?.to ?? '9999-12-31') < day;
  const titles = now
    .map((other) => (norms[other]?.title.vi ?? other) + doubt(norms[other]))
    .join('; ');
  return isOver ? `${titles} (thay ${whole})` : titles;
}

function doubt(norm: Norm | undefined): string {
  return norm?.assumed === true ? ' (hiệu lực giả định)' : '';
}

/** A norm as the grounds of an official document name it: `Căn cứ Thông tư số 16/2024/TT-BTTTT ngày …`. */
export function ground(norms: ById, id: string): string {
  const norm = own(norms, id);
  if (norm === undefined) return `Căn cứ ${id}`;
  const numbered = norm.title.vi.replace(/ (?=\d+\/\d{4}\/)/, ' số ');
  return `Căn cứ ${numbered}${onDay(norm.issued)} của ${norm.issuer}`;
}

/** Official documents write days and the first two months with two digits (Nghị định 30/2020/NĐ-CP, phụ lục I). */
function onDay(day: PlainDate | undefined): string {
  if (day === undefined) return '';
  const [year = '', month = '', date = ''] = day.split('-');
  return ` ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

/** A platform whose requirements and thresholds say in words what is in force on a day. */
export function withNorms(platform: Platform, norms: ById, day: PlainDate): Platform {
  const words = (citation: Citation) => cited(norms, citation, day);
  const requirements = Object.entries(platform.requirements).map(([id, requirement]) => {
    const sources = [...requirement.norms.map(words), requirement.source ?? ''];
    return [id, { ...requirement, source: sources.filter(Boolean).join('; ') }] as const;
  });
  const load = Object.entries(platform.load).map(([name, profile]) => {
    const thresholds = profile.thresholds.map((threshold) =>
      threshold.norm === undefined ? threshold : { ...threshold, norm: words(threshold.norm) },
    );
    return [name, { ...profile, thresholds }] as const;
  });
  return {
    ...platform,
    requirements: Object.fromEntries(requirements),
    load: Object.fromEntries(load),
  };
}

/** A plan whose grounds are sentences. */
export type PlanInWords = Plan & { form: { basis: string[] } };

/** A plan with its grounds in sentences, by what is in force on a day. */
export function withGrounds(plan: Plan, norms: ById, day: PlainDate): PlanInWords {
  const sentences = plan.form.basis.flatMap((item) => {
    if (typeof item === 'string') return [item];
    const now = holding(norms, item.norm, day);
    return (now.length > 0 ? now : [item.norm]).map((id) => ground(norms, id));
  });
  return { ...plan, form: { ...plan.form, basis: [...new Set(sentences)] } };
}
