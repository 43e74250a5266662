import type { LongText } from './long-text.ts';

/** Where something stands in a file: both from 1. */
export interface Place {
  line: number;
  column: number;
}

export interface Element {
  /** Without a prefix. */
  name: string;
  uri: string;
  text: string;
  /** What its text lacks in the middle, where it is long base64. */
  long?: LongText;
  children: Element[];
  /** Without prefixes and declarations of them. */
  attributes: Readonly<Record<string, string>>;
  /** Where the first comment among its texts and children is. */
  comment?: Place;
  place: Place;
}

/** Why bytes are no XML that may be read. */
export type XmlFault =
  | 'empty'
  | 'too-large'
  | 'not-utf8'
  | 'other-encoding'
  | 'doctype'
  | 'entity'
  | 'too-deep'
  | 'too-many'
  | 'not-well-formed';

/** The bytes are not read: nothing of them is trusted. */
export class XmlRefused extends Error {
  override readonly name = 'XmlRefused';
  readonly fault: XmlFault;
  readonly place: Place;

  /** @param detail what the parser says, in English */
  constructor(fault: XmlFault, place: Place, detail = '') {
    super(detail || fault);
    this.fault = fault;
    this.place = place;
  }
}

export const START: Place = { line: 1, column: 1 };

/** True where the file begins with a byte order mark of UTF-8. */
export function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The children that have one of these names. */
export function all(from: Element | undefined, ...names: string[]): Element[] {
  return (from?.children ?? []).filter(({ name }) => names.includes(name));
}

/** The first child that has one of these names. */
export function child(from: Element | undefined, ...names: string[]): Element | undefined {
  return all(from, ...names)[0];
}

/** The first element below, at any depth, that has one of these names. */
export function find(from: Element | undefined, ...names: string[]): Element | undefined {
  const waiting = [...(from?.children ?? [])];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (names.includes(next.name)) return next;
    waiting.unshift(...next.children);
  }
  return undefined;
}

/** Its text without the space around it; empty where there is no element. */
export function textOf(element: Element | undefined): string {
  return element?.text.trim() ?? '';
}
