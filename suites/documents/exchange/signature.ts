import { X509Certificate } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import type { Findings } from './rules.ts';
import { all, child, textOf } from './xml.ts';
import type { Element } from './xml.ts';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ACCEPTED: ReadonlySet<string> = new Set([
  EXCLUSIVE,
  `${DSIG}enveloped-signature`,
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
]);
/** Where a signature stands: the header of each spelling, or an element of its own in it. */
const HEADERS = new Set(['edXMLHeader', 'EdXMLHeader']);
const IDS = ['Id', 'ID', 'id'];
/** An element with those around it, the root first. */
type Path = readonly [...Element[], Element];

/**
 * Judges the signature of an envelope (XML Signature 1.1): it must be over the whole of it, by RSA-SHA256, at the place
 * where it is looked for. Everything by which what is signed could be another thing than what is read is refused.
 * @param bytes the envelope; null where it is too large to be held several times over
 * @returns whom the certificate names; null where there is no signature that holds
 */
export function checkSignature(
  findings: Findings,
  root: Element,
  bytes: Uint8Array | null,
  isDemanded: boolean,
): string | null {
  const paths = [...pathsIn(root)];
  const signatures = paths.filter((path) => isSignature(path.at(-1)!));
  const [first, second] = signatures;
  if (first === undefined) {
    if (isDemanded) findings.tell('signature-missing', root.children[0] ?? root, 'Signature');
    return null;
  }
  const before = findings.all.length;
  if (second !== undefined) findings.tell('signature-twice', second.at(-1)!, 'Signature');
  const signature = first.at(-1)!;
  checkPlace(findings, first);
  checkIds(findings, paths);
  checkComments(findings, paths);
  checkForm(findings, signature, root);
  const certificate = certificateOf(findings, signature);
  if (findings.all.length > before || certificate === undefined) return null;
  if (bytes === null) {
    findings.tell('signature-unchecked', signature, 'Signature');
    return null;
  }
  if (!holds(bytes, certificate)) {
    findings.tell('signature-broken', signature, 'Signature');
    return null;
  }
  return nameIn(certificate);
}

const isSignature = ({ name, uri }: Element) => name === 'Signature' && uri === DSIG;

function* pathsIn(from: Element, above: readonly Element[] = []): Generator<Path> {
  for (const one of from.children) {
    yield [...above, one];
    yield* pathsIn(one, [...above, one]);
  }
}

function checkPlace(findings: Findings, path: Path): void {
  const [above, over] = [path.at(-2), path.at(-3)];
  const holder = above?.name === 'DigitalSignature' ? over : above;
  if (!HEADERS.has(holder?.name ?? ''))
    findings.tell('signature-misplaced', path.at(-1)!, 'Signature', { found: above?.name ?? '' });
}

function checkIds(findings: Findings, paths: readonly Path[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const one = path.at(-1)!;
    for (const name of IDS) {
      const id = one.attributes[name];
      if (id !== undefined && seen.has(id)) findings.tell('id-twice', one, one.name, { found: id });
      if (id !== undefined) seen.add(id);
    }
  }
}

/** Canonical XML leaves comments out, so one may come to stand inside a text after it was signed. */
function checkComments(findings: Findings, paths: readonly Path[]): void {
  for (const path of paths) {
    const one = path.at(-1)!;
    if (one.comment !== undefined)
      findings.all.push({ code: 'signature-comment', place: one.comment, element: one.name });
  }
}

/** What the signature says that it is over, and how. */
function checkForm(findings: Findings, signature: Element, root: Element): void {
  const infos = all(signature, 'SignedInfo');
  const references = infos.flatMap((one) => all(one, 'Reference'));
  const [info, reference] = [infos[0], references[0]];
  if (infos.length !== 1 || references.length !== 1 || info === undefined) {
    const found = `${references.length} Reference`;
    return findings.tell('signature-reference', signature, 'SignedInfo', { found });
  }
  const outer = root.children[0];
  const whole = ['', ...IDS.flatMap((name) => outer?.attributes[name] ?? []).map((id) => `#${id}`)];
  const uri = reference?.attributes['URI'];
  if (uri === undefined || !whole.includes(uri))
    findings.tell('signature-reference', reference!, 'SignedInfo/Reference', { found: uri ?? '' });
  const transforms = all(child(reference, 'Transforms'), 'Transform');
  const canonical = child(info, 'CanonicalizationMethod');
  const others = [child(info, 'SignatureMethod'), child(reference, 'DigestMethod'), ...transforms];
  for (const one of [canonical, ...others]) {
    const found = one?.attributes['Algorithm'] ?? '';
    if (!ACCEPTED.has(found) || (one === canonical && found !== EXCLUSIVE))
      findings.tell('signature-algorithm', one ?? info, one?.name ?? 'SignedInfo', { found });
  }
}

function certificateOf(findings: Findings, signature: Element): X509Certificate | undefined {
  const data = child(child(signature, 'KeyInfo'), 'X509Data');
  try {
    const text = textOf(child(data, 'X509Certificate')).replace(/\s/g, '');
    const certificate = new X509Certificate(Buffer.from(text, 'base64'));
    if (certificate.publicKey.asymmetricKeyType === 'rsa') return certificate;
  } catch {
    // Told below, whatever it is that stands there.
  }
  findings.tell('signature-certificate', signature, 'KeyInfo/X509Data');
  return undefined;
}

function holds(bytes: Uint8Array, certificate: X509Certificate): boolean {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  try {
    const document = new DOMParser().parseFromString(text, 'text/xml');
    const [node] = Array.from(document.getElementsByTagNameNS(DSIG, 'Signature'));
    const signed = new SignedXml({ publicCert: certificate.toString() });
    if (node === undefined) return false;
    signed.loadSignature(node);
    return signed.checkSignature(text);
  } catch {
    return false;
  }
}

function nameIn({ subject }: X509Certificate): string {
  const part = (name: string) => new RegExp(`^${name}=(.+)$`, 'm').exec(subject ?? '')?.[1];
  return [part('CN'), part('O')].filter(Boolean).join(', ');
}
