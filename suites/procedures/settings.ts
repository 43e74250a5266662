import { z } from 'zod';
import { PlainDate } from '../../config/reading/values.ts';
import { configOfSuites, platformOf } from '../journey.ts';
import { proceduresIn } from './catalogue.ts';
import type { Surroundings } from '../settings.ts';

/** Fields of the mix that have no procedure of their own in the catalogue. */
const OTHER_FIELDS = ['Kinh doanh', 'Khác'];

/** The shape of this platform's `settings:`, part of `nghiemthu check`. */
export function settingsSchema({ platform, catalogues }: Surroundings) {
  const procedures = proceduresIn(catalogues);
  const { journeys, checks, load } = platform;
  const names = Object.keys({ ...journeys, ...checks, ...load });
  const fields = [...new Set([...procedures.map(({ field }) => field), ...OTHER_FIELDS])];
  const Code = z.enum(procedures.map(({ code }) => code));
  const Path = z.string().startsWith('/').describe('a path like /tra-cuu');
  const Terms = z.array(z.string().min(1)).min(1);
  const Count = z.int().min(1).describe('a whole number from 1');
  return z.strictObject({
    dossierCode: z
      .string()
      .describe('a regular expression in quotes')
      .transform((pattern) => new RegExp(pattern, 'u')),
    statuses: z.strictObject(
      Object.fromEntries(STATUS_CODES.map((code) => [code, z.string().min(1)])),
    ),
    mix: z.partialRecord(z.enum(fields), z.number().min(0).max(1).describe('a share from 0 to 1')),
    cases: z.partialRecord(z.enum(names), Code),
    receptionDays: z.array(PlainDate).min(1),
    dueDateProcedures: z.array(Code).min(1),
    publicPages: z.record(Path, z.string().min(1)),
    publicRules: z.record(Path, Terms).default({}),
    publicInterfaces: z.array(Path).min(1),
    facts: z.strictObject({ procedure: Terms, lookUp: Terms, dossier: Terms, slip: Terms }),
    sampledDossiers: Count,
    wrongPasswords: Count,
    largeUploadBytes: Count,
    largeUploadSeconds: Count,
  });
}
type ProcedureSettings = z.infer<ReturnType<typeof settingsSchema>>;

/** The codes of the National Public Service Portal. */
const STATUS_CODES = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

let read: ProcedureSettings | undefined;

/** The `settings` of this platform's YAML. */
export function settings(): ProcedureSettings {
  if (read !== undefined) return read;
  const platform = platformOf('procedures');
  const catalogues = configOfSuites().catalogues['procedures'] ?? {};
  read = settingsSchema({ platform, catalogues }).parse(platform.settings);
  return read;
}

/** The procedure a journey or a check files under. @throws RangeError where the YAML names none */
export function procedureFor(name: string): string {
  const code = settings().cases[name];
  if (code === undefined) throw new RangeError(`no procedure for ${name} in settings.cases`);
  return code;
}

/** The name of a status by its code. */
export function statusName(code: number): string {
  return settings().statuses[String(code)] ?? `mã ${code}`;
}
