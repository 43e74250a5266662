import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { makePrivateFolder } from '../../records/store/private-files.ts';
import type { Ground } from '../../records/runs/run.ts';
import type { Clean } from './run/clean.ts';
import type { Tried } from './run/tried.ts';

/** What a stopped mutation goes on with. */
interface Start {
  ground: Ground;
  clean: Clean;
}

/**
 * What a mutation has found so far, in the folder of its results: a line is on the disk before the next mutant is tried,
 * so that a killed run goes on where it was.
 */
export class Journal {
  readonly folder: string;
  readonly #start: string;
  readonly #lines: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.#start = path.join(folder, 'clean.json');
    this.#lines = path.join(folder, 'tried.jsonl');
  }

  static async open(folder: string): Promise<Journal> {
    await makePrivateFolder(folder);
    return new Journal(folder);
  }

  /** What was known before anything was spoiled; null where there is none, or it stands on something else than this. */
  start(ground: Ground): Clean | null {
    if (!existsSync(this.#start)) return null;
    const start = JSON.parse(readFileSync(this.#start, 'utf8')) as Start;
    return JSON.stringify(start.ground) === JSON.stringify(ground) ? start.clean : null;
  }

  /** Begins from nothing. */
  async begin(ground: Ground, clean: Clean): Promise<void> {
    await rm(this.#lines, { force: true });
    const next = `${this.#start}.new`;
    writeFileSync(next, JSON.stringify({ ground, clean } satisfies Start), { mode: 0o600 });
    await rename(next, this.#start);
  }

  /** The mutants that were tried to their end; a line that was cut off is none. */
  tried(): Map<string, Tried> {
    if (!existsSync(this.#lines)) return new Map();
    const lines = readFileSync(this.#lines, 'utf8').split('\n').slice(0, -1);
    return new Map(
      lines.flatMap((line) => {
        const tried = parsed(line);
        return tried ? [[tried.id, tried] as const] : [];
      }),
    );
  }

  keep(tried: Tried): void {
    const file = openSync(this.#lines, 'a', 0o600);
    try {
      // What a kill left of a line ends here and spoils no other.
      const isCut = existsSync(this.#lines) && !/(?:^|\n)$/.test(readFileSync(this.#lines, 'utf8'));
      appendFileSync(file, `${isCut ? '\n' : ''}${JSON.stringify(tried)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
}

function parsed(line: string): Tried | null {
  try {
    return JSON.parse(line) as Tried;
  } catch {
    return null;
  }
}
