import { z } from 'zod';
import { platformOf } from '../journey.ts';

const ProcedureSettings = z.object({
  dossierCode: z.string().transform((pattern) => new RegExp(pattern, 'u')),
  statuses: z.record(z.string(), z.string()),
  mix: z.record(z.string(), z.number()),
  pagesPerDossier: z.number(),
  cases: z.record(z.string(), z.string()),
  receptionDays: z.array(z.string()),
  dueDateProcedures: z.array(z.string()),
  sampledDossiers: z.number(),
  wrongPasswords: z.number(),
  largeUploadBytes: z.number(),
  largeUploadSeconds: z.number(),
});
type ProcedureSettings = z.infer<typeof ProcedureSettings>;

let read: ProcedureSettings | undefined;

/** The `settings` of this platform's YAML. */
export function settings(): ProcedureSettings {
  read ??= ProcedureSettings.parse(platformOf('procedures').settings);
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
