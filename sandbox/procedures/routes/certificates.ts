import type { Unit } from '../../data/units.ts';
import type { Context } from '../context.ts';

/** The certificate of the unit's leader, PEM; null where none was issued. */
export function certificateOf(ctx: Context, unit: Unit): string | null {
  if (ctx.faults.isOn('no-certificate', { unit: unit.code })) return null;
  const leader = ctx.users.ofUnit(unit.code, 'lanhdao')[0];
  if (!leader) return null;
  const oldUnit = ctx.faults.isOn('certificate-old-unit', { unit: unit.code });
  return ctx.authority.certificateOf(unit, leader.fullName, oldUnit);
}
