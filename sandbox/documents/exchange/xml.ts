import { randomUUID } from 'node:crypto';
import { SaxesParser } from 'saxes';

export interface Element {
  /** Without a prefix. */
  name: string;
  uri: string;
  text: string;
  children: Element[];
}

/** The text is no XML that is read here. */
export class XmlError extends Error {
  override name = 'XmlError';
}

const MAX_DEPTH = 40;

/** Letters of a text that are read one by one all the same. */
const LARGE = 65_536;

/** Files in base64 are taken out of a text before it is parsed letter by letter, and put back after. */
class TakenOut {
  readonly #key = randomUUID();
  readonly #files: string[] = [];

  takeOut(text: string): string {
    const short = (part: string) => {
      const at = part.indexOf('>') + 1;
      const isFile = part.length > LARGE && !/[^A-Za-z0-9+/=\r\n]/.test(part.slice(at));
      if (!isFile) return part;
      return `${part.slice(0, at)}${this.#key}:${this.#files.push(part.slice(at)) - 1};`;
    };
    return text.split('<').map(short).join('<');
  }

  putBack(text: string): string {
    if (this.#files.length === 0) return text;
    const places = new RegExp(`${this.#key}:(\\d+);`, 'g');
    return text.replace(places, (_, n) => this.#files[Number(n)] ?? '');
  }
}

/** Reads UTF-8 without a document type: nothing in it is looked up or put in from elsewhere. @throws XmlError */
export function readXml(bytes: Uint8Array): Element {
  const top: Element = { name: '', uri: '', text: '', children: [] };
  const open = [top];
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', (error) => {
    throw new XmlError(error.message);
  });
  parser.on('xmldecl', ({ encoding = 'UTF-8' }) => {
    if (!/^utf-?8$/i.test(encoding)) throw new XmlError(`encoding ${encoding}`);
  });
  parser.on('doctype', () => {
    throw new XmlError('a document type is not read');
  });
  parser.on('opentag', ({ local, uri }) => {
    if (open.length > MAX_DEPTH) throw new XmlError('too deep');
    const element = { name: local, uri, text: '', children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const files = new TakenOut();
  const add = (text: string) => (open.at(-1)!.text += files.putBack(text));
  parser.on('text', add);
  parser.on('cdata', add);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    parser.write(files.takeOut(text)).close();
  } catch (error) {
    throw error instanceof XmlError ? error : new XmlError('not UTF-8');
  }
  return top;
}

/** The first element below, at any depth, that has one of these names. */
export function find(from: Element | undefined, ...names: string[]): Element | undefined {
  for (const child of from?.children ?? []) {
    if (names.includes(child.name)) return child;
    const deeper = find(child, ...names);
    if (deeper) return deeper;
  }
  return undefined;
}

/** The children that have one of these names. */
export function all(from: Element | undefined, ...names: string[]): Element[] {
  return (from?.children ?? []).filter(({ name }) => names.includes(name));
}

/** The text of the first child that has one of these names; empty where there is none. */
export function textIn(from: Element | undefined, ...names: string[]): string {
  return all(from, ...names)[0]?.text.trim() ?? '';
}

/** Text as it may stand in an element. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
