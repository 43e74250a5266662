import { z } from 'zod';
import { WEEKDAYS } from './weekdays.ts';
import { Citation } from '../norms/norms.ts';
import { ClockTime, PlainDate, Text } from '../reading/values.ts';

export const Weekday = z.enum(WEEKDAYS);
export type Weekday = z.infer<typeof Weekday>;

/** A stretch in which load and security probing on a live target is allowed; one that ends before it starts runs over midnight. */
export const Window = z.strictObject({
  days: z.array(Weekday).min(1),
  from: ClockTime,
  to: ClockTime,
});
export type Window = z.infer<typeof Window>;

/** What makes a day one off, or a working day: a norm, or a decision of its own. */
const Ground = {
  norm: Citation.optional(),
  source: z.string().min(1).optional(),
};

/** Working days and hours. */
export const CalendarEntry = z.strictObject({
  /** ISO weekdays, 1 is Monday. */
  weekdays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .describe('a list of weekdays from 1 (Monday) to 7 (Sunday)'),
  hours: z.array(z.strictObject({ from: ClockTime, to: ClockTime })).min(1),
  holidays: z.array(
    z.strictObject({
      date: PlainDate,
      name: Text,
      ...Ground,
      /** True where the decision for the year was not published yet. */
      assumed: z.boolean().default(false),
    }),
  ),
  /** Days off by the week that were made working days in exchange. */
  workdays: z.array(z.strictObject({ date: PlainDate, ...Ground })).default([]),
});
export type CalendarEntry = z.infer<typeof CalendarEntry>;
