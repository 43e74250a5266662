import { SaxesParser } from 'saxes';

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
  children: Element[];
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

/** Much more than any envelope needs, and little enough for a small machine. */
const MAX_DEPTH = 64;
const MAX_ELEMENTS = 100_000;
/** In bytes: a file of 50 MB in base64, with room. */
const MAX_BYTES = 200 * 2 ** 20;

const START: Place = { line: 1, column: 1 };

/** True where the file begins with a byte order mark of UTF-8. */
export function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/**
 * Reads XML in UTF-8. A document type is refused, and with it every entity of one's own and every address of another
 * file: nothing is looked up, and nothing grows.
 * @returns a nameless element that holds the root
 * @throws XmlRefused
 */
export function readXml(bytes: Uint8Array): Element {
  const text = decoded(bytes);
  const top: Element = { name: '', uri: '', text: '', children: [], place: START };
  const open = [top];
  let count = 0;
  const parser = new SaxesParser({ xmlns: true, position: true });
  const here = (): Place => ({ line: parser.line, column: parser.column + 1 });
  const refuse = (fault: XmlFault, detail = '') => {
    throw new XmlRefused(fault, here(), detail);
  };
  parser.on('error', ({ message }) =>
    refuse(/undefined entity/i.test(message) ? 'entity' : 'not-well-formed', message),
  );
  parser.on('doctype', () => refuse('doctype'));
  parser.on('xmldecl', ({ encoding = 'UTF-8' }) => {
    if (!/^utf-?8$/i.test(encoding)) refuse('other-encoding', encoding);
  });
  let began = START;
  parser.on('opentagstart', () => (began = here()));
  parser.on('opentag', ({ local, uri }) => {
    if (open.length > MAX_DEPTH) refuse('too-deep');
    if ((count += 1) > MAX_ELEMENTS) refuse('too-many');
    const element: Element = { name: local, uri, text: '', children: [], place: began };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const add = (part: string) => void (open.at(-1)!.text += part);
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  return top;
}

function decoded(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new XmlRefused('empty', START);
  if (bytes.length > MAX_BYTES) throw new XmlRefused('too-large', START);
  const [first, second] = bytes;
  // The marks of UTF-16, and a first character of two bytes without one.
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new XmlRefused('other-encoding', START, 'UTF-16');
  if (first === 0 || second === 0) throw new XmlRefused('other-encoding', START, 'UTF-16');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new XmlRefused('not-utf8', START);
  }
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
