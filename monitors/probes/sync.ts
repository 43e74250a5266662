import { goMilliseconds } from '../../config/monitoring/go-notation.ts';
import type { SyncModule } from '../../config/monitoring/steps.ts';
import { Blocked } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import { deploymentOf } from '../steps/account.ts';
import { onPortal, sampled } from '../steps/dossiers.ts';
import type { Dossier } from '../steps/dossiers.ts';
import { codeOf, statusesOf } from '../steps/statuses.ts';
import { Visit } from '../steps/visit.ts';
import { gauge } from '../wire/gauges.ts';

/** A dossier whose status at the province is not the portal's, and for how long, in milliseconds. */
interface Disagreement {
  dossier: Dossier;
  portal: string | null;
  ageMs: number;
}

/** Whether the dossiers that the province changed last have the same status on the national portal. */
export async function sync(look: Look): Promise<boolean> {
  const { log, registry } = look;
  const options = look.module.sync;
  if (options === undefined) throw new Blocked('the module has no sync');
  deploymentOf(look, 'the statuses');
  const visit = new Visit(look, options);
  const checked = gauge(
    registry,
    'nghiemthu_sync_checked_dossiers',
    'Dossiers whose status at the province was compared with the portal',
  );
  if (!(await visit.take(options.province.sign_in))) return false;
  const compared = await compare(look, visit, options);
  if (compared === null) return false;
  checked.set(compared.count);
  if (compared.count < options.fail_if_fewer_than) {
    log.error('Not enough dossiers to compare', {
      err: `found ${compared.count}, wanted at least ${options.fail_if_fewer_than}`,
    });
    return false;
  }
  const { differing } = compared;
  gauge(
    registry,
    'nghiemthu_sync_disagreeing_dossiers',
    'Dossiers whose status at the province differs from the portal',
  ).set(differing.length);
  gauge(
    registry,
    'nghiemthu_sync_queue_age_seconds',
    'How long the oldest change has waited to reach the portal, in seconds',
  ).set(Math.max(0, ...differing.map(({ ageMs }) => ageMs)) / 1_000);
  return tolerable(look, differing, options);
}

async function compare(
  look: Look,
  visit: Visit,
  options: SyncModule,
): Promise<{ count: number; differing: Disagreement[] } | null> {
  const dossiers = await sampled(look, visit, options);
  if (dossiers === null) return null;
  const first = await differences(look, visit, options, dossiers);
  if (first === null || first.length === 0)
    return first && { count: dossiers.length, differing: [] };
  // A dossier may have moved on between the two questions: who still differs now does.
  const again = await sampled(look, visit, options);
  if (again === null) return null;
  const now = new Map(again.map((one) => [one.code, one]));
  const doubted = first.map(({ dossier }) => now.get(dossier.code) ?? dossier);
  const differing = await differences(look, visit, options, doubted);
  return differing && { count: dossiers.length, differing };
}

async function differences(
  look: Look,
  visit: Visit,
  options: SyncModule,
  dossiers: readonly Dossier[],
): Promise<Disagreement[] | null> {
  const statuses = statusesOf(deploymentOf(look, 'the statuses'));
  const codes = dossiers.map(({ code }) => code);
  const there = await onPortal(look, visit, options, codes);
  if (there === null) return null;
  return dossiers.flatMap((dossier): Disagreement[] => {
    const portal = there.get(dossier.code) ?? null;
    const here = codeOf(statuses, dossier.status);
    // Two statuses that are none of the platform's do not agree, even where they are written alike.
    if (portal !== null && here !== undefined && here === codeOf(statuses, portal)) return [];
    return [{ dossier, portal, ageMs: Math.max(0, Date.now() - dossier.changedAt) }];
  });
}

function tolerable(
  { log }: Look,
  differing: readonly Disagreement[],
  { tolerated_age: age, tolerated_count: count }: SyncModule,
): boolean {
  const late = differing.filter(({ ageMs }) => ageMs > goMilliseconds(age));
  if (late.length <= count) return true;
  const told = late
    .sort((a, b) => b.ageMs - a.ageMs)
    .slice(0, 10)
    .map(({ dossier: { code, status }, portal, ageMs }) => {
      const there = portal === null ? 'not known' : written(portal);
      return `${code}: ${written(status)} at the province, ${there} on the portal, for ${Math.round(ageMs / 1_000)} s`;
    });
  for (const err of told) log.error('Status differs', { err });
  log.error(`${late.length} dossiers differ from the portal`, { err: told[0] });
  return false;
}

function written(status: string): string {
  return status === '' ? 'no status' : status;
}
