import { chmod, mkdir, writeFile } from 'node:fs/promises';

/**
 * Who may read what a run or a monitor leaves: its user alone, because it shows platforms from within. Where a group
 * works on it together, `NGHIEMTHU_SHARED=group` lets the group read; everybody else never.
 */
export function privateModes(shared = process.env['NGHIEMTHU_SHARED']): {
  file: number;
  folder: number;
} {
  return shared === 'group' ? { file: 0o640, folder: 0o750 } : { file: 0o600, folder: 0o700 };
}

/** Makes a folder, and those above it that are missing. */
export async function makePrivateFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: privateModes().folder });
  // A umask takes rights away from what the mode says.
  if (made !== undefined) await chmod(folder, privateModes().folder);
}

/** Writes a file, also over one that others could read. */
export async function writePrivateFile(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(file, content, { mode: privateModes().file });
  await closeFile(file);
}

/** Shuts a file that another program wrote. */
export async function closeFile(file: string): Promise<void> {
  await chmod(file, privateModes().file);
}
