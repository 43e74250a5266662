import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the YAML files in a folder, without the ending, sorted. */
export function namesIn(root: string, folder: string): string[] {
  return entriesIn(root, folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map(({ name }) => name.replace(/\.yaml$/, ''))
    .sort();
}

/** Names of the folders in a folder, sorted. */
export function foldersIn(root: string, folder: string): string[] {
  return entriesIn(root, folder)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

function entriesIn(root: string, folder: string) {
  return existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { withFileTypes: true })
    : [];
}
