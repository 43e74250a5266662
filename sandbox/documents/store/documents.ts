import type { DatabaseSync } from 'node:sqlite';
import { now, today } from '../../web/words.ts';
import { numberAndSymbol } from '../data/kinds.ts';
import { fold } from '../domain/fold.ts';
import type { State } from '../domain/states.ts';

export interface Document {
  id: number;
  direction: 'in' | 'out';
  /** Code of the agency that has it. */
  unit: string;
  state: State;
  kind: string;
  year: number;
  number: string | null;
  notation: string | null;
  /** ISO dates. */
  issuedOn: string | null;
  authorId: string | null;
  author: string;
  subject: string;
  content: string;
  signer: string | null;
  secrecy: number;
  urgency: number;
  source: 'exchange' | 'by-hand' | 'scanned' | 'own';
  /** Identity of the exchange: `OrganId,yyyy/MM/dd,số/ký hiệu`. */
  documentId: string | null;
  packet: string | null;
  arrivedOn: string | null;
  arrivalNumber: number | null;
  transferredOn: string | null;
  dueOn: string | null;
  suggestion: string | null;
  instruction: string | null;
  /** Who handles it, and who takes part. */
  holder: string | null;
  joint: string | null;
  result: string | null;
  reason: string | null;
  comment: string | null;
  drafter: string | null;
  leader: string | null;
  /** Identifier codes, as JSON. */
  receivers: string;
  warning: string | null;
  /** Office of the signer. */
  position: string | null;
  pages: number | null;
  note: string | null;
  /** When and why its sender brought it up to date. */
  revision: string | null;
  /** Ids of the documents that it took the place of, and that took its place. */
  replaces: number | null;
  replacedBy: number | null;
  /** When a document “hỏa tốc hẹn giờ” must be there: `2025-07-01T08:30` in Vietnam. */
  dueAt: string | null;
  /** Number and symbol of the answer that was sent to its author. */
  reply: string | null;
  /** Who urged its handlers, when and how. */
  urging: string | null;
  /** Code of the dossier whose result it is. */
  dossier: string | null;
}

type Fields = Omit<Document, 'id'>;
export type NewDocument = Pick<
  Fields,
  'direction' | 'unit' | 'state' | 'kind' | 'author' | 'subject' | 'source'
> &
  Partial<Fields>;

/** What a list of an agency is narrowed to. */
export interface Filter {
  unit: string;
  direction?: 'in' | 'out';
  state?: string;
  text?: string;
  /** Only documents of this level or below. */
  secrecy: number;
  /** False where the search needs diacritics as they are written. */
  folds?: boolean;
}

const FOLDED: readonly (keyof Fields)[] = [
  'subject',
  'author',
  'content',
  'signer',
  'result',
  'note',
];

/** What waits to be handled comes first, the most urgent of it before all. */
const URGENT_FIRST =
  "urgency * (direction = 'in' AND state IN ('waiting', 'registered', 'processing')) DESC";

