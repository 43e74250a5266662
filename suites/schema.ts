import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Platform } from '../config/platforms/platform.ts';
import { home } from '../config/home.ts';
import { schemasOf } from './settings.ts';

/**
 * The JSON Schema of each platform's YAML, by file name in `config/schema`: that of every platform, with the settings
 * of its suite and the names of its addresses, so that editors complete them.
 */
export async function platformSchemas(): Promise<Record<string, string>> {
  const entries = (await schemasOf(home)).map(({ platform, settings }) => {
    const { path, text } = Platform.shape.identity.unwrap().valueType.shape;
    const schema = Platform.extend({
      settings,
      identity: z
        .partialRecord(z.enum(platform.addresses), z.strictObject({ path, text }))
        .default({}),
    });
    const json = z.toJSONSchema(schema, { io: 'input' });
    return [fileOf(platform.slug), `${JSON.stringify(json, null, 2)}\n`] as const;
  });
  return Object.fromEntries(entries);
}

function fileOf(slug: string): string {
  return `platform.${slug}.schema.json`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [file, text] of Object.entries(await platformSchemas()))
    writeFileSync(join(home, 'config', 'schema', file), text);
