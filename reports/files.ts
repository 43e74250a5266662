import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { privateModes } from '../records/store/private-files.ts';
import type { WrittenFile } from './errors.ts';

/** Marks a file that is being written; such files are in no manifest. */
const UNFINISHED = '.unfinished';

/**
 * Writes a file whole or not at all: under a temporary name, flushed to the disk, then renamed.
 * Nobody but its user reads it, or the group that shares the folder.
 * Throws the file system's own error (ENOSPC, EACCES, …) and leaves no temporary file.
 */
export async function writeWhole(
  folder: string,
  file: string,
  bytes: Uint8Array,
): Promise<WrittenFile> {
  const temporary = join(folder, `.${file}.${process.pid}${UNFINISHED}`);
  try {
    const handle = await open(temporary, 'w', privateModes().file);
    try {
      // A umask takes rights away from what the mode says.
      await handle.chmod(privateModes().file);
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, join(folder, file));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return { file, sha256: hashOf(bytes), bytes: bytes.length };
}

/** SHA-256 in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Every file under a folder with its SHA-256 and size in bytes, sorted by path. */
export async function listFiles(folder: string, except: string[] = []): Promise<WrittenFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(UNFINISHED))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => path.slice(join(folder, '/').length).replaceAll('\\', '/'))
    .filter((path) => !except.includes(path))
    .sort();
  const files: WrittenFile[] = [];
  for (const file of paths) {
    const path = join(folder, file);
    files.push({ file, sha256: await hashOfFile(path), bytes: (await stat(path)).size });
  }
  return files;
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
