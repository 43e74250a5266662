import { Decimal } from '../../arithmetic/formula.ts';
import type { Cell, Form } from '../../forms/form.ts';
import { forms } from '../../forms/read.ts';

/** Names of what the seed adds to a report and to a campaign. */
export const FIELD = {
  period: 'Kỳ báo cáo',
  reason: 'Lý do yêu cầu chỉnh lý',
  form: 'Biểu mẫu',
  scope: 'Phạm vi',
  former: 'Số của đợt kỳ trước',
  unit: 'Mã đơn vị',
} as const;

export const SCOPE = { whole: 'Toàn tỉnh', some: 'Một số đơn vị' } as const;

/** Where an issue stands, in the words of the seed. */
export const STATUS = {
  entering: 'Đang nhập liệu',
  filled: 'Đã nhập đủ số liệu',
  sent: 'Đã gửi chờ duyệt',
  returned: 'Yêu cầu chỉnh lý',
  approved: 'Đã duyệt chờ tổng hợp',
  aggregated: 'Đã tổng hợp',
  completed: 'Hoàn thành',
} as const;

/** The statuses in which a unit enters figures; all products call them by the first. */
const ENTERED: readonly string[] = [STATUS.entering, STATUS.filled, STATUS.returned];

/** The status in words that all products are read as. */
export function stateOf(status: string): string {
  return ENTERED.includes(status) ? STATUS.entering : status;
}

/** The one project of the province; those of the units are below it. */
export const PROVINCE = 'bao-cao';

/** The project of a unit: its address has small letters, digits and dashes alone. */
export function projectOf(unit: string): string {
  return `${PROVINCE}-${unit.toLowerCase().replaceAll('.', '-')}`;
}

/** Versions of a form are kinds of issues of their own. */
export function trackerOf({ code, version }: Form): string {
  return `${code} phiên bản ${version}`;
}

/** The form of a kind of issue; undefined for those of other platforms. */
export function formOfTracker(tracker: string): Form | undefined {
  return forms().find((one) => trackerOf(one) === tracker);
}

/** Cells that people enter: nothing here works out the others. */
export function enteredCells({ cells }: Form): readonly Cell[] {
  return cells.filter(({ formulas }) => formulas.length === 0);
}

/** A cell's field; versions of a form share it. */
export function fieldOfCell({ code }: Pick<Form, 'code'>, key: string): string {
  return `${code} ${key}`;
}

/**
 * Fractions are kept as whole numbers of the smallest part, thousands for millions: what is no whole number is shown,
 * summed up and exported with two digits here.
 */
export function kept(figure: string, { digits }: Pick<Cell, 'digits'>): string {
  return /^-?\d+(?:\.\d+)?$/.test(figure)
    ? new Decimal(figure).times(new Decimal(10).pow(digits)).toFixed()
    : figure;
}

/** The figure of what is kept or shown; empty where nothing is. */
export function figureOf(shown: string, { digits }: Pick<Cell, 'digits'>): string {
  const text = shown.trim();
  return /^-?\d+$/.test(text)
    ? new Decimal(text).dividedBy(new Decimal(10).pow(digits)).toFixed()
    : text;
}