export class Documents {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(document: NewDocument): Document {
    const row: Record<string, unknown> = { year: today().year, createdAt: now(), ...document };
    row['folded'] = foldedOf(row);
    const names = Object.keys(row);
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO documents (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`,
      )
      .run(row as Record<string, string | number | null>);
    return this.find(Number(lastInsertRowid))!;
  }

  find(id: number): Document | undefined {
    return this.#one('id = ?', id);
  }

  change(id: number, changes: Partial<Fields>): void {
    const before = this.find(id);
    if (before === undefined) return;
    const all = { ...changes, folded: foldedOf({ ...before, ...changes }) };
    const sets = Object.keys(all).map((name) => `${name} = :${name}`);
    this.#db
      .prepare(`UPDATE documents SET ${sets.join(', ')} WHERE id = :id`)
      .run({ ...all, id } as Record<string, string | number | null>);
  }

  remove(id: number): void {
    this.#db.prepare('DELETE FROM documents WHERE id = ?').run(id);
  }

  /** An incoming document by the identity that its sender gave it. */
  byIdentity(unit: string, documentId: string): Document | undefined {
    return this.#one("unit = ? AND documentId = ? AND direction = 'in'", unit, documentId);
  }

  /** An incoming document with the same number, symbol and agency of the same year. */
  alike(
    unit: string,
    of: Pick<Fields, 'number' | 'notation' | 'author' | 'issuedOn'>,
  ): Document | undefined {
    return this.#one(
      "unit = ? AND direction = 'in' AND number = ? AND notation = ? AND author = ? AND issuedOn LIKE ?",
      ...[unit, of.number ?? '', of.notation ?? '', of.author, `${of.issuedOn?.slice(0, 4)}%`],
    );
  }

  /** Incoming documents in work that have a deadline, the earliest first. */
  due(unit: string, secrecy: number): Document[] {
    return this.#all(
      "unit = ? AND direction = 'in' AND state IN ('registered', 'processing') AND dueOn IS NOT NULL AND secrecy <= ? ORDER BY dueOn, id",
      ...[unit, secrecy],
    );
  }

  /** A document that went out, by its number and symbol as people write them. */
  issued(unit: string, year: number, numberAndNotation: string): Document | undefined {
    return this.#all("unit = ? AND direction = 'out' AND year = ?", unit, year).findLast(
      (one) =>
        one.state === 'issued' && numberAndSymbol(one.number, one.notation) === numberAndNotation,
    );
  }

  sent(unit: string, documentId: string): Document | undefined {
    return this.#one("unit = ? AND documentId = ? AND direction = 'out'", unit, documentId);
  }

  /** One page of an agency's documents, the newest first, and how many there are. */
  search(filter: Filter, page: number, size: number): { rows: Document[]; total: number } {
    const { where, values } = narrowed(filter);
    const { n } = this.#db
      .prepare(`SELECT count(*) AS n FROM documents WHERE ${where}`)
      .get(values) as { n: number };
    const rows = this.#db
      .prepare(
        `SELECT * FROM documents WHERE ${where} ORDER BY ${URGENT_FIRST}, id DESC LIMIT :size OFFSET :skip`,
      )
      .all({ ...values, size, skip: (page - 1) * size });
    return { rows: rows as unknown as Document[], total: n };
  }

  /** How many documents are in each state. */
  counts(filter: Filter): { state: State; n: number }[] {
    const { where, values } = narrowed(filter);
    return this.#db
      .prepare(`SELECT state, count(*) AS n FROM documents WHERE ${where} GROUP BY state`)
      .all(values) as unknown as { state: State; n: number }[];
  }

  /** The documents of a book, in the order of their numbers. */
  register(unit: string, direction: 'in' | 'out', year: number, secrecy: number): Document[] {
    const number = direction === 'in' ? 'arrivalNumber' : 'number';
    return this.#all(
      `unit = ? AND direction = ? AND year = ? AND secrecy <= ? AND ${number} IS NOT NULL ORDER BY kind * (direction = 'out'), CAST(${number} AS INTEGER), id`,
      ...[unit, direction, year, secrecy],
    );
  }

  /** Takes the next number of a book. */
  next(unit: string, book: string, year: number, step = 1): number {
    this.#db
      .prepare(
        `INSERT INTO series VALUES (:unit, :book, :year, :step)
         ON CONFLICT DO UPDATE SET last = last + :step`,
      )
      .run({ unit, book, year, step });
    const row = this.#db
      .prepare('SELECT last FROM series WHERE unit = ? AND book = ? AND year = ?')
      .get(unit, book, year) as { last: number };
    return row.last;
  }

  #one(where: string, ...values: (string | number)[]): Document | undefined {
    return this.#all(`${where} ORDER BY id DESC LIMIT 1`, ...values)[0];
  }

  #all(where: string, ...values: (string | number)[]): Document[] {
    return this.#db
      .prepare(`SELECT * FROM documents WHERE ${where}`)
      .all(...values) as unknown as Document[];
  }
}

function foldedOf(row: Partial<Record<string, unknown>>): string {
  const texts = FOLDED.map((name) => String(row[name] ?? ''));
  const number = numberAndSymbol(
    (row['number'] as string | null) ?? null,
    (row['notation'] as string | null) ?? null,
  );
  return fold([...texts, number].join(' '));
}

function narrowed({ unit, direction, state, text = '', secrecy, folds = true }: Filter) {
  const like = `%${folds ? fold(text) : text}%`;
  const searched = folds ? 'folded' : "subject || ' ' || coalesce(number, '')";
  const where = `unit = :unit AND secrecy <= :secrecy AND (:direction = '' OR direction = :direction)
    AND (:state = '' OR state = :state) AND (:like = '%%' OR ${searched} LIKE :like)`;
  return { where, values: { unit, secrecy, direction: direction ?? '', state: state ?? '', like } };
}
