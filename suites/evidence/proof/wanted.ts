import type { Platform } from '../../../config/platforms/platform.ts';
import type { Plan } from '../../../config/plan/plan.ts';
import { bind, type Marked } from '../../requirements.ts';

/** Whether the plan wants proof of a case that passes: of all, of those a critical requirement rests on, of none. */
export function proofWanted(
  test: Marked,
  { plan, platforms }: { plan: Pick<Plan, 'evidence'>; platforms: readonly Platform[] },
): boolean {
  const { passed } = plan.evidence;
  if (passed !== 'critical') return passed === 'all';
  const critical = platforms.flatMap(({ requirements }) =>
    Object.keys(requirements).filter((id) => requirements[id]?.weight === 'critical'),
  );
  return bind(test, critical).requirements.length > 0;
}
