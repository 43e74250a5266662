import { z } from 'zod';
import { platformOf } from '../journey.ts';

const Word = z.string().min(1).describe('a text that is not empty');
const Whole = z.int().min(1).describe('a whole number from 1');

/** Services whose requests name a unit, as every product offers them. */
const UNIT_SERVICES = ['civil-status', 'dossiers', 'land'] as const;
/** The codes of the National Public Service Portal. */
const STATUS_CODES = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

/** The shape of this platform's `settings:`, part of `nghiemthu check`. */
export function settingsSchema() {
  return z.strictObject({
    /** Service that takes a unit's code → what people call it. */
    unitServices: z.partialRecord(z.enum(UNIT_SERVICES), Word),
    /** Codes by which a unit is refused. */
    wrongUnitCode: Word,
    /** A catalogue that has at least `largeCatalogueRecords`, one that is small, one that may be written to. */
    largeCatalogue: Word,
    largeCatalogueRecords: Whole,
    smallCatalogue: Word,
    /** The catalogue of the communes. */
    unitCatalogue: Word,
    /** The person that the national databases know, for trials: identity number, name, insurance number. */
    citizen: z.strictObject({
      id: z
        .string()
        .regex(/^\d{12}$/)
        .describe('an identity number of 12 digits in quotes'),
      name: Word,
      insurance: Word,
    }),
    /** A second one, whose name is stored with its marks as signs of their own. */
    citizenDecomposed: z.strictObject({
      id: z
        .string()
        .regex(/^\d{12}$/)
        .describe('an identity number of 12 digits in quotes'),
      name: Word,
    }),
    enterprise: Word,
    /** Services that must be published. */
    services: z.array(Word).min(1),
    /** The portal's code → the local word of a dossier's state; read as word → code. */
    statuses: z
      .partialRecord(z.enum(STATUS_CODES), Word)
      .transform((words) =>
        Object.fromEntries(Object.entries(words).map(([code, word]) => [word, code])),
      ),
    /** Local words that the portal has no code for. */
    unmappedStatuses: z.array(Word).min(1),
    /** Most dossiers in one message to the portal. */
    chunk: Whole,
    /** Most that other services may take, in ms, while one is slow and one is dead. */
    undisturbedMs: Whole,
    /** Longest that the gateway waits for a service, in ms. */
    backendLimitMs: Whole,
  });
}
type SharingSettings = z.infer<ReturnType<typeof settingsSchema>>;

let read: SharingSettings | undefined;

/** The `settings` of this platform's YAML. */
export function settings(): SharingSettings {
  read ??= settingsSchema().parse(platformOf('lgsp').settings);
  return read;
}
