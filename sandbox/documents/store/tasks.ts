import type { DatabaseSync } from 'node:sqlite';
import type { Role } from '../domain/roles.ts';
import type { Document } from './documents.ts';
import type { User } from './users.ts';

/** One kind of work that waits for a role: its heading, and which documents of the agency it is about. */
interface Waiting {
  title: string;
  where: string;
}

const HANDLED: Waiting = {
  title: 'Văn bản đến được giao xử lý',
  where: "direction = 'in' AND state = 'processing' AND (holder = :who OR joint = :who)",
};
const DRAFTS: Waiting = {
  title: 'Dự thảo của tôi',
  where: "direction = 'out' AND state = 'draft' AND drafter = :who",
};
const SUBMITTED: Waiting = {
  title: 'Dự thảo trình tôi',
  where: "direction = 'out' AND state = 'submitted' AND leader = :who",
};

const WAITING: Readonly<Record<Role, readonly Waiting[]>> = {
  vanthu: [
    { title: 'Văn bản đến chờ tiếp nhận', where: "direction = 'in' AND state = 'waiting'" },
    { title: 'Văn bản đi chờ cấp số', where: "direction = 'out' AND state = 'signed'" },
    { title: 'Văn bản đi chờ phát hành', where: "direction = 'out' AND state = 'numbered'" },
  ],
  lanhdao: [
    { title: 'Văn bản đến chờ bút phê', where: "direction = 'in' AND state = 'registered'" },
    SUBMITTED,
  ],
  truongphong: [HANDLED, SUBMITTED, DRAFTS],
  chuyenvien: [HANDLED, DRAFTS],
  troly: [
    {
      title: 'Văn bản đến chưa có đề xuất bút phê',
      where: "direction = 'in' AND state = 'registered' AND suggestion IS NULL",
    },
    {
      title: 'Dự thảo đang trình để góp ý',
      where: "direction = 'out' AND state = 'submitted'",
    },
  ],
  quantri: [],
};

/** Longest list of one kind of work. */
const MOST = 20;

/** What waits for somebody. */
export class Tasks {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** The most urgent and the oldest first; at most twenty of each kind. */
  of({ role, unit, username }: User, secrecy: number): { title: string; rows: Document[] }[] {
    return WAITING[role].map(({ title, where }) => {
      const named = where.includes(':who') ? { who: username } : {};
      const rows = this.#db
        .prepare(
          `SELECT * FROM documents WHERE unit = :unit AND secrecy <= :secrecy AND ${where}
           ORDER BY urgency DESC, id LIMIT ${MOST}`,
        )
        .all({ unit: unit ?? '', secrecy, ...named });
      return { title, rows: rows as unknown as Document[] };
    });
  }
}
