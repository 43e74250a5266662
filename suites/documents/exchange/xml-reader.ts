import { SaxesParser } from 'saxes';
import type { SaxesAttributeNS } from 'saxes';
import { LongTexts } from './long-text.ts';
import { START, XmlRefused } from './xml.ts';
import type { Element, Place, XmlFault } from './xml.ts';

/** Much more than any envelope needs, and little enough for a small machine. */
const MAX_DEPTH = 64;
const MAX_ELEMENTS = 100_000;
/** In bytes: a file of 50 MB in base64, with room. */
const MAX_BYTES = 200 * 2 ** 20;

/**
 * Reads XML in UTF-8 as it comes. A document type is refused, and with it every entity of one's own and every address of
 * another file: nothing is looked up, and nothing grows. Of long base64 the beginning alone is kept.
 */
export class XmlReader {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #top: Element = { ...EMPTY, children: [], name: '', uri: '', place: START };
  readonly #open = [this.#top];
  readonly #texts: LongTexts;
  readonly #skipped = new Skipped();
  #size = 0;
  #count = 0;
  /** The first byte, until there is a second to tell the encoding by; null after that. */
  #first: Buffer | null = Buffer.alloc(0);

  constructor() {
    this.#texts = new LongTexts({
      read: (text) => void this.#parser.write(text),
      skip: (text) => this.#skipped.add(text, this.#parser.line, this.#parser.column),
      skipped: (long) => (this.#open.at(-1)!.long = long),
    });
    this.#listen();
  }

  /** @throws XmlRefused */
  write(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#size > MAX_BYTES) throw new XmlRefused('too-large', START);
    if (this.#first === null) return this.#texts.write(this.#decoded(bytes));
    this.#first = Buffer.concat([this.#first, bytes]);
    if (this.#first.length >= 2) this.#begin(this.#first);
  }

  /**
   * @returns a nameless element that holds the root
   * @throws XmlRefused
   */
  end(): Element {
    if (this.#size === 0) throw new XmlRefused('empty', START);
    if (this.#first !== null) this.#begin(this.#first);
    this.#decoded(undefined);
    this.#texts.end();
    this.#parser.close();
    return this.#top;
  }

  #begin(first: Buffer): void {
    this.#first = null;
    refuseUtf16(first);
    this.#texts.write(this.#decoded(first));
  }

  #decoded(bytes: Uint8Array | undefined): string {
    try {
      return this.#decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new XmlRefused('not-utf8', START);
    }
  }

  #here(): Place {
    return this.#skipped.place(this.#parser.line, this.#parser.column + 1);
  }

  #refuse(fault: XmlFault, detail = ''): never {
    throw new XmlRefused(fault, this.#here(), detail);
  }

  #listen(): void {
    const [parser, open] = [this.#parser, this.#open];
    parser.on('error', ({ message }) =>
      this.#refuse(/undefined entity/i.test(message) ? 'entity' : 'not-well-formed', message),
    );
    parser.on('doctype', () => this.#refuse('doctype'));
    parser.on('xmldecl', ({ encoding = 'UTF-8' }) => {
      if (!/^utf-?8$/i.test(encoding)) this.#refuse('other-encoding', encoding);
    });
    let began = START;
    parser.on('opentagstart', () => (began = this.#here()));
    parser.on('opentag', ({ local, uri, attributes }) => {
      if (open.length > MAX_DEPTH) this.#refuse('too-deep');
      if ((this.#count += 1) > MAX_ELEMENTS) this.#refuse('too-many');
      const element: Element = {
        ...{ ...EMPTY, children: [], name: local, uri, place: began },
        attributes: attributesOf(attributes),
      };
      open.at(-1)!.children.push(element);
      open.push(element);
    });
    parser.on('closetag', () => void open.pop());
    parser.on('comment', () => (open.at(-1)!.comment ??= this.#here()));
    const add = (part: string) => void (open.at(-1)!.text += part);
    parser.on('text', add);
    parser.on('cdata', add);
  }
}

const EMPTY = { text: '', attributes: {} };

/** The marks of UTF-16, and a first character of two bytes without one. @throws XmlRefused */
function refuseUtf16([first, second]: Uint8Array): void {
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isMarked || first === 0 || second === 0)
    throw new XmlRefused('other-encoding', START, 'UTF-16');
}

function attributesOf(all: Readonly<Record<string, SaxesAttributeNS>>): Record<string, string> {
  const own = Object.values(all).filter(({ prefix, name }) => ![prefix, name].includes('xmlns'));
  return Object.fromEntries(own.map(({ local, value }) => [local, value]));
}

/** Where something stands in the file, whose parser saw less of it. */
class Skipped {
  #lines = 0;
  #columns = 0;
  /** The line, as the parser counts, on which columns were left out. */
  #line = 0;

  add(text: string, line: number, column: number): void {
    const lines = text.split('\n');
    const isOther = lines.length > 1 || line !== this.#line;
    this.#lines += lines.length - 1;
    const before = isOther ? 0 : this.#columns;
    // After a line break the columns that the parser still counts on this line are not there.
    this.#columns = lines.length > 1 ? lines.at(-1)!.length - column : before + text.length;
    this.#line = line;
  }

  place(line: number, column: number): Place {
    return {
      line: line + this.#lines,
      column: Math.max(1, column + (line === this.#line ? this.#columns : 0)),
    };
  }
}
