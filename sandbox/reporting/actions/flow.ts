import { now, today } from '../../web/words.ts';
import { InputError, PageError } from '../../web/errors.ts';
import { can } from '../context.ts';
import type { Context } from '../context.ts';
import { figuresOf, formOf } from '../domain/figures.ts';
import type { Permission } from '../domain/roles.ts';
import { STATE_NAMES } from '../domain/states.ts';
import type { State } from '../domain/states.ts';
import { signedText } from '../exchange/signed-text.ts';
import type { Campaign } from '../store/campaigns.ts';
import type { Report } from '../store/reports.ts';
import type { User } from '../store/users.ts';
import { cellName, checkEditable, hindrances } from './entering.ts';

/** Most characters of a reason for correction. */
export const MOST_REASON = 1_000;

export interface Step {
  ctx: Context;
  user: User;
  campaign: Campaign;
  report: Report;
}

function mayAct({ ctx, user, report }: Step, permission: Permission): boolean {
  const isOwn = user.unit === null || user.unit === report.unit;
  return isOwn && can(ctx, user, permission);
}

function require({ ctx, user, campaign, report }: Step, permission: Permission, ...from: State[]) {
  if (!mayAct({ ctx, user, campaign, report }, permission))
    throw new PageError(403, 'Tài khoản không có quyền thực hiện việc này.');
  if (!from.includes(report.state))
    throw new PageError(409, `Báo cáo đang ở trạng thái “${STATE_NAMES[report.state]}”.`);
}

/** Sends a report to the unit's leader. @throws InputError that names every wrong cell */
export function send(step: Step): string {
  const { ctx, user, campaign, report } = step;
  const isAgain = report.state === 'sent' && ctx.faults.isOn('report-sent-twice', campaign);
  if (!isAgain) checkEditable(ctx, user, campaign, report);
  if (!isAgain && report.state !== 'entering')
    throw new PageError(409, `Báo cáo đang ở trạng thái “${STATE_NAMES[report.state]}”.`);
  const wrong = hindrances(ctx, campaign, report);
  if (wrong.length > 0)
    throw new InputError(
      `Chưa gửi được: ${wrong.map(({ cell, why }) => `${cellName(cell)}: ${why}`).join('; ')}.`,
    );
  ctx.reports.update(report.id, {
    ...{ state: 'sent', sentAt: now(), sentTimes: report.sentTimes + 1, reason: null },
  });
  ctx.history.add(
    { report: report.id },
    user.fullName,
    'Gửi báo cáo',
    `Phiên bản ${report.version}`,
  );
  return 'Đã gửi báo cáo, chờ lãnh đạo đơn vị duyệt.';
}

/** Approves and signs a report. */
export function approve(step: Step): string {
  require(step, 'approve', 'sent');
  const { ctx, user, campaign, report } = step;
  const { unit, unitName, version } = report;
  const figures = figuresOf(ctx, campaign, report);
  const text = signedText({
    ...{ form: formOf(campaign), period: campaign.period, unit, unitName, version, figures },
  });
  ctx.reports.keep({
    ...{ report: report.id, number: version, figures, signed: text, signer: user.username },
    approvedAt: now(),
  });
  ctx.reports.update(report.id, { state: 'approved' });
  ctx.history.add({ report: report.id }, user.fullName, 'Duyệt và ký số', `Phiên bản ${version}`);
  return 'Đã duyệt và ký số báo cáo, chờ tổng hợp.';
}

/** Asks for a correction: the unit's leader of what was sent, the province of what was approved. */
export function giveBack(step: Step, reason: string): string {
  const { ctx, user, campaign, report } = step;
  if (user.unit === null) require(step, 'return', 'approved', 'aggregated');
  else require(step, 'return', 'sent');
  if (reason === '' && !ctx.faults.isOn('correction-without-reason', campaign))
    throw new InputError('Phải ghi lý do yêu cầu chỉnh lý.');
  if (reason.length > MOST_REASON)
    throw new InputError(`Lý do yêu cầu chỉnh lý không quá ${MOST_REASON} ký tự.`);
  const kept = ctx.faults.isOn('correction-reason-lost', campaign) ? '' : reason;
  ctx.reports.update(report.id, { state: 'entering', reason: kept });
  ctx.history.add({ report: report.id }, user.fullName, 'Yêu cầu chỉnh lý', kept);
  return 'Đã yêu cầu chỉnh lý.';
}

/** Begins a new version of a report that was completed. */
export function startVersion(step: Step): string {
  const { ctx, user, campaign, report } = step;
  const from: State[] = ctx.faults.isOn('version-before-completed', campaign)
    ? ['approved', 'aggregated', 'completed']
    : ['completed'];
  require(step, 'assign', ...from);
  const version = report.version + 1;
  ctx.reports.update(report.id, { state: 'entering', version });
  ctx.history.add(
    { report: report.id },
    user.fullName,
    'Lập phiên bản mới',
    `Phiên bản ${version}`,
  );
  return `Đã lập phiên bản ${version} để đơn vị chỉnh lý.`;
}

const REMINDED = 'Nhắc gửi báo cáo';

/** Reminds a unit that has not sent its report. */
export function remind(step: Step): string {
  require(step, 'assign', 'entering', 'sent');
  const { ctx, user, campaign, report } = step;
  if (!ctx.faults.isOn('reminder-to-nobody', campaign))
    ctx.reports.update(report.id, { remindedAt: now() });
  ctx.history.add({ report: report.id }, user.fullName, REMINDED);
  return `Đã nhắc ${report.unitName} gửi báo cáo.`;
}

/** Reminds every unit of a campaign that has not sent its report. @returns how many */
export function remindLate(ctx: Context, user: User, campaign: Campaign): number {
  const all = ctx.reports.of(campaign.id);
  const late = all.filter(({ state }) => state === 'entering');
  const isAll = ctx.faults.isOn('reminder-to-all', campaign);
  const isCut = ctx.faults.isOn('late-unit-not-reminded', campaign);
  const reminded = isAll ? all : isCut ? late.slice(0, -1) : late;
  for (const { id } of reminded) {
    ctx.reports.update(id, { remindedAt: now() });
    ctx.history.add({ report: id }, user.fullName, REMINDED);
  }
  const count = `${late.length} đơn vị`;
  ctx.history.add({ campaign: campaign.id }, user.fullName, 'Nhắc các đơn vị chưa gửi', count);
  return late.length;
}

/** Whether a report was sent after its last day, or is missing now. */
export function isLate({ dueOn }: Campaign, { sentAt }: Report): boolean {
  const day = sentAt === null ? today() : dayOf(sentAt);
  return Temporal.PlainDate.compare(day, Temporal.PlainDate.from(dueOn)) > 0;
}

function dayOf(instant: string): Temporal.PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate();
}
