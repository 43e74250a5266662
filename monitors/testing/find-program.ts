import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A real part that a test needs is not on this machine. */
export class NoProgram extends Error {
  override name = 'NoProgram';
}

/** Programs by what they are called upstream; Debian names some otherwise. */
const PROGRAMS = {
  prometheus: { names: ['prometheus'], package: 'prometheus' },
  promtool: { names: ['promtool'], package: 'prometheus' },
  alertmanager: {
    names: ['alertmanager', 'prometheus-alertmanager'],
    package: 'prometheus-alertmanager',
  },
  amtool: { names: ['amtool'], package: 'prometheus-alertmanager' },
  blackbox_exporter: {
    names: ['prometheus-blackbox-exporter', 'blackbox_exporter'],
    package: 'prometheus-blackbox-exporter',
  },
  turnserver: { names: ['turnserver'], package: 'coturn' },
};

/**
 * Where a program is on the path. `npm test` installs those that are missing.
 * @throws {NoProgram} which names Debian's package
 */
export function findProgram(
  name: keyof typeof PROGRAMS,
  path: string = process.env['PATH'] ?? '',
): string {
  const { names, package: debian } = PROGRAMS[name];
  const found = path
    .split(delimiter)
    .flatMap((folder) => names.map((one) => join(folder, one)))
    .find((file) => existsSync(file));
  if (found === undefined)
    throw new NoProgram(
      `${names.join(' or ')} is not on PATH: sudo apt-get install ${debian}, or its release on PATH`,
    );
  return found;
}
