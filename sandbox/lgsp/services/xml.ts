import { SaxesParser } from 'saxes';

/** The text is no XML that is read here. */
export class XmlError extends Error {
  override name = 'XmlError';
}

const DEEPEST = 20;
const MOST_ELEMENTS = 2_000;

/**
 * The text of every element by its local name, the first of each.
 * @param lenient takes a document type, as a careless reader does
 * @throws XmlError where it is not well-formed, has a document type, or is too deep or too large
 */
export function textsIn(xml: string, lenient = false): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const open: { name: string; text: string }[] = [];
  let elements = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    if (!lenient) throw new XmlError(error.message);
  });
  parser.on('doctype', () => {
    if (!lenient) throw new XmlError('a document type is not read');
  });
  parser.on('opentag', ({ local }) => {
    if (open.length >= DEEPEST || ++elements > MOST_ELEMENTS) throw new XmlError('too large');
    open.push({ name: local, text: '' });
  });
  const add = (text: string) => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed !== undefined && !texts.has(closed.name)) texts.set(closed.name, closed.text.trim());
  });
  parser.write(xml).close();
  return texts;
}

/** Text as it may stand in an element. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
