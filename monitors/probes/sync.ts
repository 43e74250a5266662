import { goMilliseconds } from '../../config/monitoring/go-notation.ts';
import type { SyncModule } from '../../config/monitoring/steps.ts';
import { Blocked } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import { deploymentOf } from '../steps/account.ts';
import { inCopy, sampled } from '../steps/records.ts';
import type { SourceRecord } from '../steps/records.ts';
import { codeOf, statusesOf } from '../steps/statuses.ts';
import { Visit } from '../steps/visit.ts';
import { gauge } from '../wire/gauges.ts';

/** A record whose status differs in the copy, and for how long, in milliseconds. */
interface Disagreement {
  record: SourceRecord;
  copied: string | null;
  ageMs: number;
}

/** Whether the records that one system changed last have the same status in another that must show them. */
export async function sync(look: Look): Promise<boolean> {
  const { log, registry } = look;
  const options = look.module.sync;
  if (options === undefined) throw new Blocked({ code: 'options-absent', prober: 'sync' });
  deploymentOf(look, 'statuses');
  const visit = new Visit(look, options);
  const checked = gauge(
    registry,
    'nghiemthu_sync_checked_records',
    'Records whose status was compared between the source and its copy',
  );
  if (!(await visit.take(options.source.sign_in))) return false;
  const compared = await compare(look, visit, options);
  if (compared === null) return false;
  checked.set(compared.count);
  if (compared.count < options.fail_if_fewer_than) {
    const wanted = options.fail_if_fewer_than;
    log.fail({ code: 'records-few', found: compared.count, wanted });
    return false;
  }
  const { differing } = compared;
  gauge(
    registry,
    'nghiemthu_sync_disagreeing_records',
    'Records whose status differs between the source and its copy',
  ).set(differing.length);
  gauge(
    registry,
    'nghiemthu_sync_queue_age_seconds',
    'How long the oldest change has waited to reach the copy, in seconds',
  ).set(Math.max(0, ...differing.map(({ ageMs }) => ageMs)) / 1_000);
  return tolerable(look, differing, options);
}

async function compare(
  look: Look,
  visit: Visit,
  options: SyncModule,
): Promise<{ count: number; differing: Disagreement[] } | null> {
  const records = await sampled(look, visit, options);
  if (records === null) return null;
  const first = await differences(look, visit, options, records);
  if (first === null || first.length === 0)
    return first && { count: records.length, differing: [] };
  // A record may have moved on between the two questions: who still differs now does.
  const again = await sampled(look, visit, options);
  if (again === null) return null;
  const now = new Map(again.map((one) => [one.id, one]));
  const doubted = first.map(({ record }) => now.get(record.id) ?? record);
  const differing = await differences(look, visit, options, doubted);
  return differing && { count: records.length, differing };
}

async function differences(
  look: Look,
  visit: Visit,
  options: SyncModule,
  records: readonly SourceRecord[],
): Promise<Disagreement[] | null> {
  const statuses = statusesOf(deploymentOf(look, 'statuses'));
  const ids = records.map(({ id }) => id);
  const there = await inCopy(look, visit, options, ids);
  if (there === null) return null;
  return records.flatMap((record): Disagreement[] => {
    const copied = there.get(record.id) ?? null;
    const here = codeOf(statuses, record.status);
    // Two statuses that the platform does not have do not agree, even where they are written alike.
    if (copied !== null && here !== undefined && here === codeOf(statuses, copied)) return [];
    return [{ record, copied, ageMs: Math.max(0, Date.now() - record.changedAt) }];
  });
}

function tolerable(
  { log }: Look,
  differing: readonly Disagreement[],
  { tolerated_age: age, tolerated_count: count }: SyncModule,
): boolean {
  const late = differing.filter(({ ageMs }) => ageMs > goMilliseconds(age));
  if (late.length <= count) return true;
  const oldest = late
    .sort((a, b) => b.ageMs - a.ageMs)
    .slice(0, 10)
    .map(({ record: { id, status }, copied, ageMs }) => {
      return { id, status, copied, seconds: Math.round(ageMs / 1_000) };
    });
  for (const one of oldest) log.fail({ code: 'record-differs', ...one });
  log.fail({ code: 'records-differ', count: late.length, ...oldest[0]! });
  return false;
}
