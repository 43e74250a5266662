import { z } from 'zod';

/** A wording in Vietnamese, which people read first, and in English. */
export const Text = z.strictObject({
  vi: z.string().min(1).describe('a Vietnamese wording'),
  en: z.string().min(1).describe('an English wording'),
});
export type Text = z.infer<typeof Text>;

export const Slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)
  .describe('a name in lower case joined by hyphens, like file-online');
export type Slug = z.infer<typeof Slug>;

export const RequirementId = z
  .string()
  .regex(/^[A-Z]{2,8}-\d{2,3}$/)
  .describe('a requirement id like ABC-01');
export type RequirementId = z.infer<typeof RequirementId>;

/** `5s`, `30m`, `1h`: the notation k6 uses too. */
export const Duration = z
  .string()
  .regex(/^[1-9]\d*(?:ms|s|m|h)$/)
  .describe('a duration like 30s, 5m or 1h');
export type Duration = z.infer<typeof Duration>;

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** A duration in milliseconds. */
export function milliseconds(duration: Duration): number {
  const unit = /[a-z]+$/.exec(duration)?.[0] as keyof typeof UNIT_MS;
  return Number.parseInt(duration, 10) * UNIT_MS[unit];
}

/** A day of the calendar, `2025-06-28`. */
export const PlainDate = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text), {
    message: 'a day of the calendar like 2025-06-28',
    abort: true,
  })
  .describe('a day of the calendar like 2025-06-28');
export type PlainDate = z.infer<typeof PlainDate>;

/** A local date and time in the plan's time zone, `2025-06-28T00:00`. */
export const LocalTime = z
  .string()
  .refine(
    (text) =>
      /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d$/.test(text) && isDay(text.slice(0, 10)),
    { message: 'a local date and time like 2025-06-28T00:00', abort: true },
  )
  .describe('a local date and time like 2025-06-28T00:00');
export type LocalTime = z.infer<typeof LocalTime>;

/** A time of day, `07:30`; `24:00` is the end of the day. */
export const ClockTime = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/)
  .describe('a time of day like 07:30');
export type ClockTime = z.infer<typeof ClockTime>;

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
