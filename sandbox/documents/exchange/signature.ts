import { X509Certificate } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { EnvelopeError } from './envelope.ts';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const TRANSFORMS = [`${DSIG}enveloped-signature`, EXCLUSIVE];
const HEADER = "//*[local-name(.)='edXMLHeader' or local-name(.)='EdXMLHeader']";
/** Larger ones are neither signed nor taken signed: they are read into memory several times over. In bytes. */
export const MOST_SIGNED = 8 * 2 ** 20;

/** Whose key it is. */
export interface SystemKey {
  /** PEM. */
  privateKey: string;
  certificate: string;
}

/** What was signed, and the certificate it was signed by. */
export interface SignedText {
  /** The canonical form of the envelope, without its signature: nothing else may be read. */
  bytes: Uint8Array;
  certificate: X509Certificate;
}

/** The envelope with a signature over all of it in its header. */
export function signed(envelope: Uint8Array, key: SystemKey): Uint8Array {
  const signing = new SignedXml({
    ...{ privateKey: key.privateKey, publicCert: key.certificate, signatureAlgorithm: RSA_SHA256 },
    canonicalizationAlgorithm: EXCLUSIVE,
  });
  signing.addReference({
    ...{ xpath: '/*', uri: '', isEmptyUri: true, transforms: TRANSFORMS },
    digestAlgorithm: SHA256,
  });
  signing.computeSignature(Buffer.from(envelope).toString('utf8'), {
    ...{ prefix: 'ds', location: { reference: HEADER, action: 'append' } },
  });
  return Buffer.from(signing.getSignedXml());
}

/** Checks the signature of an envelope; nothing but its form where `isChecked` is false. @throws EnvelopeError */
export function signedText(envelope: Uint8Array, isChecked = true): SignedText {
  const refuseIf = (isWrong: boolean, why: string) => {
    if (isWrong) throw new EnvelopeError(why);
  };
  refuseIf(envelope.length > MOST_SIGNED, 'a signed envelope of this size is not taken');
  const text = Buffer.from(envelope).toString('utf8');
  refuseIf(text.includes('<!--'), 'comments in a signed envelope');
  const document = new DOMParser().parseFromString(text, 'text/xml');
  const signatures = Array.from(document.getElementsByTagNameNS(DSIG, 'Signature'));
  const [signature] = signatures;
  if (signature === undefined || signatures.length > 1) throw new EnvelopeError('one signature');
  const above = signature.parentNode as Element | null;
  const isApart = above?.localName === 'DigitalSignature';
  const holder = isApart ? (above.parentNode as Element | null) : above;
  refuseIf(!/^[eE]dXMLHeader$/.test(holder?.localName ?? ''), 'the signature is elsewhere');
  const valueOf = (name: string) =>
    signature.getElementsByTagNameNS(DSIG, name)[0]?.getAttribute('Algorithm');
  refuseIf(valueOf('SignatureMethod') !== RSA_SHA256, 'signature algorithm');
  refuseIf(valueOf('CanonicalizationMethod') !== EXCLUSIVE, 'canonicalization algorithm');
  const signing = new SignedXml({ publicCert: certificateIn(signature).toString() });
  try {
    signing.loadSignature(signature);
    const references = signing.getReferences();
    const [reference] = references;
    refuseIf(references.length !== 1 || reference?.uri !== '', 'another element is signed');
    refuseIf(reference?.digestAlgorithm !== SHA256, 'digest algorithm');
    refuseIf(!reference?.transforms.every((one) => TRANSFORMS.includes(one)), 'transforms');
    const certificate = certificateIn(signature);
    if (!isChecked) return { bytes: envelope, certificate };
    refuseIf(!signing.checkSignature(text), 'the signature does not fit');
    return { bytes: Buffer.from(signing.getSignedReferences()[0] ?? ''), certificate };
  } catch (error) {
    throw error instanceof EnvelopeError ? error : new EnvelopeError('the signature does not fit');
  }
}

/** @throws EnvelopeError where there is none of an RSA key */
function certificateIn(signature: Element): X509Certificate {
  const text = signature.getElementsByTagNameNS(DSIG, 'X509Certificate')[0]?.textContent ?? '';
  try {
    const certificate = new X509Certificate(Buffer.from(text, 'base64'));
    if (certificate.publicKey.asymmetricKeyType === 'rsa') return certificate;
  } catch {
    // Refused below.
  }
  throw new EnvelopeError('no certificate of an RSA key');
}
