import { checkAttachments, checkManifest } from './attachments.ts';
import type { Dialect } from './envelope.ts';
import { gatewayCodeOf, verdictOf } from './finding.ts';
import type { Finding, Verdict } from './finding.ts';
import { checkDay, checkOrganId, checkText, demanded, Findings, LENGTHS } from './rules.ts';
import { checkSchema } from './schema.ts';
import type { SchemaName } from './schema.ts';
import { checkSignature } from './signature.ts';
import { XmlReader } from './xml-reader.ts';
import { all, child, find, hasMark, textOf, XmlRefused } from './xml.ts';
import type { Element } from './xml.ts';

const QCVN = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';
const EDOC = 'http://www.go.vn/eDoc';
const ROOTS = new Set(['edXML', 'edXMLEnvelope', 'EdXMLEnvelope']);
const STATUSES = new Set(['01', '02', '03', '04', '05', '06', '13', '15', '16']);

/** What an envelope carries: a document, or the state of one. */
export type Content = 'document' | 'status';

export interface Checked {
  verdict: Verdict;
  /** What a correct gateway answers. */
  gateway: '0' | '10' | '22';
  dialect: Dialect | null;
  content: Content | null;
  /** Whom the certificate of a signature that holds names; null where there is none. */
  signedBy: string | null;
  findings: Finding[];
}

/** What a receiver asks for beside what every envelope must have. */
export interface Demands {
  mustBeSigned?: boolean;
  /** Which QCVN 102 an envelope in its dialect is compared with. */
  qcvn?: '2016' | '2022';
}

/** A signature and a schema need an envelope as a whole, and several times over in memory. In bytes. */
const MOST_HELD = 4 * 2 ** 20;
/** In bytes. */
const PIECE = 64 * 1024;

type Kinds = Readonly<Record<string, string>>;

/**
 * Judges an envelope as it came. Whatever the bytes are, there is a verdict.
 * @param kinds the kinds of documents: code → name
 */
export function checkEnvelope(bytes: Uint8Array, kinds: Kinds, demands: Demands = {}): Checked {
  const check = new EnvelopeCheck(() => kinds, demands);
  for (let at = 0; at < bytes.length; at += PIECE) check.write(bytes.subarray(at, at + PIECE));
  return check.end();
}

/**
 * The same of an envelope that comes piece by piece, of which no more is held than needed.
 * @param kinds asked for when all of it was read: a configuration is large, too
 */
export async function checkPieces(
  pieces: AsyncIterable<Uint8Array>,
  kinds: () => Kinds,
  demands: Demands = {},
): Promise<Checked> {
  const check = new EnvelopeCheck(kinds, demands);
  for await (const piece of pieces) check.write(piece);
  return check.end();
}

class EnvelopeCheck {
  readonly #kinds: () => Kinds;
  readonly #demands: Demands;
  readonly #findings = new Findings();
  readonly #reader = new XmlReader();
  /** The whole of it; null where it is too large. */
  #held: Uint8Array[] | null = [];
  #size = 0;
  #isRefused = false;

  constructor(kinds: () => Kinds, demands: Demands) {
    this.#kinds = kinds;
    this.#demands = demands;
  }

  write(piece: Uint8Array): void {
    this.#size += piece.length;
    if (this.#size > MOST_HELD) this.#held = null;
    // The reader may use the same memory for its next piece.
    this.#held?.push(Uint8Array.from(piece));
    this.#tried(() => this.#reader.write(piece));
  }

  end(): Checked {
    const root = this.#tried(() => this.#reader.end());
    const what = root ? this.#judged(root) : { dialect: null, content: null, signedBy: null };
    const findings = this.#findings.all.toSorted(
      (a, b) => a.place.line - b.place.line || a.place.column - b.place.column,
    );
    return { verdict: verdictOf(findings), gateway: gatewayCodeOf(findings), ...what, findings };
  }

