import type { Context } from '../context.ts';
import { findUnit } from '../../data/units.ts';

/** Units that ended on 1 July 2025: district codes of three digits, and agency codes of the former province. */
const ENDED = /^(?:6(?:8[89]|9\d)|7[34]\d|H10\..+)$/;

/** Whether a service takes this unit. */
export function isUnitTaken({ faults }: Context, service: string, code: unknown): boolean {
  const unit = String(code);
  if (faults.isOn('unit-refused', { service, unit })) return false;
  if (ENDED.test(unit) && faults.isOn('ended-unit-taken', { service, unit })) return true;
  return findUnit(unit) !== undefined;
}
