import { SignedXml } from 'xml-crypto';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** Who signs: an RSA key and its certificate, PEM. */
export interface EnvelopeSigner {
  key: string;
  certificate: string;
}

/** The envelope with a signature over all of it in its header: exclusive C14N, RSA-SHA256. */
export function signEnvelope(envelope: Uint8Array, signer: EnvelopeSigner): Uint8Array {
  const transforms = [`${DSIG}enveloped-signature`, EXCLUSIVE];
  return withSignature(envelope, signer, { xpath: '/*', uri: '', isEmptyUri: true, transforms });
}

/** The envelope with a signature over one element alone, as a forger signs it. */
export function signPart(envelope: Uint8Array, signer: EnvelopeSigner, name: string): Uint8Array {
  const xpath = `//*[local-name(.)='${name}']`;
  return withSignature(envelope, signer, { xpath, transforms: [EXCLUSIVE] });
}

function withSignature(
  envelope: Uint8Array,
  { key, certificate }: EnvelopeSigner,
  over: Parameters<SignedXml['addReference']>[0],
): Uint8Array {
  const signed = new SignedXml({
    ...{ privateKey: key, publicCert: certificate, canonicalizationAlgorithm: EXCLUSIVE },
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  });
  signed.addReference({ ...over, digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256' });
  const reference = "//*[local-name(.)='edXMLHeader' or local-name(.)='EdXMLHeader']";
  signed.computeSignature(Buffer.from(envelope).toString('utf8'), {
    ...{ prefix: 'ds', location: { reference, action: 'append' } },
  });
  return Buffer.from(signed.getSignedXml());
}
