import { isLate } from '../actions/flow.ts';
import type { Context } from '../context.ts';

/** How the newest period of all communes stands that is still open, and how long corrections wait for a new total: for who watches. */
export function standingOf(ctx: Context) {
  const all = ctx.campaigns.all();
  const whole = all.filter(({ isWhole }) => isWhole === 1);
  const newest = whole.find(({ isOpen }) => isOpen === 1) ?? whole[0];
  const reports = newest === undefined ? [] : ctx.reports.of(newest.id);
  const inTime = reports.filter(
    (report) => newest !== undefined && report.sentAt !== null && !isLate(newest, report),
  );
  const waiting = all.flatMap(({ id }) => {
    const total = ctx.totals.last(id);
    if (total === undefined) return [];
    return ctx.reports
      .of(id)
      .filter(({ state }) => state === 'approved')
      .flatMap((one) => ctx.reports.version(one.id, one.version)?.approvedAt ?? []);
  });
  const oldest = Math.min(Date.now(), ...waiting.map((at) => Date.parse(at)));
  return {
    kyMoiNhat: newest?.period ?? null,
    ...{ donVi: reports.length, guiDungHan: inTime.length },
    tyLeGuiDungHan: reports.length === 0 ? null : inTime.length / reports.length,
    choTongHop: waiting.length,
    choTongHopLauNhatGiay: Math.round((Date.now() - oldest) / 1000),
  };
}
