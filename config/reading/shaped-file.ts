import type { z } from 'zod';
import type { Fault } from './faults.ts';
import type { Read } from './reporter.ts';
import { readYaml } from './source.ts';
import { shaped } from './shape.ts';

/** Reads a YAML file in the shape of a schema; null and faults where it does not fit. */
export function readShaped<S extends z.ZodType>(
  root: string,
  file: string,
  schema: S,
  faults: Fault[],
): Read<z.output<S>> | null {
  const source = readYaml(root, file, faults);
  const value = source === null ? null : shaped(schema, source, faults);
  return source === null || value === null ? null : { value, source };
}
