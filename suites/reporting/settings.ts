import { z } from 'zod';
import type { Fault } from '../../config/reading/faults.ts';
import { catalogueOf, platformOf } from '../journey.ts';
import type { Surroundings } from '../settings.ts';
import { readForms } from './forms/read.ts';
import { LIKE_PERIODS, PERIOD_KEY } from './periods.ts';

/** What is wrong in the files of the forms, part of `nghiemthu check`. */
export function fileFaults(root: string, faults: Fault[]): void {
  readForms(root, faults);
}

const Period = z
  .string()
  .regex(PERIOD_KEY)
  .describe(`the key of a period in quotes like ${LIKE_PERIODS}`);
const Whole = z.int().min(1).describe('a whole number from 1');

/** The shape of this platform's `settings:`, part of `nghiemthu check`. */
export function settingsSchema({ platform, catalogues }: Surroundings) {
  const departments = (catalogues['departments'] ?? []).map(({ code = '' }) => code);
  const names = Object.keys({ ...platform.journeys, ...platform.checks });
  return z.strictObject({
    /** The period that a journey or a check works with, so that cases do not meet. */
    cases: z.partialRecord(z.enum(names), Period),
    /** Period → a former one that its campaign follows, for cases with two. */
    former: z.record(Period, Period),
    /** Periods that all communes reported and that are completed. */
    completed: z.array(Period).min(1),
    /** Those of them whose exports are read. */
    exported: z.array(Period).min(1),
    /** A department whose accounts the target has. */
    department: z.enum(departments),
    /** Working days after the figures close until a report must be sent. */
    daysToSend: Whole,
    mostReason: Whole,
    /** Longest that all communes' figures may take to be summed up, in seconds. */
    longestAggregation: Whole,
  });
}
type ReportingSettings = z.infer<ReturnType<typeof settingsSchema>>;

let read: ReportingSettings | undefined;

/** The `settings` of this platform's YAML. */
export function settings(): ReportingSettings {
  if (read !== undefined) return read;
  const platform = platformOf('reporting');
  const catalogues = { departments: catalogueOf('reporting', 'departments') };
  read = settingsSchema({ platform, catalogues }).parse(platform.settings);
  return read;
}

/** The period a journey or a check works with. @throws RangeError where the YAML names none */
export function periodFor(name: string): string {
  const period = settings().cases[name];
  if (period === undefined) throw new RangeError(`no period for ${name} in settings.cases`);
  return period;
}
