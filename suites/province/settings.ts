import { z } from 'zod';
import { platformOf } from '../journey.ts';
import type { Surroundings } from '../settings.ts';

const Word = z.string().min(1).describe('a text that is not empty');
const ProcedureCode = z
  .string()
  .regex(/^\d\.\d{6}$/)
  .describe("the code of a procedure in quotes like '1.001193'");

/** The shape of this platform's `settings:`, part of `nghiemthu check`. */
export function settingsSchema({ platform }: Pick<Surroundings, 'platform'>) {
  const names = Object.keys({ ...platform.journeys, ...platform.checks });
  return z.strictObject({
    /** Code of a unit that became part of another. */
    endedUnit: Word,
    /** Kind of the document by which a result is issued, by its code in the document system. */
    resultKind: Word,
    /** Kind of the meetings that speak of dossiers. */
    meetingKind: Word,
    /** Cells of a commune's monthly report that count settled dossiers. */
    settledCells: z.array(Word).min(1),
    /** Addresses of the systems that note a trace, and the calls between them: `portal → procedures`. */
    trace: z.strictObject({ systems: z.array(Word).min(1), calls: z.array(Word).min(1) }),
    /** Journey or check → the procedure that it files under. */
    cases: z.partialRecord(z.enum(names), ProcedureCode),
  });
}
type ProvinceSettings = z.infer<ReturnType<typeof settingsSchema>>;

let read: ProvinceSettings | undefined;

/** The `settings` of this platform's YAML. */
export function settings(): ProvinceSettings {
  const platform = platformOf('province');
  read ??= settingsSchema({ platform }).parse(platform.settings);
  return read;
}

/** The procedure a journey or a check files under. @throws RangeError where the YAML names none */
export function procedureFor(name: string): string {
  const code = settings().cases[name];
  if (code === undefined) throw new RangeError(`no procedure for ${name} in settings.cases`);
  return code;
}
