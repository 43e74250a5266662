import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makePrivateFolder } from '../records/private-files.ts';

/** Results cannot be kept where they are to be kept: nothing was run. */
export class NotWritable extends Error {
  override name = 'NotWritable';
}

/**
 * Makes the folder for results, readable by this user alone where it is new.
 * @throws {NotWritable} where nothing can be written there; a disk that is only full is told by the preflight
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

/** A folder for working files with passwords in them; among the results where the system has no place for such. */
export async function makeScratch(outFolder: string): Promise<string> {
  try {
    return await mkdtemp(path.join(tmpdir(), 'nghiemthu-'));
  } catch {
    return await mkdtemp(path.join(outFolder, '.scratch-'));
  }
}
