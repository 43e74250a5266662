import { Blocked } from '../look/faults.ts';

/** Names of `{{…}}` → what stands for them. */
export type Values = ReadonlyMap<string, string>;

/** `{{name}}` or `{{account.username}}`. */
const PLACE = /\{\{\s*([a-z][a-z0-9_.]*)\s*\}\}/g;

/**
 * A text with its places filled in.
 * @param write how a value is written where it stands, like `encodeURIComponent` in a path
 * @throws {Blocked} for a name that nothing stands for
 */
export function filled(text: string, values: Values, write = (value: string) => value): string {
  return text.replace(PLACE, (_place, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Blocked({ code: 'place-empty', name });
    return write(value);
  });
}

/** A JSON value with the places of all its texts filled in; its keys are left as they are. */
export function filledJson(value: unknown, values: Values): unknown {
  if (typeof value === 'string') return filled(value, values);
  if (Array.isArray(value)) return value.map((one: unknown) => filledJson(one, values));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, filledJson(one, values)]),
    );
  return value;
}

/** Every value of a mapping filled in. */
export function filledAll(
  texts: Readonly<Record<string, string>>,
  values: Values,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, filled(text, values)]),
  );
}
