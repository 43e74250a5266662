import { setTimeout as pause } from 'node:timers/promises';
import { PROVINCE_CODE } from '../../data/units.ts';
import { InputError, PageError } from '../../web/errors.ts';
import type { Context } from '../context.ts';
import { formOf, totalFigures } from '../domain/figures.ts';
import { packetOf } from '../exchange/packet.ts';
import { receiptFor } from '../exchange/receipt.ts';
import { signedText } from '../exchange/signed-text.ts';
import type { Campaign } from '../store/campaigns.ts';
import type { Report } from '../store/reports.ts';
import type { Input, Total } from '../store/totals.ts';
import type { User } from '../store/users.ts';
import { unitOf } from '../domain/units.ts';

const SLOW_MS = 7_000;

/** Sums up what was approved. Reports that were not stay as they are and are listed. */
export async function aggregate(ctx: Context, user: User, campaign: Campaign): Promise<Total> {
  if (ctx.faults.isOn('aggregation-slow', campaign)) await pause(SLOW_MS);
  const last = ctx.totals.last(campaign.id);
  const isStale = last !== undefined && ctx.faults.isOn('stale-total', campaign);
  const ready = readyIn(ctx, campaign);
  if (ready.length === 0) throw new InputError('Chưa có báo cáo nào được duyệt để tổng hợp.');
  const inputs = isStale ? last.inputs : ready.map((one) => inputOf(ctx, campaign, one));
  const total = ctx.totals.add(campaign.id, inputs, user.username);
  for (const { id, state } of ready)
    if (state === 'approved') ctx.reports.update(id, { state: 'aggregated' });
  const count = `${inputs.length} đơn vị`;
  ctx.history.add({ campaign: campaign.id }, user.fullName, `Tổng hợp lần ${total.number}`, count);
  return total;
}

/** States of reports that are in a total as they are now. */
const SUMMED = ['aggregated', 'completed'];
const READY = ['approved', ...SUMMED];

function readyIn(ctx: Context, { id }: Campaign): Report[] {
  return ctx.reports.of(id).filter(({ state }) => READY.includes(state));
}

function inputOf(ctx: Context, campaign: Campaign, { id, unit, version }: Report) {
  const isFormer = ctx.faults.isOn('former-period-total', campaign);
  const former =
    isFormer && campaign.follows !== null ? ctx.reports.ofUnit(campaign.follows, unit) : undefined;
  return former === undefined
    ? input(ctx, { id, version })
    : input(ctx, { id: former.id, version: former.version });
}

/** What a total is made of: the version of a report as it was approved last. */
export function input(
  { reports }: Context,
  { id, version }: Pick<Report, 'id' | 'version'>,
): Input {
  return { report: id, version, approval: reports.version(id, version)?.id ?? 0 };
}

/** Units of a campaign whose reports the last total has not, or not as they are now. */
export function notAggregated(
  ctx: Context,
  campaign: Campaign,
  total: Total | undefined,
): Report[] {
  if (ctx.faults.isOn('missing-unit-hidden', campaign)) return [];
  const has = new Set(total?.inputs.map(({ report }) => ctx.reports.find(report)?.unit));
  return ctx.reports
    .of(campaign.id)
    .filter(({ unit, state }) => !has.has(unit) || !SUMMED.includes(state));
}

/** Signs the last total for the province; its reports are completed. @throws PageError 409 */
export function complete(ctx: Context, user: User, campaign: Campaign): Total {
  const total = ctx.totals.last(campaign.id);
  if (total === undefined || total.completedAt !== null)
    throw new PageError(409, 'Chưa có lần tổng hợp nào chờ ký.');
  const parts = total.inputs.flatMap(({ report }) => ctx.reports.find(report) ?? []);
  const corrected = parts.filter(
    (one) => one.campaign === campaign.id && !SUMMED.includes(one.state),
  );
  if (corrected.length > 0 && !ctx.faults.isOn('outdated-total-signed', campaign)) {
    const names = corrected.map(({ unitName }) => unitName).join(', ');
    throw new PageError(409, `Cần tổng hợp lại trước khi ký: ${names} đã chỉnh lý sau đó.`);
  }
  const figures = totalFigures(ctx, campaign, total);
  const text = signedText({
    ...{ form: formOf(campaign), period: campaign.period, version: total.number, figures },
    ...{ unit: PROVINCE_CODE, unitName: unitOf(PROVINCE_CODE).name },
  });
  ctx.totals.complete(total.id, text, user.username);
  for (const { report } of total.inputs) ctx.reports.update(report, { state: 'completed' });
  ctx.history.add(
    { campaign: campaign.id },
    user.fullName,
    'Ký số và hoàn thành',
    `Lần ${total.number}`,
  );
  return total;
}

/** Sends the last total upward. @throws PageError 409 where it was not signed, or was sent before */
export function transmit(ctx: Context, user: User, campaign: Campaign): void {
  const total = ctx.totals.last(campaign.id);
  if (total === undefined || total.completedAt === null)
    throw new PageError(409, 'Chỉ gửi báo cáo đã được lãnh đạo ký số.');
  if (total.sentAt !== null) throw new PageError(409, 'Lần tổng hợp này đã được gửi.');
  const receipt = ctx.faults.isOn('receipt-lost', campaign)
    ? null
    : receiptFor(ctx, campaign, total);
  ctx.totals.send(total.id, packetOf(ctx, campaign, total), receipt);
  const receiver = 'Hệ thống báo cáo Chính phủ';
  ctx.history.add(
    { campaign: campaign.id },
    user.fullName,
    `Gửi ${receiver}`,
    `Lần ${total.number}`,
  );
}

/** Ends a campaign: nobody enters anything more. */
export function close(ctx: Context, user: User, campaign: Campaign): void {
  ctx.campaigns.setOpen(campaign.id, false);
  ctx.history.add({ campaign: campaign.id }, user.fullName, 'Khóa kỳ báo cáo');
}
