import { readFile } from 'node:fs/promises';
import type { CaseRecord } from '../../records/runs/case.ts';
import type { Evidence } from '../../records/runs/evidence.ts';
import { isMaskedPicture } from '../../suites/evidence/picture.ts';
import { WATERFALL } from '../../words/waterfall.ts';
import { keepEvidence } from '../evidence.ts';
import type { Masking } from '../masking.ts';
import { attachmentName } from './attachment-name.ts';
import type { RawAttempt, RawCase } from './messages.ts';

export interface Keeping extends Masking {
  /** The run's folder. */
  folder: string;
}

/** What was kept of a case's attachments, and what could not be masked and so was not. */
export interface KeptAttachments {
  evidence: Evidence[];
  leftOut: NonNullable<CaseRecord['leftOut']>;
}

type Attachment = RawAttempt['attachments'][number];

const kinds: [RegExp, Evidence['kind']][] = [
  [/^trace/, 'trace'],
  [new RegExp(`^${RegExp.escape(WATERFALL)}$`), 'waterfall'],
  [/^screenshot|\.(?:png|jpe?g)$/, 'screenshot'],
  [/^facts\.txt$/, 'facts'],
  [/^(console|network|error-context|.*log)/, 'log'],
  [/\.html$/, 'page'],
];

/**
 * Keeps the attachments of an attempt in the run's folder, masked.
 * @param number of the attempt, from 1
 * @throws where the disk does not take them
 */
export async function keepAttachments(
  raw: RawCase,
  attempt: RawAttempt,
  number: number,
  keeping: Keeping,
): Promise<KeptAttachments> {
  const kept: KeptAttachments = { evidence: [], leftOut: [] };
  for (const [index, attachment] of attempt.attachments.entries()) {
    const shown = keeping.mask(attachment.name);
    const bytes = attachment.path ? await readFile(attachment.path) : attachment.body;
    const masked = maskedBytes(attachment, bytes ?? new Uint8Array(), keeping);
    if ('unmaskable' in masked) {
      kept.leftOut.push({ name: shown, why: masked.unmaskable });
      continue;
    }
    // Two of one name, and names that differ in their case alone, are two files.
    const name = attachmentName(shown, attachment.path);
    const file = `evidence/${raw.id}/${number}.${index + 1}-${name}`;
    const kind = kinds.find(([sign]) => sign.test(attachment.name))?.[1] ?? 'attachment';
    kept.evidence.push(await keepEvidence(keeping.folder, file, kind, masked.bytes));
    // A trace shows pages from its snapshots; that it has no pictures is no loss.
    if (kind !== 'trace')
      for (const one of masked.leftOut) kept.leftOut.push({ ...one, name: `${shown}/${one.name}` });
  }
  return kept;
}

function maskedBytes(
  { name, contentType }: Attachment,
  bytes: Uint8Array,
  { maskContent }: Masking,
) {
  if (isMaskedPicture(contentType, bytes)) return { bytes, leftOut: [] };
  if (name !== 'error-context') return maskContent(bytes, contentType);
  return maskContent(Buffer.from(facts(Buffer.from(bytes).toString('utf8'))), contentType);
}

/** Playwright puts a request to the reader before the facts of an error; evidence keeps the facts. */
function facts(text: string): string {
  return text.replace(/^# Instructions\n[\s\S]*?(?=^# )/m, '');
}