  #judged(root: Element): Pick<Checked, 'dialect' | 'content' | 'signedBy'> {
    const { mustBeSigned = false, qcvn = '2022' } = this.#demands;
    const findings = this.#findings;
    const bytes = this.#held && Buffer.concat(this.#held);
    if (bytes && hasMark(bytes)) findings.tell('byte-order-mark', root, '');
    const { dialect, content } = checkRoot(findings, root, this.#kinds());
    const isDemanded = mustBeSigned && content === 'document';
    const signedBy = checkSignature(findings, root, bytes, isDemanded);
    const schema = schemaOf(dialect, qcvn);
    // What must be refused is told in words of its own, not once more in those of a schema.
    if (schema !== null && bytes !== null && verdictOf(findings.all) !== 'invalid')
      checkSchema(findings, root, bytes, schema);
    return { dialect, content, signedBy };
  }

  /** The first refusal says all: nothing after it is read. */
  #tried<T>(read: () => T): T | undefined {
    if (this.#isRefused) return undefined;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof XmlRefused)) throw error;
      const { fault: code, place, message } = error;
      this.#findings.all.push({ code, place, element: '', found: message });
      this.#isRefused = true;
      return undefined;
    }
  }
}

/** The third spelling has no schema: it is known only as it is met. */
function schemaOf(dialect: Dialect | null, qcvn: '2016' | '2022'): SchemaName | null {
  if (dialect === 'edoc') return 'edoc';
  return dialect === 'qcvn' ? `qcvn-102-${qcvn}` : null;
}

function checkRoot(
  findings: Findings,
  root: Element,
  kinds: Readonly<Record<string, string>>,
): Pick<Checked, 'dialect' | 'content'> {
  const envelope = find(root, 'edXMLEnvelope', 'EdXMLEnvelope');
  const status = find(envelope, 'Status');
  const header = find(envelope, 'MessageHeader');
  if (envelope === undefined || (header === undefined && status === undefined)) {
    findings.tell('not-envelope', root.children[0] ?? root, '', {
      found: root.children[0]?.name ?? '',
    });
    return { dialect: null, content: null };
  }
  const { uri } = envelope;
  if (uri !== QCVN && uri !== EDOC) {
    findings.tell('namespace-unknown', envelope, envelope.name, { found: uri });
    return { dialect: null, content: null };
  }
  const outer = root.children[0];
  if (outer !== undefined && !ROOTS.has(outer.name))
    findings.tell('wrapped', outer, outer.name, { found: outer.name });
  if (header === undefined) {
    checkStatus(findings, status!);
    return { dialect: 'qcvn', content: 'status' };
  }
  const dialect = uri === EDOC ? 'edoc' : spelling(findings, envelope);
  if (dialect === 'edoc') findings.tell('dialect-edoc', envelope, envelope.name);
  checkHeader(findings, header, dialect, kinds);
  checkBusiness(findings, envelope);
  if (dialect === 'edoc') checkManifest(findings, envelope);
  else checkAttachments(findings, root, envelope);
  return { dialect, content: 'document' };
}

/** The spelling with one s in `Business`, and names of its own for the agency in charge. */
function spelling(findings: Findings, envelope: Element): Dialect {
  const own = find(envelope, 'Business', 'OrganInCharge');
  if (own === undefined) return 'qcvn';
  findings.tell('spelling-third', own, own.name);
  return 'third';
}

function checkHeader(
  findings: Findings,
  header: Element,
  dialect: Dialect,
  kinds: Readonly<Record<string, string>>,
): void {
  const from = child(header, 'From');
  const to = all(header, 'To');
  if (from === undefined) findings.tell('element-missing', header, 'From');
  if (to.length === 0) findings.tell('element-missing', header, 'To');
  for (const party of [from, ...to])
    if (party !== undefined) {
      const id = child(party, 'OrganId');
      demanded(findings, party, id, `${party.name}/OrganId`);
      demanded(findings, party, child(party, 'OrganName'), `${party.name}/OrganName`);
      if (id !== undefined) checkOrganId(findings, id, `${party.name}/OrganId`);
    }
  const code = child(header, 'Code');
  const number = demanded(findings, code ?? header, child(code, 'CodeNumber'), 'Code/CodeNumber');
  const notation = demanded(
    findings,
    code ?? header,
    child(code, 'CodeNotation'),
    'Code/CodeNotation',
  );
  if (number !== '' && !/^\d+[a-z]?$/.test(number))
    findings.tell('number-form', child(code, 'CodeNumber')!, 'Code/CodeNumber', { found: number });
  const issued = child(child(header, 'PromulgationInfo'), 'PromulgationDate');
  demanded(findings, header, issued, 'PromulgationInfo/PromulgationDate');
  const day =
    issued === undefined || textOf(issued) === ''
      ? ''
      : checkDay(findings, issued, 'PromulgationInfo/PromulgationDate');
  const due = child(header, 'DueDate');
  if (textOf(due) !== '') checkDay(findings, due!, 'DueDate');
  demanded(findings, header, child(header, 'Subject'), 'Subject');
  const signer = child(header, 'SignerInfo');
  demanded(
    findings,
    signer ?? header,
    child(signer, dialect === 'edoc' ? 'Signer' : 'FullName'),
    'SignerInfo/FullName',
  );
  checkKind(findings, header, dialect, kinds);
  const priority = child(child(header, 'OtherInfo'), 'Priority');
  if (textOf(priority) !== '' && !/^[0-4]$/.test(textOf(priority)))
    findings.tell('priority-unknown', priority!, 'OtherInfo/Priority', { found: textOf(priority) });
  checkIdentity(findings, header, [
    textOf(child(from, 'OrganId')),
    day.replaceAll('-', '/'),
    number,
    notation,
  ]);
  for (const one of within(header, ''))
    if (one.path in CHECKED || one.at.name in LENGTHS) checkText(findings, one.at, one.path);
}

