import { randomBytes } from 'node:crypto';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ageMs, sizeBytes } from '../../config/monitoring/browser.ts';
import { closeFile, makePrivateFolder } from '../../records/store/private-files.ts';
import type { Retention } from '../../config/monitoring/browser.ts';

/** The time of a failure and a random part: in the order of their ids, the oldest come first. */
const ID = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/;
const FILE = /^[a-z0-9][a-z0-9-]*\.(?:txt|png|zip)$/;
/** What is not masked yet has no id, and is thrown away at the next start. */
const UNDER_WAY = '.under-way';
/** More is left for the next time, so that one failure never waits for the removal of thousands. */
const MOST_PRUNED = 200;

/** Keeps files that show why looks failed: so long and so much as configured, the oldest go first. */
export class EvidenceStore {
  retention: Retention;
  readonly #folder: string;
  /** Bytes by id; null until the folder was read. */
  #sizes: Map<string, number> | null = null;
  #line: Promise<unknown> = Promise.resolve();

  constructor(folder: string, retention: Retention) {
    this.#folder = folder;
    this.retention = retention;
  }

  /**
   * Keeps what `write` puts into the folder it is given, and lets go of what is too old or too much.
   * @returns the id under which it is found
   * @throws where the disk does not take it; nothing of it is left then
   */
  async keep(write: (folder: string) => Promise<void>): Promise<string> {
    await this.#inLine(() => this.#read());
    const time = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
    const id = `${time}-${randomBytes(4).toString('hex')}`;
    const folder = join(this.#folder, UNDER_WAY, id);
    try {
      await makePrivateFolder(folder);
      await write(folder);
      for (const file of await readdir(folder)) await closeFile(join(folder, file));
      const bytes = await sizeOf(folder);
      await rename(folder, join(this.#folder, id));
      this.#sizes?.set(id, bytes);
    } catch (error) {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      throw error;
    } finally {
      await this.#inLine(() => this.#prune());
    }
    return id;
  }

  /** Names of the files of an id, sorted; null where there is none. */
  async list(id: string): Promise<string[] | null> {
    if (!ID.test(id)) return null;
    const files = await readdir(join(this.#folder, id)).catch(() => null);
    return files === null ? null : files.filter((file) => FILE.test(file)).sort();
  }

  /** The path of a file; null for what is no evidence. */
  async file(id: string, name: string): Promise<string | null> {
    const files = await this.list(id);
    return files?.includes(name) === true ? join(this.#folder, id, name) : null;
  }

  async #read(): Promise<void> {
    if (this.#sizes !== null) return;
    await rm(join(this.#folder, UNDER_WAY), { recursive: true, force: true }).catch(
      () => undefined,
    );
    const ids = await readdir(this.#folder).catch(() => []);
    const sizes = ids
      .filter((id) => ID.test(id))
      .sort()
      .map(async (id) => [id, await sizeOf(join(this.#folder, id)).catch(() => 0)] as const);
    this.#sizes = new Map(await Promise.all(sizes));
  }

  async #prune(): Promise<void> {
    const sizes = this.#sizes ?? new Map<string, number>();
    const { keep, most } = this.retention;
    const oldest = new Date(Date.now() - ageMs(keep)).toISOString().replaceAll(/[-:]|\.\d+/g, '');
    let total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
    let left = MOST_PRUNED;
    for (const [id, bytes] of sizes) {
      if (left === 0 || (id >= oldest && total <= sizeBytes(most))) return;
      left -= 1;
      const removed = rm(join(this.#folder, id), { recursive: true, force: true });
      // Where the disk takes no removal either, the next time will try again.
      if (!(await removed.then(() => true).catch(() => false))) return;
      sizes.delete(id);
      total -= bytes;
    }
  }

  #inLine<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#line.then(work);
    this.#line = done.catch(() => undefined);
    return done;
  }
}

async function sizeOf(folder: string): Promise<number> {
  const files = await readdir(folder);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}
