import { z } from 'zod';
import { platformOf } from '../journey.ts';

const Word = z.string().min(1).describe('a text that is not empty');

/** The shape of this platform's `settings:`, part of `nghiemthu check`. */
export function settingsSchema() {
  return z.strictObject({
    /** Names of the levels of assurance in ID tokens: by the password alone, with a second factor. */
    levels: z.strictObject({ low: Word, high: Word }),
    /** Wrong passwords after which an account is locked. */
    wrongPasswords: z.int().min(1).describe('a whole number from 1'),
  });
}

let read: z.infer<ReturnType<typeof settingsSchema>> | undefined;

/** The `settings` of this platform's YAML. */
export function settings() {
  read ??= settingsSchema().parse(platformOf('sso').settings);
  return read;
}
