import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { boards } from './registry.ts';

/** The JSON that Grafana reads, by file name. */
export function dashboards(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(boards).map(([name, build]) => [
      `${name}.json`,
      `${JSON.stringify(build(), null, 2)}\n`,
    ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [file, text] of Object.entries(dashboards()))
    writeFileSync(new URL(`dashboards/${file}`, import.meta.url), text);
