import { z } from 'zod';
import { platformOf } from '../journey.ts';

const Word = z.string().min(1).describe('a text that is not empty');
const Whole = z.int().min(1).describe('a whole number from 1');

const StatusCode = z
  .string()
  .regex(/^(?:[1-9]|10)$/)
  .describe("a code in quotes like '4'");

/** The shape of this platform's `settings:`, part of `nghiemthu check`. */
export function settingsSchema() {
  return z.strictObject({
    /** Services that take a unit's code, and what people call them. */
    unitServices: z
      .array(z.strictObject({ service: Word, name: Word }))
      .min(1)
      .transform((all) => Object.fromEntries(all.map(({ service, name }) => [service, name]))),
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
    /** Local word of a dossier's state → the portal's code. */
    statuses: z
      .array(z.strictObject({ word: Word, code: StatusCode }))
      .min(1)
      .transform((all) => Object.fromEntries(all.map(({ word, code }) => [word, code]))),
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
