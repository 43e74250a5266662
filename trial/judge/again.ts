import type { Plan } from '../../config/plan.ts';
import type { Platform } from '../../config/platform.ts';
import { Secrets } from '../../config/secrets.ts';
import type { DefectRecord, HarnessFault, TrialReport } from '../../records/model.ts';
import { harnessFault } from '../wording.ts';
import { NotOneTrial } from './errors.ts';
import { buildReport } from './report.ts';

export interface Again {
  plan: Plan;
  platforms: Platform[];
  /** One report, or the shards of one trial. */
  reports: TrialReport[];
  defects: DefectRecord[];
  /** ISO 8601; what ended longer ago than `maxAgeMs` is stale and proves nothing of today. */
  now: string;
  maxAgeMs: number;
  version: string;
}

/**
 * Judges what was recorded again, by the plan as it is now. Several reports are taken as shards of one trial: they must
 * be of one target, and no case may be told twice.
 * @throws {NotOneTrial}
 */
export function judgeAgain(again: Again): TrialReport {
  const { reports, platforms } = again;
  const [first] = reports;
  if (!first) throw new NotOneTrial('no report was given');
  const other = reports.find((one) => one.target.name !== first.target.name);
  if (other)
    throw new NotOneTrial(
      `${first.run.id} was on ${first.target.name} and ${other.run.id} on ${other.target.name}`,
    );
  const faults = [...reports.flatMap((one) => one.harness), ...doubts(again)];
  const slugs = new Set(reports.flatMap((one) => one.platforms.map((entry) => entry.slug)));
  const ended = reports.map((one) => one.run.endedAt).toSorted();
  const { tool } = first.run;
  return buildReport(
    {
      config: {
        plan: again.plan,
        platforms: platforms.filter((one) => slugs.has(one.slug)),
        secrets: new Secrets(),
      },
      target: { ...first.target },
      start: {
        id: first.run.id,
        startedAt: reports.map((one) => one.run.startedAt).toSorted()[0]!,
        seed: first.run.seed,
        faults: first.run.faults,
        shard:
          reports.length > 1
            ? reports.map((one) => one.run.shard ?? '').join(' + ')
            : first.run.shard,
      },
      endedAt: ended.at(-1)!,
      interrupted: reports.some((one) => one.run.ending === 'interrupted'),
      ...(first.run.override ? { override: first.run.override } : {}),
      version: again.version,
      playwright: tool.playwright,
      parts: { chromium: { version: tool.browser }, k6: { version: tool.k6 } },
      cases: unique(reports.flatMap((one) => one.cases)),
      loads: reports.flatMap((one) => one.platforms.flatMap((entry) => entry.load)),
      faults,
      checks: reports.flatMap((one) => one.preflight),
    },
    again.defects,
  );
}

function doubts({ reports, now, maxAgeMs }: Again): HarnessFault[] {
  const twice = repeated(reports.flatMap((one) => one.cases.map((entry) => entry.id)));
  const stale = reports.filter((one) => Date.parse(now) - Date.parse(one.run.endedAt) > maxAgeMs);
  return [
    ...twice.map((id) => harnessFault('result-twice', id, { caseId: id })),
    ...stale.map((one) => harnessFault('stale', `${one.run.id}, ${one.run.endedAt}`)),
  ];
}

function repeated(ids: string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(ids.filter((id) => seen.size === seen.add(id).size))];
}

function unique<T extends { id: string }>(all: T[]): T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()];
}
