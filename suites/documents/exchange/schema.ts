import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlElement,
  XmlLibError,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm';
import type { ErrorDetail } from 'libxml2-wasm';
import type { FindingCode } from './finding.ts';
import type { Findings } from './rules.ts';
import { child } from './xml.ts';
import type { Element } from './xml.ts';

/** The schemas of `schemas/`: QCVN 102 as it was first, as it was amended, and the dialect of `go.vn`. */
export type SchemaName = 'qcvn-102-2016' | 'qcvn-102-2022' | 'edoc';

const FOLDER = join(import.meta.dirname, 'schemas');
const ROOTS: ReadonlySet<string> = new Set(['edXML', 'edXMLEnvelope', 'EdXMLEnvelope']);

const validators = new Map<SchemaName, XsdValidator>();

/** Made once: a schema is read faster than it is made ready. */
function validatorOf(name: SchemaName): XsdValidator {
  const known = validators.get(name);
  if (known !== undefined) return known;
  const files = readdirSync(FOLDER).map(
    (file) => [file, readFileSync(join(FOLDER, file))] as const,
  );
  if (validators.size === 0)
    xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(files)));
  const source = readFileSync(join(FOLDER, `${name}.xsd`));
  const schema = XmlDocument.fromBuffer(source, { url: `${name}.xsd` });
  const made = XsdValidator.fromDoc(schema);
  validators.set(name, made);
  return made;
}

/**
 * Compares an envelope with its schema. How often elements must be there is assumed in our schemas, so what differs is
 * strange, never wrong; what was found at an element before is not said twice.
 */
export function checkSchema(
  findings: Findings,
  root: Element,
  bytes: Uint8Array,
  name: SchemaName,
): void {
  const known = new Set(
    findings.all.map(({ place, element }) => keyOf(place.line, lastOf(element))),
  );
  for (const detail of differencesIn(bytes, name)) {
    const difference = read(detail);
    const at = find(root, detail.line, difference.element);
    if (known.has(keyOf(detail.line, difference.element))) continue;
    findings.all.push({
      ...difference,
      place: at?.place ?? { line: Math.max(1, detail.line), column: 1 },
    });
  }
}

const keyOf = (line: number, element: string) => `${line} ${element}`;
const lastOf = (path: string) => path.split('/').at(-1) ?? '';

function differencesIn(bytes: Uint8Array, name: SchemaName): ErrorDetail[] {
  const validator = validatorOf(name);
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromBuffer(bytes, {
      option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_HUGE,
    });
    // What a sender wraps around it is no part of the envelope.
    validator.validate(envelopeIn(document.root) ?? document.root);
    return [];
  } catch (error) {
    // This parser takes less than the one before it: that, too, is a difference.
    if (error instanceof XmlLibError) return error.details;
    throw error;
  } finally {
    document?.dispose();
  }
}

function envelopeIn(element: XmlElement): XmlElement | undefined {
  if (ROOTS.has(element.name)) return element;
  for (let one = element.firstChild; one !== null; one = one.next)
    if (one instanceof XmlElement) {
      const found = envelopeIn(one);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** The element of that name that begins on a line, or stands around it. */
function find(from: Element, line: number, name: string): Element | undefined {
  for (const one of from.children) {
    if (one.name === name && one.place.line === line) return one;
    const found = find(one, line, name);
    if (found !== undefined) return found;
  }
  return child(from, name);
}

/** A sentence of libxml2 → what it is about. Names stand in it as `{namespace}Name`. */
const SENTENCES: readonly [RegExp, FindingCode][] = [
  [/This element is not expected(?:\. Expected is .*?\( (?<expected>.*) \))?/, 'schema-unexpected'],
  [/Missing child element\(s\)(?:\. Expected is .*?\( (?<expected>.*) \))?/, 'schema-missing'],
  [
    /has a length of '\d+'; this exceeds the allowed maximum length of '(?<expected>\d+)'/,
    'schema-long',
  ],
  [
    /The value '(?<found>.*)' is not (?:accepted by the pattern|an element of the set)/,
    'schema-value',
  ],
  [/'(?<found>.*)' is not a valid value of/, 'schema-value'],
];

function read({ message }: ErrorDetail) {
  const plain = message.replace(/\{[^}]*\}/g, '').trim();
  const element = /^Element '([^']*)'/.exec(plain)?.[1] ?? '';
  for (const [form, code] of SENTENCES) {
    const { found, expected } = form.exec(plain)?.groups ?? {};
    if (!form.test(plain)) continue;
    return { code, element, ...(found !== undefined && { found }), ...(expected && { expected }) };
  }
  return { code: 'schema-other' as const, element, found: plain };
}
