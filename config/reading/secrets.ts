import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Fault } from './faults.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const REFERENCE = /\$\{([^}]*)\}/g;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The secret values a run knows, so that every output can leave them out. */
export class Secrets {
  readonly #values = new Set<string>();
  #pattern: RegExp | null = null;

  /** Remembers a value and the forms it takes in addresses, JSON and HTTP headers. */
  add(value: string): void {
    if (value === '') return;
    const forms = [
      value,
      encodeURIComponent(value),
      new URLSearchParams({ v: value }).toString().slice(2),
      JSON.stringify(value).slice(1, -1),
    ];
    if (value.length >= 6)
      forms.push(Buffer.from(value, 'utf8').toString('base64').replace(/=+$/, ''));
    for (const form of forms) this.#values.add(form);
    this.#pattern = null;
  }

  /** The text with every secret replaced by `***`. A short secret is replaced only where it stands as a whole word. */
  mask(text: string): string {
    if (this.#values.size === 0) return text;
    this.#pattern ??= new RegExp(
      [...this.#values]
        .sort((a, b) => b.length - a.length)
        .map((value) => {
          const quoted = value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
          return value.length >= 8 ? quoted : `(?<![\\p{L}\\p{N}])${quoted}(?![\\p{L}\\p{N}])`;
        })
        .join('|'),
      'gu',
    );
    return text.replace(this.#pattern, '***');
  }

  /** The plain values, for masking inside binary evidence. Never to be printed. */
  values(): string[] {
    return [...this.#values];
  }
}

/** The names a text refers to: `NAME` or `file:path`. */
export function references(text: string): string[] {
  return [...text.matchAll(REFERENCE)].map((match) => match[1] ?? '');
}

/**
 * Replaces `${NAME}` from the environment and `${file:path}` by the file's text without the last line break;
 * a relative path starts at the root.
 * @returns the text, or what is wrong as `found …, expected …`, never with the value of a secret in it
 */
export function resolveSecrets(
  text: string,
  root: string,
  env: Environment,
): { text: string; values: string[] } | { problem: string } {
  const values: string[] = [];
  let problem: string | undefined;
  const resolved = text.replace(REFERENCE, (_match, reference: string) => {
    const found = lookUp(reference, root, env);
    if ('problem' in found) problem ??= found.problem;
    else values.push(found.value);
    return 'value' in found ? found.value : '';
  });
  return problem === undefined ? { text: resolved, values } : { problem };
}

/** Whether a fault is that of a reference which is not set here. */
export function isUnset({ message }: Fault): boolean {
  return /^found no .+, expected (?:it to be set|a secret in it)$/.test(message);
}

function lookUp(
  reference: string,
  root: string,
  env: Environment,
): { value: string } | { problem: string } {
  if (reference.startsWith('file:')) {
    const path = reference.slice('file:'.length);
    try {
      const value = readFileSync(isAbsolute(path) ? path : join(root, path), 'utf8').trimEnd();
      if (value === '') return { problem: `found the file ${path} empty, expected a secret in it` };
      return { value };
    } catch {
      return { problem: `found no file ${path}, expected a secret in it` };
    }
  }
  if (!NAME.test(reference))
    return { problem: `found \${${reference}}, expected \${NAME} or \${file:path}` };
  const value = env[reference];
  if (value === undefined)
    return { problem: `found no ${reference} in the environment, expected it to be set` };
  if (value === '')
    return { problem: `found ${reference} empty in the environment, expected a value` };
  return { value };
}
