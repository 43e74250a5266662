import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makePrivateFolder } from '../records/store/private-files.ts';

/** Results cannot be kept where they are to be kept: nothing was run. */
export class NotWritable extends Error {
  override name = 'NotWritable';
}

/**
 * Makes the folder for results, readable by this user alone where it is new.
 * @throws {NotWritable} where nothing can be written there; a disk that is only full is found by the preflight
 */
export async function makeWritable(folder: string): Promise<void> {
  const probe = path.join(folder, `.writable.${process.pid}`);
  try {
    await makePrivateFolder(folder);
    await writeFile(probe, '');
  } catch (error) {
    throw new NotWritable(`results cannot be written to ${folder}: ${(error as Error).message}`);
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

/** Less room than this for working files is none: Playwright's, the browser's and ours come to some 30 MB. */
const leastFreeBytes = 100 * 2 ** 20;

/** Where working files with passwords in them go, and the programs of the trial put theirs. */
export interface Scratch {
  folder: string;
  /** `TMPDIR` for those programs, where the system's own place for such is not there or is full. */
  env: Record<string, string>;
}

/** A folder for working files; among the results where the system has no place for such. */
export async function makeScratch(outFolder: string): Promise<Scratch> {
  try {
    const { bavail, bsize } = await statfs(tmpdir());
    if (bavail * bsize >= leastFreeBytes)
      return { folder: await mkdtemp(path.join(tmpdir(), 'nghiemthu-')), env: {} };
  } catch {
    // not there, or not ours to write
  }
  const folder = await mkdtemp(path.join(outFolder, '.scratch-'));
  return { folder, env: { TMPDIR: folder, TMP: folder, TEMP: folder } };
}
