import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import type { Document, Pair, Scalar, YAMLError, YAMLMap } from 'yaml';
import type { Fault } from './faults.ts';

/** Larger than any honest configuration file: refused before it is parsed. */
export const MAX_BYTES = 1_000_000;
/** Deeper than any honest configuration file. */
const MAX_DEPTH = 40;
const TOO_DEEP = `found more than ${MAX_DEPTH} levels, expected fewer`;

export type Path = readonly PropertyKey[];

/** Where something stands. `file` is relative to the root; line and column count from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** A configuration file as data, that still knows where each value stands. */
export interface Source {
  file: string;
  value: unknown;
  /** Where the value at `path` starts; where it is missing, the nearest parent. */
  at(path: Path): Place;
  /** Where the key at the end of `path` starts. */
  atKey(path: Path): Place;
  /** A value as it is written without quotes, like `0310` or `1.10`; undefined for all else. */
  textAt(path: Path): string | undefined;
}

export interface Reader {
  /** Takes anchors, aliases and merge keys, as files of other programs have them. */
  aliases?: boolean;
}

/**
 * Reads text as UTF-8. A byte order mark is dropped.
 * Returns null and adds a fault where the file is absent, too large or not UTF-8.
 */
export function readText(root: string, file: string, faults: Fault[]): string | null {
  const fail = (message: string, line = 1, column = 1): null => {
    faults.push({ file, line, column, message });
    return null;
  };
  let bytes: Buffer;
  try {
    const { size } = statSync(join(root, file));
    if (size > MAX_BYTES) return fail(`found ${size} bytes, expected at most ${MAX_BYTES}`);
    bytes = readFileSync(join(root, file));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return fail(code === 'ENOENT' ? 'found no such file, expected one' : `cannot be read: ${code}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const good = new TextDecoder('utf-8').decode(bytes).split('\uFFFD')[0] ?? '';
    const lines = good.split('\n');
    return fail(
      'found bytes that are not UTF-8, expected the file saved as UTF-8',
      lines.length,
      (lines.at(-1) ?? '').length + 1,
    );
  }
}

/** A document as it was read, and what is wrong with it. */
interface Reading {
  text: string;
  aliases: boolean;
  faults: Omit<Fault, 'file'>[];
  /** Null where it cannot be used. */
  document: Document.Parsed | null;
  place(offset: number): { line: number; column: number };
}

/** The last reading of each file while somebody still holds it: a command reads the same files for many questions. */
const readings = new Map<string, WeakRef<Reading>>();

/** Times that aliases may stand for what holds aliases again: above it a small file grows without end. */
const MAX_ALIASES = 100;

/**
 * Reads one YAML 1.2 document; null and faults where it cannot be used. Anchors are refused unless they are asked for,
 * so no alias can grow.
 */
export function readYaml(
  root: string,
  file: string,
  faults: Fault[],
  { aliases = false }: Reader = {},
): Source | null {
  const text = readText(root, file, faults);
  if (text === null) return null;
  const known = readings.get(join(root, file))?.deref();
  const reading =
    known?.text === text && known.aliases === aliases ? known : readDocument(text, aliases);
  readings.set(join(root, file), new WeakRef(reading));
  faults.push(...reading.faults.map((fault) => ({ file, ...fault })));
  const { document, place } = reading;
  if (document === null) return null;
  const value = plainValue(document, aliases);
  if (value === GROWS) {
    const message = 'found aliases of aliases without end, expected fewer';
    faults.push({ file, line: 1, column: 1, message });
    return null;
  }
  return {
    file,
    value,
    at: (path) => ({ file, ...place(nodeAt(document, path)) }),
    atKey: (path) => ({ file, ...place(keyAt(document, path)) }),
    textAt: (path) => {
      const node = nodeOf(document, path);
      return isScalar(node) && node.type === 'PLAIN' ? (node.source ?? '') : undefined;
    },
  };
}

const GROWS = Symbol('grows');

function plainValue(document: Document, aliases: boolean): unknown {
  try {
    return document.toJS({ maxAliasCount: aliases ? MAX_ALIASES : 0 });
  } catch (error) {
    if (error instanceof ReferenceError) return GROWS;
    throw error;
  }
}

function readDocument(text: string, aliases: boolean): Reading {
  const lines = new LineCounter();
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const unusable = (...found: Reading['faults']): Reading => ({
    ...{ text, aliases, place, document: null, faults: found },
  });
  const deep = tooDeep(text);
  if (deep !== null) return unusable({ ...deep, message: TOO_DEEP });
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      ...{ lineCounter: lines, prettyErrors: false, schema: 'core', merge: aliases },
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return unusable({ line: 1, column: 1, message: TOO_DEEP });
  }
  const wrong = syntaxFaults(document, text, aliases).map(({ at, message }) => ({
    ...place(at),
    message,
  }));
  if (wrong.length > 0) return unusable(...wrong);
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null))
    return unusable({ line: 1, column: 1, message: 'found an empty file, expected a mapping' });
  return { text, aliases, place, document, faults: [] };
}

interface SyntaxFault {
  at: number;
  message: string;
}

/** What the parser and our own rules refuse. After broken YAML the rest is only its consequence. */
function syntaxFaults(document: Document.Parsed, text: string, aliases: boolean): SyntaxFault[] {
  const told = [...document.errors, ...document.warnings].map((error) => ({
    at: error.pos[0],
    ...syntaxMessage(error, text),
  }));
  const broken = told.find(({ breaks }) => breaks);
  if (broken !== undefined) return [broken];
  if (aliases) return told;
  const anchors: SyntaxFault[] = [];
  const written = 'expected every value written out where it is used';
  visit(document, {
    Node: (_key, node) => {
      if ('anchor' in node && typeof node.anchor === 'string')
        anchors.push({
          at: node.range?.[0] ?? 0,
          message: `found an anchor &${node.anchor}, ${written}`,
        });
    },
    Pair: (_key, pair) => {
      if (isScalar(pair.key) && pair.key.value === '<<')
        anchors.push({ at: pair.key.range?.[0] ?? 0, message: `found a merge key <<, ${written}` });
    },
  });
  return [...told, ...anchors];
}

function syntaxMessage(error: YAMLError, text: string): { message: string; breaks: boolean } {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return { message: 'found a tab, expected spaces as indentation', breaks: true };
    case 'DUPLICATE_KEY': {
      const key = /^[^:\n]*/.exec(text.slice(error.pos[0]))?.[0] ?? '';
      return { message: `found the key ${key} again, expected it once`, breaks: false };
    }
    case 'MULTIPLE_DOCS':
      return { message: 'found a second document, expected one document in a file', breaks: true };
    case 'MISSING_CHAR':
      return { message: 'found a quote or bracket left open, expected its end', breaks: true };
    case 'TAG_RESOLVE_FAILED':
      return {
        message: 'found a tag, expected plain text, numbers, lists and mappings',
        breaks: false,
      };
    default: {
      if (error.message.includes('call stack')) return { message: TOO_DEEP, breaks: true };
      const told = (error.message.split('\n')[0] ?? '').replace(/[.:]$/, '');
      return { message: `found broken YAML: ${told}`, breaks: true };
    }
  }
}

/** Flow brackets nest at no cost of indentation, so a small file could exhaust the stack of the parser. */
function tooDeep(text: string): { line: number; column: number } | null {
  let line = 0;
  for (const row of text.split('\n')) {
    line++;
    let depth = 0;
    for (let i = 0; i < row.length; i++) {
      if (row[i] === '[' || row[i] === '{') depth++;
      else if (row[i] === ']' || row[i] === '}') depth--;
      else if (row.startsWith('- ', i) && row.slice(0, i).trim().replaceAll('- ', '') === '')
        depth++;
      if (depth > MAX_DEPTH) return { line, column: i + 1 };
    }
    if (row.length - row.trimStart().length > 8 * MAX_DEPTH) return { line, column: 1 };
  }
  return null;
}

/** The node at a path, also where aliases and merge keys lead there. */
function nodeOf(document: Document, path: Path): unknown {
  let node: unknown = document.contents;
  for (const key of path) {
    node = isAlias(node) ? node.resolve(document) : node;
    if (isSeq(node)) node = node.items[Number(key)];
    else if (isMap(node)) node = pairOf(document, node, String(key))?.value;
    else return undefined;
  }
  return isAlias(node) ? node.resolve(document) : node;
}

/** The pair of a key: a mapping's own before those it merges. */
function pairOf(document: Document, map: YAMLMap, key: string): Pair | undefined {
  const own = map.items.find((item) => isScalar(item.key) && keyText(item.key) === key);
  if (own !== undefined) return own;
  const resolved = (one: unknown) => (isAlias(one) ? one.resolve(document) : one);
  const merged = resolved(
    map.items.find((item) => isScalar(item.key) && item.key.source === '<<')?.value,
  );
  for (const one of isSeq(merged) ? merged.items.map(resolved) : [merged]) {
    const found = isMap(one) ? pairOf(document, one, key) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** As it is called in the data: `<<` is a symbol where it merges. */
function keyText({ value }: Scalar): string {
  return typeof value === 'symbol' ? '' : String(value ?? '');
}

function nodeAt(document: Document, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node = nodeOf(document, path.slice(0, length));
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyAt(document: Document, path: Path): number {
  const parent = nodeOf(document, path.slice(0, -1));
  const last = String(path.at(-1));
  if (isMap(parent)) {
    const pair = pairOf(document, parent, last);
    if (isPair(pair) && isNode(pair.key) && pair.key.range) return pair.key.range[0];
  }
  if (isSeq(parent)) return nodeAt(document, path);
  return nodeAt(document, path.slice(0, -1));
}
