import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A real part that a test needs cannot be had on this machine. */
export class NoProgram extends Error {
  override name = 'NoProgram';
}

const unpackedAt = join(import.meta.dirname, '../../.scratch/debian');

/** Programs by what they are called upstream; Debian names some otherwise. */
const PROGRAMS = {
  prometheus: { names: ['prometheus'], package: 'prometheus' },
  promtool: { names: ['promtool'], package: 'prometheus' },
  alertmanager: {
    names: ['alertmanager', 'prometheus-alertmanager'],
    package: 'prometheus-alertmanager',
  },
  amtool: { names: ['amtool'], package: 'prometheus-alertmanager' },
};

/**
 * Where a program is: on the path, or unpacked from Debian's package without installing it, so that no service starts.
 * @throws {NoProgram}
 */
export function findProgram(name: keyof typeof PROGRAMS): string {
  const { names, package: debian } = PROGRAMS[name];
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), join(unpackedAt, 'usr/bin')];
  const known = () =>
    folders.flatMap((folder) => names.map((one) => join(folder, one))).find((at) => existsSync(at));
  return known() ?? unpack(debian, known);
}

function unpack(debian: string, known: () => string | undefined): string {
  try {
    mkdirSync(unpackedAt, { recursive: true });
    execFileSync('apt-get', ['download', debian], { cwd: unpackedAt, stdio: 'pipe' });
    const archive = readdirSync(unpackedAt).find((file) => file.startsWith(`${debian}_`)) ?? '';
    execFileSync('dpkg', ['-x', archive, '.'], { cwd: unpackedAt, stdio: 'pipe' });
  } catch (error) {
    throw missing(debian, error);
  }
  const found = known();
  if (found === undefined) throw missing(debian, undefined);
  return found;
}

function missing(debian: string, cause: unknown): NoProgram {
  return new NoProgram(
    `${debian} is not on the path and Debian's package cannot be had: install it to run this test`,
    { cause },
  );
}
