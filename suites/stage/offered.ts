import { AsyncLocalStorage } from 'node:async_hooks';

/** Text that a person reads, in both languages. */
interface Reason {
  vi: string;
  en: string;
}

/** The annotation by which a case says why it did not run: its product lacks what the case needs. */
export const NOT_OFFERED = 'not-offered';

/** A product lacks an operation: whatever needs it is not judged. */
export class NotOffered extends Error {
  override readonly name = 'NotOffered';
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason.en);
    this.reason = reason;
  }
}

const walking = new AsyncLocalStorage<{ lack?: NotOffered }>();

/**
 * Stands in a product for what it lacks: an operation, or a whole part with operations of its own.
 * @throws NotOffered wherever it is called
 */
export function missing(vi: string, en: string): never {
  const lacking = () => {
    const lack = new NotOffered({ vi, en });
    const walk = walking.getStore();
    if (walk !== undefined) walk.lack ??= lack;
    throw lack;
  };
  const marker: unknown = new Proxy(lacking, {
    // Awaited or printed it is a value like any other.
    get: (_all, name) => {
      if (name === Symbol.iterator || name === Symbol.asyncIterator) return lacking;
      return typeof name === 'symbol' || name === 'then' ? undefined : marker;
    },
    apply: lacking,
  });
  return marker as never;
}

/**
 * Does a piece of work and gives what it needed and the product lacks, also where the work caught that error.
 * @throws what the work threw, where nothing was lacking
 */
export async function lackIn(work: () => Promise<void>): Promise<NotOffered | undefined> {
  const walk: { lack?: NotOffered } = {};
  try {
    await walking.run(walk, work);
  } catch (error) {
    if (walk.lack === undefined) throw error;
  }
  return walk.lack;
}

/** What the annotation of a case carries. */
export function tellLack({ reason }: NotOffered): string {
  return JSON.stringify(reason);
}

/** Why a case did not run; undefined where it does not say so itself. */
export function readLack(
  annotations: readonly { type: string; description?: string | undefined }[],
): Reason | undefined {
  const told = annotations.findLast(({ type }) => type === NOT_OFFERED)?.description;
  if (told === undefined) return undefined;
  try {
    const { vi, en } = JSON.parse(told) as Partial<Reason>;
    return { vi: String(vi ?? told), en: String(en ?? told) };
  } catch {
    return { vi: told, en: told };
  }
}
