import type { ResolvedTarget } from '../../../config/targets/resolve.ts';
import { addressOf } from '../../stage/target.ts';
import type { System } from '../offer/visit.ts';

/** The base address of a system that people enter by single sign-on. */
export function addressOfSystem(target: ResolvedTarget, system: System): string {
  return addressOf(target, `sso-${system}`);
}