/** Texts that people read, beside those whose length is prescribed. */
const CHECKED: Readonly<Record<string, true>> = { Content: true, 'SignerInfo/Signer': true };

/** All elements below, with their paths. */
function within(from: Element, path: string): { at: Element; path: string }[] {
  return from.children.flatMap((at) => {
    const own = path === '' ? at.name : `${path}/${at.name}`;
    return [{ at, path: own }, ...within(at, own)];
  });
}

function checkKind(
  findings: Findings,
  header: Element,
  dialect: Dialect,
  kinds: Readonly<Record<string, string>>,
): void {
  const type = child(header, 'DocumentType');
  if (dialect === 'edoc') return void demanded(findings, header, type, 'DocumentType');
  const at = child(type, 'Type');
  const code = demanded(findings, type ?? header, at, 'DocumentType/Type');
  if (code === '') return;
  const name = kinds[code];
  const said = textOf(child(type, 'TypeName'));
  if (name === undefined) findings.tell('kind-unknown', at!, 'DocumentType/Type', { found: code });
  else if (said !== '' && plainKind(said) !== plainKind(name))
    findings.tell('kind-name-differs', at!, 'DocumentType/TypeName', {
      found: said,
      expected: name,
    });
}

const plainKind = (name: string) =>
  name
    .normalize('NFC')
    .replace(/ \(.*\)$/, '')
    .trim()
    .toLocaleLowerCase('vi');

/** The identity is made of parts; where one of them is missing, that was reported. */
function checkIdentity(findings: Findings, header: Element, parts: readonly string[]): void {
  const [organId, day, number, notation] = parts;
  const at = child(header, 'DocumentId');
  const expected = `${organId},${day},${number}/${notation}`;
  const found = textOf(at);
  if (parts.includes('')) return;
  if (found === '') findings.tell('identity-missing', at ?? header, 'DocumentId', { expected });
  else if (found !== expected)
    findings.tell('identity-differs', at!, 'DocumentId', { found, expected });
}

function checkBusiness(findings: Findings, envelope: Element): void {
  const business = find(envelope, 'Bussiness', 'Business');
  const at = child(business, 'BussinessDocType', 'BusinessDocType');
  const type = textOf(at);
  if (type === '') return;
  if (!/^[0-3]$/.test(type))
    return findings.tell('business-unknown', at!, 'Bussiness/BussinessDocType', { found: type });
  const about = find(business, 'DocumentId');
  if (type !== '0' && textOf(about) === '')
    findings.tell('about-missing', business!, 'Bussiness/DocumentId');
}

function checkStatus(findings: Findings, status: Element): void {
  const at = child(status, 'StatusCode');
  const code = demanded(findings, status, at, 'Status/StatusCode');
  if (code !== '' && !STATUSES.has(code))
    findings.tell('status-unknown', at!, 'Status/StatusCode', { found: code });
  const about = child(status, 'ResponseFor');
  demanded(findings, status, child(about, 'DocumentId'), 'Status/ResponseFor/DocumentId');
  demanded(findings, status, child(child(status, 'From'), 'OrganId'), 'Status/From/OrganId');
}
