import { z } from 'zod';
import { platformOf } from '../journey.ts';
import type { Surroundings } from '../settings.ts';

const Code = z
  .string()
  .regex(/^\d{1,2}$/)
  .describe("the code of a kind in quotes like '7'");

/** The shape of this platform's `settings:`, part of `nghiemthu check`. */
export function settingsSchema({ platform }: Surroundings) {
  const names = Object.keys({ ...platform.journeys, ...platform.checks });
  const Columns = z.array(z.string().min(1)).min(1);
  return z.strictObject({
    /** Code of the exchange → its name. */
    kinds: z.record(Code, z.string().min(1)),
    /** The kind that a journey or a check works with, so that cases do not meet. */
    cases: z.partialRecord(z.enum(names), Code),
    incomingBook: Columns,
    outgoingBook: Columns,
    incomingList: Columns,
    deadlineDays: z.array(z.int().min(1).describe('a whole number of days from 1')).min(1),
    /** Levels of urgency in the words of the platform, by their codes from 0. */
    urgencies: Columns,
    /** Code of a kind → what a draft from its template must have. */
    templates: z.record(Code, Columns),
    /** Largest file that a document may have, in MB. */
    largestFile: z.int().min(1).describe('a whole number of MB from 1'),
    /** How long a person may wait for a signature, in seconds. */
    longestSigning: z.int().min(1).describe('a whole number of seconds from 1'),
    shortestReason: z.int().min(1).describe('a whole number of characters from 1'),
  });
}
type DocumentSettings = z.infer<ReturnType<typeof settingsSchema>>;

let read: DocumentSettings | undefined;

/** The `settings` of this platform's YAML. */
export function settings(): DocumentSettings {
  if (read !== undefined) return read;
  const platform = platformOf('documents');
  read = settingsSchema({ platform, catalogues: {} }).parse(platform.settings);
  return read;
}

/** The code of the kind a journey or a check works with. @throws RangeError where the YAML names none */
export function kindFor(name: string): string {
  const code = settings().cases[name];
  if (code === undefined) throw new RangeError(`no kind for ${name} in settings.cases`);
  return code;
}
