import { z } from 'zod';
import { goBytes } from './go-notation.ts';

const Size = z
  .string()
  .regex(/^\d+(?:\.\d+)?[KMG]i?B$/)
  .describe('a size like 500MB or 1GB');
const Age = z
  .string()
  .regex(/^[1-9]\d*[mhd]$/)
  .describe('a time like 30m, 6h or 7d');

/** When a warm browser is replaced, whichever comes first. */
export const BrowserLimits = z
  .strictObject({
    walks: z.int().min(1).max(100_000).describe('a whole number from 1 to 100000').default(500),
    age: Age.default('6h'),
    /** Resident memory of the browser and its children. */
    memory: Size.default('1GB'),
  })
  .prefault({});
export type BrowserLimits = z.infer<typeof BrowserLimits>;

/** How long evidence of failing looks is kept, and how much of it, whichever ends first. */
export const Retention = z
  .strictObject({ keep: Age.default('7d'), most: Size.default('1GB') })
  .prefault({});
export type Retention = z.infer<typeof Retention>;

const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `30m`, `6h` or `7d` in milliseconds. */
export function ageMs(age: string): number {
  return Number.parseInt(age, 10) * (UNIT_MS[age.slice(-1)] ?? Number.NaN);
}

/** `500MB` in bytes; a megabyte is 2^20, as everywhere in this configuration. */
export const sizeBytes = (size: string): number => goBytes(size);
