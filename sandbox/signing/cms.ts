import { createHash, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
};

/** Who signs: the certificates that go with the signature, the signer's first, and the key behind it. */
export interface CmsSigner {
  /** PEM. */
  chain: readonly string[];
  /** ECDSA over SHA-256 of the bytes, DER. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** A detached signature over the bytes (RFC 5652, `SignedData`), DER. */
export function detachedSignature(bytes: Uint8Array, signer: CmsSigner, at: Date): Buffer {
  const certificates = signer.chain.map((pem) =>
    Certificate.fromBER(new Uint8Array(new X509Certificate(pem).raw)),
  );
  const [own] = certificates;
  if (own === undefined) throw new RangeError('a signer has a certificate');
  const signedAttrs = attributesOf(bytes, new Uint8Array(own.toSchema(true).toBER(false)), at);
  const algorithm = () => new AlgorithmIdentifier({ algorithmId: OID.sha256 });
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: algorithm(),
    signedAttrs,
    signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 }),
    signature: new asn1js.OctetString({ valueHex: signer.sign(encodedSet(signedAttrs)) }),
  });
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [algorithm()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates,
    signerInfos: [info],
  });
  const content = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
  return Buffer.from(content.toSchema().toBER(false));
}

function attributesOf(
  bytes: Uint8Array,
  certificate: Uint8Array,
  at: Date,
): SignedAndUnsignedAttributes {
  const digest = (of: Uint8Array) =>
    new asn1js.OctetString({ valueHex: createHash('sha256').update(of).digest() });
  const sequence = (...value: asn1js.BaseBlock[]) => new asn1js.Sequence({ value });
  const one = (type: string, value: asn1js.BaseBlock) => new Attribute({ type, values: [value] });
  return new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      one(OID.contentType, new asn1js.ObjectIdentifier({ value: OID.data })),
      one(OID.signingTime, new asn1js.UTCTime({ valueDate: at })),
      one(OID.messageDigest, digest(bytes)),
      // Which certificate is meant (RFC 5035), as CAdES demands.
      one(OID.signingCertificateV2, sequence(sequence(sequence(digest(certificate))))),
    ],
  });
}

/** What is signed: the attributes as a SET, not as the field of the signature (RFC 5652, 5.4). */
function encodedSet({ attributes }: SignedAndUnsignedAttributes): Buffer {
  const set = new asn1js.Set({ value: attributes.map((one) => one.toSchema()) });
  return Buffer.from(set.toBER(false));
}
