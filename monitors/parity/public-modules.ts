import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface PublicModule {
  prober: string;
}

const FOLDER = join(import.meta.dirname, '../testdata/module-files');

/** Module files after those that people published, by what they are called. */
export const PUBLIC_FILES: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yml'))
    .sort()
    .map((file) => [file, join(FOLDER, file)]),
);

/** All modules of all of them, each under the names of its file and its own. */
export function publicModules(): Map<string, PublicModule> {
  const modules = new Map<string, PublicModule>();
  for (const [file, path] of PUBLIC_FILES) {
    const read = parse(readFileSync(path, 'utf8')) as { modules: Record<string, PublicModule> };
    for (const [name, module] of Object.entries(read.modules))
      modules.set(`${file.replace('.yml', '')} ${name}`, module);
  }
  return modules;
}
