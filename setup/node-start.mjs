// How Node is started for a command: its flags, and what stands in its environment. Plain Node, no packages.
import path from 'node:path';
import { cacheFolder } from './cache.mjs';

/**
 * Flags by which Node runs a command. A monitor lives long, on small garbage: a small nursery (MB) costs it nothing and
 * saves 40 MB, and with a bound (MB) its heap is tidied early instead of growing with the machine's memory. What is
 * compiled beside leaves 10 MB of holes; a turn in the first minutes is a few ms late instead.
 * @param {string | undefined} command
 * @returns {string[]}
 */
export function nodeFlags(command) {
  const monitor = [
    '--max-semi-space-size=2',
    '--max-old-space-size=512',
    '--no-concurrent-recompilation',
  ];
  return ['--disable-warning=ExperimentalWarning', ...(command === 'monitor' ? monitor : [])];
}

/**
 * What a command finds in its environment, unless something else is there already. Compiled code is kept between starts,
 * for the programs that the command starts, too: this must be said before Node starts, else it reads its translator of
 * TypeScript, which takes 0.1 s and 20 MB that are not given back. A monitor's threads allocate little, each at its own
 * time: arenas of their own (glibc's) would leave 10 MB of holes.
 * @param {string | undefined} command
 * @returns {Record<string, string>}
 */
export function nodeEnv(command) {
  const { NODE_COMPILE_CACHE, MALLOC_ARENA_MAX } = process.env;
  return {
    NODE_COMPILE_CACHE: NODE_COMPILE_CACHE ?? path.join(cacheFolder(), 'compiled'),
    ...(command === 'monitor' ? { MALLOC_ARENA_MAX: MALLOC_ARENA_MAX ?? '1' } : {}),
  };
}

/**
 * The same as lines of a shell: the environment is exported, the flags are in `$flags`.
 * @param {string | undefined} command
 */
export function startInShell(command) {
  const quoted = (/** @type {string} */ text) => `'${text.replaceAll("'", `'\\''`)}'`;
  const exports = Object.entries(nodeEnv(command)).map(
    ([name, value]) => `export ${name}=${quoted(value)}`,
  );
  return [...exports, `flags=${quoted(nodeFlags(command).join(' '))}`].join('\n');
}
