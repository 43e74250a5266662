import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder this program is in: a clone of its sources, or its compiled modules in a package. */
export const home = path.resolve(import.meta.dirname, '..');

/**
 * A module of this program as a file to start: TypeScript in a clone, JavaScript in a package, where Node strips no types.
 * @param name path inside the program without its ending, `sandbox/main`
 */
export function moduleFile(name: string): string {
  return path.join(home, ...name.split('/')) + path.extname(import.meta.filename);
}

/** Whether a folder holds a configuration, so that it can be a root. */
export function isRoot(folder: string): boolean {
  return existsSync(path.join(folder, 'config', 'platforms'));
}

/** The nearest folder, from this one upwards, that holds `config/platforms`; null where none does. */
export function findRoot(from: string): string | null {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    if (isRoot(folder)) return folder;
    if (folder === path.dirname(folder)) return null;
  }
}

/**
 * The folder whose `config/` and `suites/` this process works on: the one it was started for by `NGHIEMTHU_ROOT`, else
 * the nearest one from the working directory upwards.
 */
export function rootFolder(): string {
  return process.env['NGHIEMTHU_ROOT'] ?? findRoot(process.cwd()) ?? process.cwd();
}
