import { checkAttachments, checkManifest } from './attachments.ts';
import type { Dialect } from './envelope.ts';
import { gatewayCodeOf, verdictOf } from './finding.ts';
import type { Finding, Verdict } from './finding.ts';
import { checkDay, checkOrganId, checkText, demanded, Findings, LENGTHS } from './rules.ts';
import { all, child, find, hasMark, readXml, textOf, XmlRefused } from './xml.ts';
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
  findings: Finding[];
}

/**
 * Judges an envelope as it came. Whatever the bytes are, there is a verdict.
 * @param kinds the kinds of documents: code → name
 */
export function checkEnvelope(bytes: Uint8Array, kinds: Readonly<Record<string, string>>): Checked {
  const findings = new Findings();
  let dialect: Dialect | null = null;
  let content: Content | null = null;
  try {
    const root = readXml(bytes);
    if (hasMark(bytes)) findings.tell('byte-order-mark', root, '');
    ({ dialect, content } = checkRoot(findings, root, kinds));
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error;
    const { fault: code, place, message } = error;
    findings.all.push({ code, place, element: '', found: message });
  }
  const found = findings.all.toSorted(
    (a, b) => a.place.line - b.place.line || a.place.column - b.place.column,
  );
  return {
    verdict: verdictOf(found),
    gateway: gatewayCodeOf(found),
    dialect,
    content,
    findings: found,
  };
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
