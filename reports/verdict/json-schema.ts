import { z } from 'zod';
import { verdictSchema } from './schema.ts';

/** The JSON Schema (2020-12) that `docs/verdict.schema.json` holds, as text with a final newline. */
export function verdictJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(verdictSchema, { io: 'output' }), null, 2)}\n`;
}
