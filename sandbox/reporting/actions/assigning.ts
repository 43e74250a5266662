import { InputError } from '../../web/errors.ts';
import type { Context } from '../context.ts';
import { formNamed, versionFor, versionsOf } from '../domain/forms.ts';
import type { Form } from '../domain/forms.ts';
import { periodBefore, periodOf } from '../domain/periods.ts';
import type { Period } from '../domain/periods.ts';
import { communes, departments, unitOf } from '../domain/units.ts';
import type { Campaign } from '../store/campaigns.ts';
import type { User } from '../store/users.ts';

export interface Assignment {
  form: string;
  period: string;
  title: string;
  /** Codes; all communes where empty. */
  units: readonly string[];
  /** Whether all departments report as well, where no codes are given. */
  withDepartments: boolean;
  follows: number | null;
}

/** The period of a key, as the system's faults leave it. */
export function readPeriod(ctx: Context, key: string): Period | undefined {
  return periodOf(key, {
    isMonthEnd: ctx.faults.isOn('period-closes-month-end'),
    isByCalendarDays: ctx.faults.isOn('report-deadline-calendar-days'),
    isFromJanuary: ctx.faults.isOn('half-years-from-january'),
  });
}

/** Gives units a form to fill in for a period. @throws InputError */
export function assign(ctx: Context, user: User, wanted: Assignment): Campaign {
  const form = formNamed(wanted.form);
  if (form === undefined) throw new InputError('Không có biểu mẫu này.');
  const period = readPeriod(ctx, wanted.period);
  if (period === undefined)
    throw new InputError(
      'Kỳ báo cáo phải có dạng YYYYMM (tháng), YYYYQ (quý), YYYY-6T1, YYYY-6T2 (6 tháng), YYYY-9T (9 tháng) hoặc YYYY (năm).',
    );
  checkForm(ctx, form, period);
  if (wanted.title === '') throw new InputError('Phải đặt tên cho đợt báo cáo.');
  const units = unitsIn(ctx, wanted);
  const before = ctx.campaigns.whole(versionsOf(form.code), periodBefore(period.key));
  const has = (all: readonly string[]) => (all.every((code) => units.includes(code)) ? 1 : 0);
  const campaign = ctx.campaigns.add({
    ...{ form: form.slug, period: period.key, title: wanted.title, dueOn: period.dueOn },
    follows: wanted.follows ?? before?.id ?? null,
    ...{ isWhole: has(communes), withDepartments: has(departments), createdBy: user.username },
  });
  for (const code of new Set(units)) ctx.reports.add(campaign.id, code, unitOf(code).name);
  const count = `${units.length} đơn vị`;
  ctx.history.add({ campaign: campaign.id }, user.fullName, 'Giao kỳ báo cáo', count);
  return campaign;
}

/** A form is given for its own kinds of periods, in the version that is in force then. */
function checkForm(ctx: Context, form: Form, period: Period): void {
  if (!form.periods.includes(period.kind))
    throw new InputError('Kỳ báo cáo không đúng loại kỳ của biểu mẫu.');
  const current = versionFor(form.code, period);
  if (current === form || ctx.faults.isOn('former-template-assigned', { period: period.key }))
    return;
  const instead = current === undefined ? '' : `; dùng phiên bản ${current.version}`;
  throw new InputError(
    `Biểu mẫu ${form.code} phiên bản ${form.version} không áp dụng cho kỳ ${period.key}${instead}.`,
  );
}

function unitsIn(ctx: Context, { units, withDepartments, period }: Assignment): readonly string[] {
  const known = [...communes, ...departments];
  const unknown = units.filter((code) => !known.includes(code));
  if (unknown.length > 0) throw new InputError(`Không có đơn vị ${unknown.join(', ')}.`);
  const wanted = units.length > 0 ? units : withDepartments ? known : communes;
  const isForgotten = ctx.faults.isOn('departments-not-assigned', { period });
  return isForgotten ? wanted.filter((code) => !departments.includes(code)) : wanted;
}
