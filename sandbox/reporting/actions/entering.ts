import { InputError, PageError } from '../../web/errors.ts';
import { can } from '../context.ts';
import type { Context } from '../context.ts';
import { figuresOf, formerOf, formOf } from '../domain/figures.ts';
import type { Cell } from '../domain/forms.ts';
import { entered, written } from '../domain/numbers.ts';
import { wrongIn } from '../domain/reckon.ts';
import type { Wrong } from '../domain/reckon.ts';
import { STATE_NAMES } from '../domain/states.ts';
import type { Campaign } from '../store/campaigns.ts';
import type { Report } from '../store/reports.ts';
import type { User } from '../store/users.ts';

/** What somebody wants in a cell, and what stood there when they opened it; both as people write numbers. */
export interface Change {
  key: string;
  from: string;
  to: string;
}

/** `Hộ tịch – Tiếp nhận trực tuyến [r1.c4]`: a cell as people find it. */
export function cellName({ key, row, column }: Cell): string {
  return `${row.title} – ${column.title} [${key}]`;
}

/** Reports that somebody of the unit may still change. @throws PageError 403 or 409 */
export function checkEditable(ctx: Context, user: User, campaign: Campaign, report: Report): void {
  if (report.unit !== user.unit || !can(ctx, user, 'enter'))
    throw new PageError(403, 'Tài khoản không được nhập liệu cho đơn vị này.');
  if (campaign.isOpen === 0 && !ctx.faults.isOn('closed-period-open', campaign))
    throw new PageError(409, 'Kỳ báo cáo đã khóa, không nhập số liệu được nữa.');
  const isLate = report.state !== 'entering' && !ctx.faults.isOn('sent-report-editable', campaign);
  if (isLate)
    throw new PageError(409, `Báo cáo ở trạng thái “${STATE_NAMES[report.state]}”, chỉ được xem.`);
}

/**
 * Enters figures. Cells that were not changed stay as they are now, whoever changed them meanwhile.
 * @throws InputError that names the cell; PageError
 */
export function enter(
  ctx: Context,
  user: User,
  campaign: Campaign,
  report: Report,
  changes: readonly Change[],
): void {
  checkEditable(ctx, user, campaign, report);
  const form = formOf(campaign);
  const figures = figuresOf(ctx, campaign, report);
  const former = formerOf(ctx, campaign, report.unit);
  const entries = { ...report.entries };
  const isBlind = ctx.faults.isOn('concurrent-entry-lost', campaign);
  const lines: string[] = [];
  for (const { key, from, to } of changes) {
    const cell = form.cells.find((one) => one.key === key);
    if (cell === undefined) throw new InputError(`Biểu mẫu không có ô ${key}.`);
    const [old, value] = [entered(from), entered(to)];
    if (value === undefined) throw new InputError(`Ô ${cellName(cell)}: “${to}” không phải là số.`);
    const now = figures[key] ?? null;
    if (value === old && !isBlind) continue;
    const isLocked = cell.derived !== null || (cell.carries !== null && former !== null);
    if (isLocked && !ctx.faults.isOn('locked-cell-editable', campaign)) {
      if (value === now) continue;
      throw new PageError(409, `Ô ${cellName(cell)} do hệ thống tính, không sửa được.`);
    }
    if (now !== old && now !== value && !isBlind)
      throw new InputError(
        `Ô ${cellName(cell)} vừa được người khác ghi ${written(now) || 'trống'}; hãy xem lại.`,
      );
    if (value === null) delete entries[key];
    else entries[key] = value;
    if (value !== now)
      lines.push(`${key}: ${written(now) || 'trống'} → ${written(value) || 'trống'}`);
  }
  if (ctx.faults.isOn('autosave-lost', campaign)) return;
  ctx.reports.update(report.id, { entries });
  if (lines.length > 0 && !ctx.faults.isOn('change-without-trace', campaign))
    ctx.history.add({ report: report.id }, user.fullName, 'Nhập số liệu', lines.join('; '));
}

/** What hinders sending. */
export function hindrances(ctx: Context, campaign: Campaign, report: Report): Wrong[] {
  const form = formOf(campaign);
  const figures = figuresOf(ctx, campaign, report);
  const wrong = wrongIn(form, figures, formerOf(ctx, campaign, report.unit));
  if (ctx.faults.isOn('formula-check-off', campaign)) return [];
  if (ctx.faults.isOn('incomplete-report-sent', campaign)) return [];
  if (!ctx.faults.isOn('wrong-cell-named', campaign)) return wrong;
  return wrong.map(({ cell, why }) => {
    const at = form.cells.indexOf(cell);
    return { cell: form.cells[at === 0 ? 1 : at - 1] ?? cell, why };
  });
}
