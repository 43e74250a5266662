// Node itself: the machine's where it is new enough, else the npm package `node`, which carries the program.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, fillOnce, readParts, rememberPart } from './cache.mjs';
import { MissingPart, run, step } from './tell.mjs';

/** First release line with `Temporal`, `node:sqlite` and type stripping together. */
const leastMajor = 26;
const pinned = '26.10.0';
const program = process.platform === 'win32' ? 'node.exe' : 'node';

/** @param {string} folder */
const inside = (folder) => path.join(folder, 'node_modules', 'node', 'bin', program);

/** @returns {boolean} whether the running Node will do */
export function nodeIsNewEnough() {
  return Number(process.versions.node.split('.')[0]) >= leastMajor;
}

/** @returns {Promise<string>} a Node that will do, remembered for tools that start with the machine's own */
export async function findNode() {
  const node = await foundNode();
  if (readParts().node?.path !== node)
    rememberPart('node', {
      path: node,
      version: '',
      source: nodeIsNewEnough() ? 'machine' : 'npm',
    });
  return node;
}

async function foundNode() {
  if (nodeIsNewEnough()) return process.execPath;
  const kept = inside(path.join(cacheFolder(), `node-${pinned}`));
  if (existsSync(kept)) return kept;
  try {
    const folder = await step(`Node ${pinned} (this machine has ${process.versions.node})`, () =>
      fillOnce(`node-${pinned}`, async (making) => {
        // The package fetches the program of this system by its own install script, which newer npm asks about.
        writeFileSync(
          path.join(making, 'package.json'),
          '{"private":true,"allowScripts":{"node":true}}',
        );
        await run('npm', ['install', '--no-audit', '--no-fund', `node@${pinned}`], { cwd: making });
        if (!existsSync(inside(making))) throw new Error('the package node brought no program');
      }),
    );
    return inside(folder);
  } catch (error) {
    throw new MissingPart(
      `Node ${leastMajor} or newer (${/** @type {Error} */ (error).message})`,
      `install Node ${leastMajor} from nodejs.org, or: npm install --global node@${leastMajor}`,
    );
  }
}
