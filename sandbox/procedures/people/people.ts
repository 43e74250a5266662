import { Visitor } from './visitor.ts';

/** How far the office takes a dossier. */
export const STAGES = [
  'received',
  'assigned',
  'assessed',
  'submitted',
  'signed',
  'returned',
] as const;
export type Stage = (typeof STAGES)[number];

/** The people who use the province's system; each signs in once. */
export class People {
  readonly #site: string;
  readonly #known = new Map<string, Promise<Visitor>>();

  /** @param site address of the province's system */
  constructor(site: string) {
    this.#site = site;
  }

  /** A visitor who is nobody yet. */
  stranger(): Visitor {
    return new Visitor(this.#site);
  }

  as(username: string): Promise<Visitor> {
    const known = this.#known.get(username);
    if (known) return known;
    const visitor = this.stranger();
    const signedIn = visitor.signIn(username).then(() => visitor);
    this.#known.set(username, signedIn);
    return signedIn;
  }

  /** Takes a filed dossier through the office up to and including `last`. */
  async handle(code: string, unit: string, last: Stage): Promise<void> {
    const steps: Record<Stage, [role: string, action: string, values: Record<string, string>]> = {
      received: ['motcua', 'tiep-nhan', {}],
      assigned: ['motcua', 'phan-cong', { assignee: `chuyenvien.${unit}` }],
      assessed: ['chuyenvien', 'tham-dinh', { opinion: 'Đủ điều kiện' }],
      submitted: ['chuyenvien', 'trinh-ky', {}],
      signed: ['lanhdao', 'ky-so', {}],
      returned: ['motcua', 'tra-ket-qua', {}],
    };
    for (const stage of STAGES) {
      const [role, action, values] = steps[stage];
      const officer = await this.as(`${role}.${unit}`);
      await officer.act(code, action, values);
      if (stage === last) return;
    }
  }
}
