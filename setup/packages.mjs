// The npm packages of the lock file. A stamp with the lock file's hash says that they are in.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './cache.mjs';
import { MissingPart, run, step } from './tell.mjs';

const lock = path.join(root, 'package-lock.json');
const stamp = path.join(root, 'node_modules', '.nghiemthu-lock');

function lockHash() {
  return createHash('sha256').update(readFileSync(lock)).digest('hex');
}

/** @returns {boolean} whether node_modules is what the lock file says */
export function packagesAreIn() {
  try {
    return readFileSync(stamp, 'utf8') === lockHash();
  } catch {
    return false;
  }
}

export async function installPackages() {
  if (packagesAreIn()) return;
  try {
    await step('npm packages of package-lock.json', async () => {
      await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: root });
      writeFileSync(stamp, lockHash());
    });
  } catch (error) {
    throw new MissingPart(`npm packages (${/** @type {Error} */ (error).message})`, 'npm ci');
  }
}
