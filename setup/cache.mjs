// Where the starter keeps what it installed, shared by every clone of this user. Plain Node, no packages.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** The clone or the package this starter belongs to. */
export const root = path.resolve(
  import.meta.dirname ?? new URL('.', import.meta.url).pathname,
  '..',
);

/** A package has no sources: Node strips no types under `node_modules`. */
export const isPackage = !existsSync(path.join(root, 'cli', 'main.ts'));

/** @returns {string} per-user cache folder; `NGHIEMTHU_CACHE` overrides it */
export function cacheFolder() {
  const env = process.env;
  if (env.NGHIEMTHU_CACHE) return path.resolve(env.NGHIEMTHU_CACHE);
  if (process.platform === 'win32' && env.LOCALAPPDATA)
    return path.join(env.LOCALAPPDATA, 'nghiemthu', 'cache');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'nghiemthu');
  return path.join(env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'nghiemthu');
}

const partsFile = () => path.join(cacheFolder(), 'parts.json');

/**
 * What was found or installed before.
 * @returns {Record<string, {path: string, version: string, source: string}>}
 */
export function readParts() {
  try {
    return JSON.parse(readFileSync(partsFile(), 'utf8'));
  } catch {
    return {}; // absent or torn: everything is looked for again
  }
}

/**
 * @param {string} name
 * @param {{path: string, version: string, source: string}} part
 */
export function rememberPart(name, part) {
  writeWhole(partsFile(), JSON.stringify({ ...readParts(), [name]: part }, null, 2) + '\n');
}

/** Writes beside and renames, so that a reader or a crash never sees half a file. */
export function writeWhole(/** @type {string} */ file, /** @type {string} */ text) {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

/**
 * Fills a folder of the cache in one step: what `fill` leaves in its folder appears whole or not at all.
 * Two clones that start at once do the work twice, and the first one's result stays.
 * @param {string} name
 * @param {(folder: string) => void | Promise<void>} fill
 * @returns {Promise<string>} the folder
 */
export async function fillOnce(name, fill) {
  const folder = path.join(cacheFolder(), name);
  mkdirSync(cacheFolder(), { recursive: true });
  const making = mkdtempSync(`${folder}.making-`);
  try {
    await fill(making);
    try {
      renameSync(making, folder);
    } catch (error) {
      // A folder is there already: from another clone a moment ago, or broken and fetched again.
      const code = /** @type {NodeJS.ErrnoException} */ (error).code;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw error;
      rmSync(folder, { recursive: true, force: true });
      renameSync(making, folder);
    }
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return folder;
}
