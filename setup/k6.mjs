// k6 of 2.2 or newer: on PATH, else the official release checked against its checksums, else built with Go from the
// pinned module files beside this one.
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fillOnce, readParts, rememberPart, root } from './cache.mjs';
import { MissingPart, ask, onPath, run, step } from './tell.mjs';

const pinned = '2.2.0';
const program = process.platform === 'win32' ? 'k6.exe' : 'k6';
const releases = 'https://github.com/grafana/k6/releases/download';

/** @param {string} file */
function versionOf(file) {
  return ask(file, ['version'])?.match(/v(\d+\.\d+\.\d+)/)?.[1];
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 2);
}

/**
 * @param {string | undefined} file
 * @param {string} source
 */
function accept(file, source) {
  const version = file && versionOf(file);
  if (!file || !version || !isNewEnough(version)) return undefined;
  const part = { path: file, version, source };
  rememberPart('k6', part);
  return part;
}

/** @returns {{path: string, version: string, source: string} | undefined} the k6 found before, if it is still there */
export function knownK6() {
  const chosen = process.env.NGHIEMTHU_K6;
  // What was chosen and is not there is absent: nothing else takes its place unasked.
  if (chosen)
    return existsSync(chosen)
      ? { path: chosen, version: versionOf(chosen) ?? '', source: 'NGHIEMTHU_K6' }
      : undefined;
  const part = readParts().k6;
  return part && existsSync(part.path) ? part : undefined;
}

export async function findK6() {
  const known = knownK6() ?? accept(onPath('k6'), 'PATH');
  if (known) return known;
  /** @type {string[]} */
  const failures = [];
  for (const [source, fill] of /** @type {const} */ ([
    ['release', fromRelease],
    ['built with Go', fromSource],
  ])) {
    try {
      const part = await step(`k6 ${pinned} (${source})`, async () => {
        const folder = await fillOnce(`k6-${pinned}`, fill);
        return accept(path.join(folder, program), source);
      });
      if (part) return part;
    } catch (error) {
      failures.push(/** @type {Error} */ (error).message.split('\n')[0] ?? '');
    }
  }
  throw new MissingPart(
    `k6 ${pinned} (${failures.join('; ')})`,
    'install k6 from grafana.com/docs/k6, or install Go and run: npx nghiemthu doctor --install',
  );
}

/** The archive of this system and processor, as the release names it. */
export function archiveName(platform = process.platform, arch = process.arch) {
  const system = { linux: 'linux', darwin: 'macos', win32: 'windows' }[
    /** @type {string} */ (platform)
  ];
  const processor = { x64: 'amd64', arm64: 'arm64' }[/** @type {string} */ (arch)];
  if (!system || !processor) throw new Error(`k6 has no release for ${platform} ${arch}`);
  return `k6-v${pinned}-${system}-${processor}.${system === 'linux' ? 'tar.gz' : 'zip'}`;
}

/**
 * @param {Uint8Array} archive
 * @param {string} checksums lines of `<sha256>  <file>`
 * @param {string} name
 */
export function checkArchive(archive, checksums, name) {
  const line = checksums.split('\n').find((entry) => entry.trim().split(/\s+/)[1] === name);
  const expected = line?.trim().split(/\s+/)[0];
  const found = createHash('sha256').update(archive).digest('hex');
  if (!expected) throw new Error(`the release's checksums do not name ${name}`);
  if (found !== expected)
    throw new Error(`${name} has SHA-256 ${found}, the release says ${expected}`);
}

/** @param {string} folder */
async function fromRelease(folder) {
  const name = archiveName();
  const [archive, checksums] = await Promise.all([
    download(`${releases}/v${pinned}/${name}`),
    download(`${releases}/v${pinned}/k6-v${pinned}-checksums.txt`),
  ]);
  checkArchive(archive, Buffer.from(checksums).toString('utf8'), name);
  const file = path.join(folder, name);
  writeFileSync(file, archive);
  await run('tar', ['-xf', file, '-C', folder, '--strip-components=1']);
  chmodSync(path.join(folder, program), 0o755);
}

/** @param {string} address */
async function download(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(300_000) });
  if (!answer.ok) throw new Error(`${address}: HTTP ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** @param {string} folder */
async function fromSource(folder) {
  if (!onPath('go')) throw new Error('no Go on this machine');
  for (const file of ['go.mod', 'go.sum'])
    copyFileSync(path.join(root, 'setup', 'k6', file), path.join(folder, file));
  const required = readFileSync(path.join(folder, 'go.mod'), 'utf8');
  if (!required.includes(`go.k6.io/k6/v2 v${pinned}`))
    throw new Error('setup/k6/go.mod pins another k6');
  await run('go', ['build', '-mod=mod', '-trimpath', '-o', program, 'go.k6.io/k6/v2'], {
    cwd: folder,
  });
}
