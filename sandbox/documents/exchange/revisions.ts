import { dateWords, today } from '../../web/words.ts';
import { numberAndSymbol } from '../data/kinds.ts';
import type { Document } from '../store/documents.ts';
import type { Stores } from '../store/stores.ts';
import type { Envelope } from './envelope.ts';

/** What nobody works on any more is not changed from outside. */
const CLOSED: ReadonlySet<Document['state']> = new Set([
  'done',
  'returned',
  'recalled',
  'replaced',
]);

/**
 * Applies what its sender changed to a document that was received: the new texts and files take the place of the old
 * ones; its arrival number, and who handles it, stay.
 * @returns why it is refused; null where it was applied
 */
export function updateDocument(
  { documents, papers, records, faults }: Stores,
  envelope: Envelope,
  document: Document | undefined,
): string | null {
  if (document === undefined) return 'Không có văn bản này';
  if (CLOSED.has(document.state)) return 'Văn bản đã xử lý xong';
  records.tell(document.id, document.author, 'Cơ quan ban hành cập nhật văn bản', envelope.reason);
  const revision = `${dateWords(today().toString())}: ${envelope.reason}`;
  if (faults.isOn('update-label-only', document)) {
    documents.change(document.id, { revision });
    return null;
  }
  const { subject, content, signer, position, urgency, dueOn } = envelope;
  const changes = { subject, content, signer, position, urgency, revision };
  documents.change(document.id, { ...changes, ...(dueOn && { dueOn }) });
  papers.destroy(document.id);
  for (const file of envelope.attachments) papers.add(document.id, file);
  return null;
}

/** A document that another one took the place of is kept, and nobody works on it any more. */
export function takesPlaceOf(
  { documents, records, faults }: Stores,
  fresh: Document,
  old: Document,
): void {
  const name = numberAndSymbol(fresh.number, fresh.notation);
  documents.change(fresh.id, { replaces: old.id });
  records.tell(
    fresh.id,
    fresh.author,
    'Thay thế văn bản',
    numberAndSymbol(old.number, old.notation),
  );
  records.tell(old.id, fresh.author, 'Được thay thế bởi văn bản', name);
  if (faults.isOn('replacement-label-only', old)) return;
  documents.change(old.id, { state: 'replaced', replacedBy: fresh.id });
}
