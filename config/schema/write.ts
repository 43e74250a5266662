import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Monitors, PlatformMonitors } from '../monitoring/monitors.ts';
import { Norms } from '../norms/norms.ts';
import { Plan } from '../plan/plan.ts';
import { MutantsFile } from '../platforms/mutants.ts';
import { Platform } from '../platforms/platform.ts';
import { Permissions, RolesFile } from '../platforms/roles.ts';
import { Target } from '../targets/target.ts';

const SCHEMAS = {
  monitors: Monitors,
  mutants: MutantsFile,
  norms: Norms,
  permissions: Permissions,
  plan: Plan,
  platform: Platform,
  'platform-monitors': PlatformMonitors,
  roles: RolesFile,
  target: Target,
};

/** The published JSON Schemas, by file name, made from the schemas that the loader checks with. */
export function publishedSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  );
}

/** The text of a published schema as it stands in this folder. */
export function publishedText(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [file, text] of Object.entries(publishedSchemas()))
    writeFileSync(new URL(file, import.meta.url), text);
