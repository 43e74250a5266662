import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the figures depend on. */
export interface Machine {
  cores: number;
  cpu: string;
  memoryMb: number;
  system: string;
  /** Programs that wanted a core in the minute before the start: more than a few spoil the figures. */
  loadBefore: number;
  versions: Record<string, string>;
}

export function machine(root: string, parts: Record<string, string | undefined>): Machine {
  const require = createRequire(path.join(root, 'package.json'));
  const versionIn = (file: string) =>
    (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  const found = Object.entries(parts).map(([name, version]) => [name, version ?? 'absent']);
  return {
    cores: cpus().length,
    cpu: cpus()[0]?.model.trim() ?? '',
    memoryMb: Math.round(totalmem() / 2 ** 20),
    system: `${type()} ${release()} ${arch()}`,
    loadBefore: Math.round(loadavg()[0]! * 100) / 100,
    versions: {
      nghiemthu: versionIn(path.join(root, 'package.json')),
      node: process.versions.node,
      playwright: versionIn(require.resolve('@playwright/test/package.json')),
      allure: versionIn(
        path.resolve(fileURLToPath(import.meta.resolve('allure')), '../../package.json'),
      ),
      ...(Object.fromEntries(found) as Record<string, string>),
    },
  };
}
