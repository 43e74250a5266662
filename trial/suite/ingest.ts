import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Platform } from '../../config/platform.ts';
import type { CaseRecord, Evidence, Failure, HarnessFault } from '../../records/model.ts';
import { pagesSeen, type PagesSeen } from '../../suites/pages.ts';
import { kindOf, requirementsOf } from '../../suites/requirements.ts';
import { failureInWords } from '../../suites/words/failure.ts';
import { keepEvidence } from '../evidence.ts';
import type { Masking } from '../masking.ts';
import { harnessFault } from '../wording.ts';
import { judgeCase, type Judgement } from './blame.ts';
import { fingerprint } from './fingerprint.ts';
import type { RawAttempt, RawCase } from './messages.ts';

export interface Ingest extends Masking {
  /** The run's folder. */
  folder: string;
  platforms: Platform[];
}

/** A case as it is kept, and the faults of our own that it met. */
export interface Ingested {
  record: CaseRecord;
  faults: HarnessFault[];
}

/** Turns what Playwright told of a case into a record with its evidence in the run's folder. */
export async function ingestCase(raw: RawCase, ingest: Ingest): Promise<Ingested> {
  const judged = judgeCase(raw);
  const evidence: Evidence[] = [];
  const faults: HarnessFault[] = [];
  for (const [index, attempt] of raw.attempts.entries()) {
    try {
      evidence.push(...(await keepAttachments(raw, attempt, index + 1, ingest)));
    } catch (error) {
      faults.push(harnessFault('evidence-failed', ingest.mask(String(error)), { caseId: raw.id }));
    }
  }
  const failure = failureOf(raw, judged, ingest);
  if (judged.blame === 'harness' && judged.code)
    faults.push(
      harnessFault(judged.code, `${raw.file}: ${failure?.message ?? ''}`, {
        caseId: raw.id,
        evidence: evidence.map((one) => one.path),
      }),
    );
  return { record: recordOf(raw, judged, failure, evidence, ingest), faults };
}

function recordOf(
  raw: RawCase,
  judged: Judgement,
  failure: Failure | undefined,
  evidence: Evidence[],
  ingest: Ingest,
): CaseRecord {
  const { kind, name } = kindOf(raw);
  const platform = ingest.platforms.find((one) => one.slug === raw.platform);
  const known =
    kind === 'journey'
      ? platform?.journeys[name!]
      : kind === 'check'
        ? platform?.checks[name!]
        : undefined;
  const last = raw.attempts.at(-1);
  const pages = pagesOf(raw, ingest);
  return {
    id: raw.id,
    platform: raw.platform,
    kind: known ? kind : 'case',
    ...(known && name ? { name } : {}),
    title: known ? known.title.vi : ingest.mask(raw.titles.join(' › ')),
    titles: raw.titles,
    file: raw.file,
    line: raw.line,
    requirements: [...new Set([...(known?.proves ?? []), ...requirementsOf(raw)])].toSorted(),
    verdict: judged.verdict,
    flaky: judged.flaky,
    attempts: raw.attempts.length,
    startedAt: raw.attempts[0]?.startedAt ?? '',
    durationMs: raw.attempts.reduce((sum, one) => sum + one.durationMs, 0),
    steps: (last?.steps ?? []).map((step) => ({ ...step, title: ingest.mask(step.title) })),
    ...(failure ? { failure } : {}),
    ...(pages ? { pages } : {}),
    evidence,
  };
}

/** Annotations are those of the last attempt, which decides. */
function pagesOf(raw: RawCase, { mask }: Ingest): PagesSeen | undefined {
  const seen = pagesSeen(raw.annotations);
  const troubles = seen?.troubles.map((one) => ({ ...one, what: mask(one.what) }));
  return seen && { ...seen, troubles: troubles ?? [] };
}

function failureOf(raw: RawCase, judged: Judgement, ingest: Ingest): Failure | undefined {
  if (!judged.blame) return undefined;
  const unawaited = raw.attempts.at(-1)?.unfinished.join(', ') ?? '';
  const error = judged.error ?? { message: judged.code === 'not-awaited' ? unawaited : '' };
  const message = ingest.mask(error.message).slice(0, 4000);
  const words = failureInWords(message);
  return {
    blame: judged.blame,
    message: message || (judged.code ?? ''),
    ...(words === undefined ? {} : { words }),
    ...(error.step ? { step: ingest.mask(error.step) } : {}),
    ...(error.location ? { location: error.location } : {}),
    fingerprint: fingerprint(raw.platform, { ...error, message }),
  };
}

const kinds: [RegExp, Evidence['kind']][] = [
  [/^trace/, 'trace'],
  [/^screenshot|\.png$/, 'screenshot'],
  [/^(console|network|error-context|.*log)/, 'log'],
  [/\.html$/, 'page'],
];

async function keepAttachments(
  raw: RawCase,
  attempt: RawAttempt,
  number: number,
  ingest: Ingest,
): Promise<Evidence[]> {
  const kept: Evidence[] = [];
  for (const [index, attachment] of attempt.attachments.entries()) {
    const kind = kinds.find(([sign]) => sign.test(attachment.name))?.[1] ?? 'attachment';
    const { name, content } = await contentOf(attachment, ingest);
    const file = `evidence/${raw.id}/${number}.${index + 1}-${name}`;
    kept.push(await keepEvidence(ingest.folder, file, kind, content));
  }
  return kept;
}

async function contentOf(
  attachment: RawAttempt['attachments'][number],
  ingest: Ingest,
): Promise<{ name: string; content: string | Uint8Array }> {
  const { name, path: file, body, contentType } = attachment;
  if (file) ingest.maskFile({ name, path: file });
  const content = file ? await readFile(file) : (body ?? new Uint8Array());
  const isText = contentType.startsWith('text/') || contentType === 'application/json';
  return {
    name: path.basename(file ?? name).replace(/[^\w.-]+/g, '-'),
    content: isText ? ingest.mask(facts(Buffer.from(content).toString('utf8'))) : content,
  };
}

/** Playwright puts a request to whoever reads it before the facts of an error; evidence keeps the facts. */
function facts(text: string): string {
  return text.replace(/^# Instructions\n[\s\S]*?(?=^# )/m, '');
}
