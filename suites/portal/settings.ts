import { z } from 'zod';
import { catalogueOf, platformOf } from '../journey.ts';
import type { Surroundings } from '../settings.ts';

const Word = z.string().min(1).describe('a text that is not empty');
const Pattern = z
  .string()
  .describe('a regular expression in quotes')
  .transform((pattern) => new RegExp(pattern, 'u'));
/** The codes of the statuses. */
const STATUS_CODES = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

/** The shape of this platform's `settings:`, part of `nghiemthu check`. */
export function settingsSchema({
  platform,
  catalogues,
}: Pick<Surroundings, 'platform' | 'catalogues'>) {
  const codes = (catalogues['procedures'] ?? []).map(({ code = '' }) => code);
  const names = Object.keys({ ...platform.journeys, ...platform.checks });
  return z.strictObject({
    provinceCode: Pattern,
    ministryCode: Pattern,
    province: Word,
    /** Another one, whose communes are not the province's. */
    otherProvince: Word,
    /** Name of the ministry that cases file with, its code in the lists of agencies, its digits in dossier codes. */
    ministry: z.strictObject({ name: Word, code: Word, digits: Word }),
    endedCommunes: z.array(Word).min(1),
    /** A dossier that is there whatever else happens. */
    knownDossier: Word,
    statuses: z.strictObject(Object.fromEntries(STATUS_CODES.map((code) => [code, Word]))),
    /** Most dossiers in one message. */
    chunk: z.int().min(1).describe('a whole number from 1'),
    /** Journey or check → the procedure that it files under. */
    cases: z.partialRecord(z.enum(names), z.enum(codes)),
  });
}
type PortalSettings = z.infer<ReturnType<typeof settingsSchema>>;

let read: PortalSettings | undefined;

/** The `settings` of this platform's YAML. */
export function settings(): PortalSettings {
  if (read !== undefined) return read;
  const platform = platformOf('portal');
  const catalogues = { procedures: catalogueOf('portal', 'procedures') };
  read = settingsSchema({ platform, catalogues }).parse(platform.settings);
  return read;
}

/** The procedure a journey or a check files under. @throws RangeError where the YAML names none */
export function procedureFor(name: string): string {
  const code = settings().cases[name];
  if (code === undefined) throw new RangeError(`no procedure for ${name} in settings.cases`);
  return code;
}

/** The words for a status. */
export function statusName(code: number): string {
  return settings().statuses[String(code)] ?? '';
}
