import type { Platform } from '../../config/platforms/platform.ts';
import type { CaseRecord, Failure } from '../../records/runs/case.ts';
import type { HarnessFault } from '../../records/runs/verdict.ts';
import { LEFT_BEHIND, readLeftBehind } from '../../suites/stage/left-behind.ts';
import { pagesSeen, type PagesSeen } from '../../suites/pages.ts';
import { bind, kindOf } from '../../suites/requirements.ts';
import { partsOf } from '../../suites/case.ts';
import { readLack } from '../../suites/stage/offered.ts';
import type { Phrases } from '../../words/phrases.ts';
import { englishOf } from './english.ts';
import { harnessFault } from '../wording.ts';
import { keepAttachments, type Keeping, type KeptAttachments } from './attachments.ts';
import { judgeCase, type Cause, type Judgement } from './blame.ts';
import { fingerprint } from './fingerprint.ts';
import type { RawCase } from './messages.ts';

export interface Ingest extends Keeping {
  /** All platforms of the configuration: a case may be tagged with a requirement of another one. */
  configured: readonly Platform[];
  /** English for what the suites say. */
  phrases: Phrases;
}

/** A case as it is kept, and the faults of our own that it met. */
export interface Ingested {
  record: CaseRecord;
  faults: HarnessFault[];
}

/** Turns what Playwright reported of a case into a record with its evidence in the run's folder. */
export async function ingestCase(raw: RawCase, ingest: Ingest): Promise<Ingested> {
  const judged = judgeCase(raw);
  const kept: KeptAttachments = { evidence: [], leftOut: [] };
  const faults: HarnessFault[] = [];
  for (const [index, attempt] of raw.attempts.entries()) {
    try {
      const { evidence, leftOut } = await keepAttachments(raw, attempt, index + 1, ingest);
      kept.evidence.push(...evidence);
      kept.leftOut.push(...leftOut);
    } catch (error) {
      faults.push(harnessFault('evidence-failed', ingest.mask(String(error)), { caseId: raw.id }));
    }
  }
  const failure = failureOf(raw, judged.first ?? judged, ingest);
  if (judged.blame === 'harness' && judged.code)
    faults.push(
      harnessFault(judged.code, `${raw.file}: ${failure?.message ?? ''}`, {
        caseId: raw.id,
        evidence: kept.evidence.map((one) => one.path),
      }),
    );
  return { record: recordOf(raw, judged, failure, kept, ingest), faults };
}

function recordOf(
  raw: RawCase,
  judged: Judgement,
  failure: Failure | undefined,
  kept: KeptAttachments,
  ingest: Ingest,
): CaseRecord {
  const { kind, name } = kindOf(raw);
  const platform = ingest.configured.find((one) => one.slug === raw.platform);
  const known =
    kind === 'journey'
      ? platform?.journeys[name!]
      : kind === 'check'
        ? platform?.checks[name!]
        : undefined;
  const last = raw.attempts.at(-1);
  const pages = pagesOf(raw, ingest);
  const parts = partsOf(raw);
  // One of many cases of a check has a title of its own.
  const title = known && parts === undefined ? known.title.vi : ingest.mask(raw.titles.join(' › '));
  const steps = (last?.steps ?? []).map((step) => ({ ...step, title: ingest.mask(step.title) }));
  const reason = judged.verdict === 'not-run' ? readLack(raw.annotations) : undefined;
  return {
    id: raw.id,
    platform: raw.platform,
    kind: known ? kind : 'case',
    ...(known && name ? { name } : {}),
    title,
    titles: raw.titles,
    file: raw.file,
    line: raw.line,
    requirements: [...new Set([...(known?.proves ?? []), ...boundTo(raw, ingest)])].toSorted(),
    verdict: judged.verdict,
    flaky: judged.flaky,
    attempts: raw.attempts.length,
    startedAt: raw.attempts[0]?.startedAt ?? '',
    durationMs: raw.attempts.reduce((sum, one) => sum + one.durationMs, 0),
    steps,
    ...englishOf(ingest.phrases, { title, steps, failure }),
    ...(failure ? { failure } : {}),
    ...(reason ? { reason: { vi: ingest.mask(reason.vi), en: ingest.mask(reason.en) } } : {}),
    ...(parts === undefined ? {} : { parts }),
    ...(pages ? { pages } : {}),
    evidence: kept.evidence,
    ...(kept.leftOut.length > 0 ? { leftOut: kept.leftOut } : {}),
    ...leftBehindOf(raw, ingest),
  };
}

function boundTo(raw: RawCase, { configured }: Ingest): string[] {
  return bind(
    raw,
    configured.flatMap(({ requirements }) => Object.keys(requirements)),
  ).requirements;
}

/** What the case noted of data that stays; each attempt notes its own. */
function leftBehindOf(raw: RawCase, { mask }: Ingest): Pick<CaseRecord, 'leftBehind'> {
  const told = raw.annotations.flatMap(({ type, description }) =>
    type === LEFT_BEHIND ? [readLeftBehind(description ?? '')] : [],
  );
  const masked = told.map((one) => ({ ...one, what: mask(one.what), where: mask(one.where) }));
  return masked.length > 0 ? { leftBehind: masked } : {};
}

/** Annotations are those of the last attempt, which decides. */
function pagesOf(raw: RawCase, { mask }: Ingest): PagesSeen | undefined {
  const seen = pagesSeen(raw.annotations);
  const troubles = seen?.troubles.map((one) => ({ ...one, what: mask(one.what) }));
  return seen && { ...seen, troubles: troubles ?? [] };
}

function failureOf(raw: RawCase, cause: Cause, ingest: Ingest): Failure | undefined {
  if (!cause.blame) return undefined;
  const unawaited = raw.attempts.at(-1)?.unfinished.join(', ') ?? '';
  const error = cause.error ?? { message: cause.code === 'not-awaited' ? unawaited : '' };
  const message = ingest.mask(error.message).slice(0, 4000);
  return {
    blame: cause.blame,
    message: message || (cause.code ?? ''),
    ...(error.step ? { step: ingest.mask(error.step) } : {}),
    ...(error.location ? { location: error.location } : {}),
    fingerprint: fingerprint(raw.platform, { ...error, message }),
  };
}
