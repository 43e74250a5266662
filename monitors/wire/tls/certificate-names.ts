import type { X509Certificate } from 'node:crypto';
import { elements, objectId, textOf } from './der.ts';
import type { Element } from './der.ts';

/** What a certificate says of whom it is for and whose it is, in the words of Go's `String()`. */
export interface Names {
  subject: string;
  issuer: string;
  /** Its names of the kind DNS, with commas between them. */
  dnsNames: string;
}

const SUBJECT_ALTERNATIVE = '2.5.29.17';
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
const DNS_NAME = 0x82;
const OCTETS = 0x04;

/** Read from its bytes: what Node writes of them has lost kinds, order and borders. Node's words where they are odd. */
export function namesOf(certificate: X509Certificate): Names {
  try {
    return namesIn(certificate.raw);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const [subject = '', issuer = ''] = [certificate.subject, certificate.issuer].map((name) =>
      name.replaceAll('\n', ','),
    );
    return { subject, issuer, dnsNames: '' };
  }
}

function namesIn(bytes: Buffer): Names {
  const [certificate] = elements(bytes);
  const [signed] = inside(certificate);
  const parts = inside(signed);
  if (parts[0]?.tag === VERSION) parts.shift();
  const [, , issuer, , subject] = parts;
  const [extensions] = inside(parts.find(({ tag }) => tag === EXTENSIONS));
  return {
    subject: distinguishedName(subject),
    issuer: distinguishedName(issuer),
    dnsNames: dnsNames(inside(extensions)),
  };
}

function inside(element: Element | undefined): Element[] {
  return element === undefined ? [] : elements(element.value);
}

/** Known parts in a fixed order, the serial number first, as Go writes them; of these two only the last one counts. */
const KNOWN: readonly (readonly [id: string, name: string, one: boolean])[] = [
  ['2.5.4.5', 'SERIALNUMBER', true],
  ['2.5.4.3', 'CN', true],
  ['2.5.4.11', 'OU', false],
  ['2.5.4.10', 'O', false],
  ['2.5.4.17', 'POSTALCODE', false],
  ['2.5.4.9', 'STREET', false],
  ['2.5.4.7', 'L', false],
  ['2.5.4.8', 'ST', false],
  ['2.5.4.6', 'C', false],
];

function distinguishedName(name: Element | undefined): string {
  const parts = inside(name)
    .flatMap((set) => inside(set))
    .flatMap((pair) => {
      const [id, value] = inside(pair);
      return id === undefined || value === undefined ? [] : [{ id: objectId(id.value), value }];
    });
  const known = KNOWN.map(([id, title, one]) => {
    const values = parts.filter((part) => part.id === id).map(({ value }) => textOf(value));
    return values
      .slice(one ? -1 : 0)
      .filter((text) => !one || text !== '')
      .map((text) => `${title}=${escaped(text)}`)
      .join('+');
  });
  const titled = new Set(KNOWN.map(([id]) => id));
  const odd = parts.filter(({ id }) => !titled.has(id)).map(({ id, value }) => coded(id, value));
  return [...known.filter((text) => text !== ''), ...odd.reverse()].join(',');
}

/** Parts that Go has no name for, as numbers and DER. */
function coded(id: string, value: Element): string {
  const bytes = Buffer.from(textOf(value), 'utf8');
  const printable = /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(bytes.toString('latin1'));
  const { length } = bytes;
  const long = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  const head = [printable ? 0x13 : 0x0c, ...(length < 128 ? [length] : long)];
  return `${id}=#${Buffer.from(head).toString('hex')}${bytes.toString('hex')}`;
}

function escaped(value: string): string {
  return value.replace(/[,+"\\<>;]|^[# ]| $/g, (letter) => `\\${letter}`);
}

function dnsNames(extensions: readonly Element[]): string {
  for (const extension of extensions) {
    const parts = inside(extension);
    if (parts[0] === undefined || objectId(parts[0].value) !== SUBJECT_ALTERNATIVE) continue;
    const [sequence] = inside(parts.find(({ tag }) => tag === OCTETS));
    const names = inside(sequence).filter(({ tag }) => tag === DNS_NAME);
    return names.map(({ value }) => value.toString('utf8')).join(',');
  }
  return '';
}
