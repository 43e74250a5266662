import { z } from 'zod';
import { didYouMean, either } from '../../config/reading/faults.ts';
import { platformOf } from '../journey.ts';
import type { Surroundings } from '../settings.ts';

const Word = z.string().min(1).describe('a text that is not empty');

const Amount = z.number().gt(0).describe('a number above 0');

/** The shape of this platform's `settings:`, part of `nghiemthu check`. */
export function settingsSchema({ platform }: Pick<Surroundings, 'platform'>) {
  const { journeys, checks, load } = platform;
  const names = Object.keys({ ...journeys, ...checks, ...load });
  const schema = z.strictObject({
    /** Kinds of meetings by their codes. */
    kinds: z.record(z.string(), Word),
    /** Journey or check → the kind of the meetings it holds. */
    cases: z.partialRecord(z.enum(names), Word),
    /** Longest one-way delay of sound and pictures, in ms. */
    oneWayMs: Amount,
    /** Largest share of packets that may be lost, below 1. */
    mostLoss: z.number().gt(0).lt(1).describe('a share between 0 and 1'),
    mostJitterMs: Amount,
    longestFreezeMs: Amount,
    /** Lines that bridges stand behind, each way; losses are shares. */
    networks: z
      .record(
        Word,
        z.strictObject({
          ...{ downKbps: Amount, upKbps: Amount, oneWayMs: Amount },
          loss: z.number().min(0).lt(1).describe('a share below 1'),
        }),
      )
      .refine((all) => Object.keys(all).length > 0, { message: 'at least one line' }),
    /** In lines. */
    leastHeight: Amount,
    leastFramesPerSecond: Amount,
    /** How far sound and picture of a recording may be from each other, in ms. */
    outOfStepMs: Amount,
    /** Addresses that media may flow to, and the name in their certificates. */
    mediaServers: z.array(Word).min(1),
    mediaName: Word,
    /** Role → what its guide must speak of, in whatever letters. */
    guides: z.record(z.enum(platform.roles), z.array(Word).min(1)),
    /** What minutes must say. */
    minutes: z.array(Word).min(1),
  });
  return schema.superRefine(({ kinds, cases }, { addIssue }) => {
    for (const [name, kind] of Object.entries(cases))
      if (kind !== undefined && !Object.hasOwn(kinds, kind))
        addIssue({
          code: 'custom',
          path: ['cases', name],
          message: `found the kind ${kind}, expected ${either(Object.keys(kinds))}${didYouMean(kind, Object.keys(kinds))}`,
        });
  });
}
type MeetingSettings = z.infer<ReturnType<typeof settingsSchema>>;

let read: MeetingSettings | undefined;

/** The `settings` of this platform's YAML. */
export function settings(): MeetingSettings {
  const platform = platformOf('meetings');
  read ??= settingsSchema({ platform }).parse(platform.settings);
  return read;
}

/** The kind of the meetings that a case holds. @throws RangeError for a case that has none */
export function kindFor(name: string): string {
  const kind = settings().cases[name];
  if (kind === undefined) throw new RangeError(`no kind for the case ${name} under settings.cases`);
  return kind;
}
