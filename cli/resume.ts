import path from 'node:path';
import type { Config } from '../config/load.ts';
import { NoSuchRun } from '../records/errors.ts';
import { alterations } from '../records/runs/manifest.ts';
import { findRun, reportOf, signatureOfRun, type RunStart } from '../records/runs/runs.ts';
import type { Store } from '../records/store/store.ts';
import { differences, groundOf } from '../trial/ground.ts';
import { UsageError } from './explain.ts';
import { outFolder, version } from './place.ts';

/**
 * The start of a run that can be gone on with: what it proved still stands, because it was proved on the same ground
 * and not too long ago.
 * @throws {UsageError} where it cannot
 */
export async function resumed(store: Store, config: Config, id: string): Promise<RunStart> {
  const start = await findRun(store, id);
  if (!start) throw new NoSuchRun(id);
  const again = `start anew instead: nghiemthu trial --target ${config.target.name}`;
  if (start.target !== config.target.name)
    throw new UsageError(`run ${id} was on ${start.target}, not on ${config.target.name}`);
  const chosen = config.platforms.map(({ slug }) => slug);
  if (start.platforms.join() !== chosen.join())
    throw new UsageError(`run ${id} was of ${start.platforms.join(', ')}; name them by --platform`);
  const age = Date.now() - Date.parse(start.startedAt);
  const { freshHours } = config.plan.gate;
  if (!(age >= 0 && age <= freshHours * 3_600_000))
    throw new UsageError(
      `run ${id} began at ${start.startedAt}; the plan lets ${freshHours} hours pass; ${again}`,
    );
  const now = groundOf(config, version(), { seed: start.seed, faults: start.faults });
  const differing = start.ground ? differences(start.ground, now) : ['what it stands on'];
  if (differing.length > 0)
    throw new UsageError(`run ${id} differs from now in: ${differing.join(', ')}; ${again}`);
  await refuseAltered(store, id, again);
  return start;
}

/** Evidence that was changed after the papers were written is no evidence of what is resumed. */
async function refuseAltered(store: Store, id: string, again: string): Promise<void> {
  const [report, signature] = [await reportOf(store, id), await signatureOfRun(store, id)];
  if (!report || signature === null) return;
  const altered = await alterations(path.join(outFolder(), id), report, signature);
  if (altered.length > 0)
    throw new UsageError(`run ${id} was changed after it ended: ${altered.join(', ')}; ${again}`);
}
