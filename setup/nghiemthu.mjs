#!/usr/bin/env node
// The starter: brings what is missing, then runs the command line with a Node that will do. Only Node's standard
// library here, and nothing newer than Node 18, because it runs before anything is installed.
//
//   nghiemthu <command> …        a command of cli/
//   nghiemthu --npm <script> …   an npm script of this clone, with the same Node and parts
//
// A clone runs its sources, a package what was compiled of them.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { isPackage, root } from './cache.mjs';
import { findChromium } from './chromium.mjs';
import { findFonts } from './fonts.mjs';
import { findK6 } from './k6.mjs';
import { findNode } from './node.mjs';
import { nodeEnv, nodeFlags } from './node-start.mjs';
import { installPackages } from './packages.mjs';
import { findServers } from './servers.mjs';
import { findTurn } from './turn.mjs';
import { MissingPart, say } from './tell.mjs';

/** Commands that read or explain need neither a browser nor k6. */
const light = new Set([
  'doctor',
  'check',
  'sandbox',
  'gate',
  'verify',
  'defects',
  'incidents',
  'init',
  'product',
  'compare',
  'help',
  '--help',
  '--version',
]);

/**
 * Without Node or packages nothing can run; without a browser or k6 the command runs and says what it could not judge.
 * @param {string[]} args
 */
async function prepare(args) {
  const node = await findNode();
  process.env.PATH = path.dirname(node) + path.delimiter + (process.env.PATH ?? '');
  // Of a package npm has brought them.
  if (!isPackage) await installPackages();
  const looks = args[0] === 'product' && args.includes('check');
  if (light.has(args[0] ?? 'help') && !looks && !args.includes('--install')) return node;
  // Stand-ins alone need a TURN server of this machine's; a look at a product starts none.
  const turn = looks || isElsewhere(args) ? [] : [findTurn];
  // A monitor walks journeys and puts no load on anything, and so does a look at a product.
  if (args[0] === 'monitor' || looks) {
    for (const find of [findChromium, ...turn]) await find().catch(explain);
    return node;
  }
  const own = args[0] === '--npm' ? [findServers] : [];
  for (const find of [findChromium, findK6, findFonts, ...turn, ...own])
    await find().catch(explain);
  return node;
}

/**
 * Whether the command is for systems that are not stand-ins.
 * @param {string[]} args
 */
function isElsewhere(args) {
  const target = /--target[ =](\S+)/.exec(args.join(' '))?.[1] ?? process.env.NGHIEMTHU_TARGET;
  return target !== undefined && target !== 'sandbox';
}

/** @param {unknown} error */
function explain(error) {
  if (!(error instanceof MissingPart)) throw error;
  say(`setup: missing: ${error.message}. To get it: ${error.remedy}`);
}

/**
 * Hands over to the real program. It takes this process's place where Node can do that, and nothing stays beside it.
 * @param {string} node
 * @param {string[]} args
 */
function handOver(node, args) {
  const env = { ...process.env, ...nodeEnv(args[0]) };
  if (args[0] === '--npm') {
    const [, script = '', ...rest] = args;
    // Without the two dashes npm takes options for its own.
    const run = ['run', '--silent', script, '--', ...rest];
    const shell = process.platform === 'win32';
    return follow(spawn('npm', run, { stdio: 'inherit', env, cwd: root, shell }), 'npm');
  }
  const program = path.join(root, ...(isPackage ? ['dist', 'cli', 'main.js'] : ['cli', 'main.ts']));
  const command = [...nodeFlags(args[0]), program, ...args];
  // Since Node 22.15 and 23.11, and not on Windows.
  if (process.execve && process.platform !== 'win32') process.execve(node, [node, ...command], env);
  else follow(spawn(node, command, { stdio: 'inherit', env }), node);
}

/**
 * Waits for a program that runs beside this one: its signals, its exit code.
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} name
 */
function follow(child, name) {
  // A terminal signals the whole group; a signal sent to this process alone is passed on.
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  child.on('error', (error) => {
    say(`nghiemthu: could not start ${name}: ${error.message}`);
    process.exit(3);
  });
  child.on('exit', (code) => process.exit(code ?? 2));
}

try {
  const args = process.argv.slice(2);
  handOver(await prepare(args), args);
} catch (error) {
  explain(error);
  process.exit(3);
}
