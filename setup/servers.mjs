// Programs that our own tests run: Prometheus with its tools, Alertmanager, blackbox_exporter, PostgreSQL, and poppler,
// which reads a PDF. No trial and no monitor needs them on this machine.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { MissingPart, aptInstall, onPath, step } from './tell.mjs';

/** Debian's package → the programs it brings, each by the names it has. */
const packages = {
  prometheus: [['prometheus'], ['promtool']],
  'prometheus-alertmanager': [['prometheus-alertmanager', 'alertmanager'], ['amtool']],
  'prometheus-blackbox-exporter': [['prometheus-blackbox-exporter', 'blackbox_exporter']],
  postgresql: [['postgres'], ['initdb']],
  'poppler-utils': [['pdftotext']],
};

/** @param {string} name */
function present(name) {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base) : [];
  return (
    onPath(name) !== undefined ||
    versions.some((version) => existsSync(path.join(base, version, 'bin', name)))
  );
}

/** @returns {string[]} the packages some program of which is not here */
function missing() {
  return Object.entries(packages)
    .filter(([, programs]) => programs.some((names) => !names.some(present)))
    .map(([name]) => name);
}

export async function findServers() {
  const wanted = missing();
  if (wanted.length === 0) return;
  await step(`programs for the tests (${wanted.join(', ')})`, () => aptInstall(wanted));
  const left = missing();
  if (left.length > 0)
    throw new MissingPart(
      `${left.join(', ')}, without which some tests fail`,
      `sudo apt-get install ${left.join(' ')}, or their releases on PATH`,
    );
}
