import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { checkAll } from '../../cli/check.ts';
import { namesIn } from '../reading/folders.ts';
import { platformsIn } from '../platforms/read.ts';

const ROOT = join(import.meta.dirname, '../..');
const root = mkdtempSync(join(tmpdir(), 'misspelt-'));
cpSync(join(ROOT, 'config'), join(root, 'config'), { recursive: true });
symlinkSync(join(ROOT, 'suites'), join(root, 'suites'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const files = [
  ...['plan', 'roles', 'monitors'].map((name) => `config/${name}.yaml`),
  ...['monitors', 'targets'].flatMap((folder) =>
    namesIn(ROOT, `config/${folder}`).map((name) => `config/${folder}/${name}.yaml`),
  ),
  ...platformsIn(ROOT).flatMap((slug) =>
    ['platform', 'permissions'].map((name) => `config/platforms/${slug}/${name}.yaml`),
  ),
];

/** A key of a file: its path, and where it stands in the text. */
interface Key {
  path: string[];
  name: string;
  from: number;
  to: number;
}

function keysOf(text: string): Key[] {
  const keys: Key[] = [];
  const walk = (node: unknown, path: string[]): void => {
    if (isSeq(node)) node.items.forEach((item, i) => walk(item, [...path, String(i)]));
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      if (!isScalar(key) || !key.range) continue;
      const name = String(key.value);
      keys.push({ path: [...path, name], name, from: key.range[0], to: key.range[1] });
      walk(value, [...path, name]);
    }
  };
  walk(parseDocument(text).contents, []);
  return keys;
}

/** Kinds of keys that were tried in a file of the same kind before: all platforms have the same. */
const tried = new Set<string>();
/** Of names that stand in like places so many are tried; all of them take minutes. */
const OF_EACH = process.env['NGHIEMTHU_LONG_TESTS'] === undefined ? 2 : Infinity;

/** One of the keys that stand in like places, such as the titles of all requirements; names of a map by turns. */
function ofEachKind(file: string, keys: Key[]): Key[] {
  const kind = file.replace(/platforms\/[^/]+|monitors\/.*|targets\/.*/, '*');
  const place = ({ path }: Key) => `${kind} ${path[0]} ${path.length}`;
  const named = new Map(keys.map((key) => [`${place(key)} ${key.name}`, key]));
  const fresh = [...named].filter(([name]) => !tried.has(name));
  const chosen = [...Map.groupBy(fresh, ([, key]) => place(key)).values()].flatMap((all) => {
    const step = Math.max(1, all.length / OF_EACH);
    return all.filter((_one, i) => i === Math.floor(Math.ceil(i / step) * step));
  });
  for (const [name] of chosen) tried.add(name);
  return chosen.map(([, key]) => key).toSorted((one, other) => one.from - other.from);
}

/** A slip of the finger that stays a word: a letter twice, or one left out. */
function slip(name: string, turn: number): string {
  const middle = Math.floor(name.length / 2);
  const after = turn % 2 === 0 && name.length > 3 ? middle + 1 : middle;
  return name.slice(0, middle) + (after > middle ? '' : name.charAt(middle)) + name.slice(after);
}

/**
 * Names that a file gives and nobody else says: another name is another thing, not a slip. Where one is named
 * elsewhere, a slip is found there.
 */
const GIVEN = [
  /^config\/monitors(?:\/[a-z-]+)?\.yaml (?:probes|modules) [^ ]+$/,
  /^config\/plan\.yaml (?:owners|demands) [^ ]+$/,
  /^config\/platforms\/[a-z-]+\/platform\.yaml load [^ ]+(?: scenarios [^ ]+)?$/,
  // Codes that other systems give: another number is another code.
  /^config\/platforms\/[a-z-]+\/platform\.yaml settings [^ ]+ \d+$/,
  // What its rows are named in refuses another name: the settings.
  /^config\/platforms\/[a-z-]+\/platform\.yaml catalogues [^ ]+$/,
  /^config\/roles\.yaml roles [^ ]+$/,
  // Paths of pages: a trial opens each.
  /^config\/platforms\/[a-z-]+\/platform\.yaml settings publicPages [^ ]+$/,
  // Fields and headers of other systems.
  /^config\/monitors(?:\/[a-z-]+)?\.yaml modules [^ ]+ (?:.* )?(?:figures|form|json|fail_if_json_not_equals|headers|http_headers|endpoint_params|proxy_connect_header|properties) [^ ]+$/,
];

/** The text with each key misspelt, and what each is called there. @param keys in the order of the text */
function misspelt(text: string, keys: readonly Key[]): { written: string; others: string[] } {
  const others = keys.map(({ name }, turn) => slip(name, turn));
  let [written, end] = ['', 0];
  for (const [i, { name, from, to }] of keys.entries()) {
    written += text.slice(end, from) + text.slice(from, to).replace(name, others[i]!);
    end = to;
  }
  return { written: written + text.slice(end), others };
}

/** @returns those of the keys, misspelt all at once, of which nothing is told */
async function untold(file: string, text: string, keys: readonly Key[]): Promise<Key[]> {
  const { written, others } = misspelt(text, keys);
  writeFileSync(join(root, file), written);
  const { faults } = await checkAll(root, {});
  writeFileSync(join(root, file), text);
  return keys.filter(({ name, from }, i) => {
    const line = text.slice(0, from).split('\n').length;
    const other = others[i]!;
    return !faults.some((one) => {
      const stands = one.file === file && one.line === line;
      // Of several keys, what is told of one on the same line may list what another should have been.
      if (keys.length > 1) return stands && one.message.startsWith(`found the key "${other}"`);
      // Where it stands, or where what it names is named.
      return stands || [name, other].some((word) => one.message.includes(word));
    });
  });
}

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const keys = ofEachKind(file, keysOf(text));

  test('a misspelt key is refused where it stands, whichever it is', async () => {
    const accepted: Key[] = [];
    // A whole check is long: keys of one depth are tried at once, as none holds another, and what is not told then, alone.
    for (const together of Map.groupBy(keys, ({ path }) => path.length).values())
      for (const alone of await untold(file, text, together))
        accepted.push(...(await untold(file, text, [alone])));
    const paths = accepted.map(({ path }) => `${file} ${path.join(' ')}`);
    expect(paths.filter((one) => !GIVEN.some((sign) => sign.test(one)))).toEqual([]);
    // Of a file whose keys were nearly all tried in another of its kind, the few left may all be its own names, or most.
    if (keys.length >= 6)
      expect(keys.length - accepted.length).toBeGreaterThanOrEqual(keys.length / 3);
  });
});
