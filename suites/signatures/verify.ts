import * as asn1js from 'asn1js';
import {
  Certificate,
  CertificateChainValidationEngine,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData,
} from 'pkijs';
import { signaturesIn } from './pdf.ts';

/** What a signature of a PDF proves. */
export interface Signature {
  /** `ETSI.CAdES.detached`, `adbe.pkcs7.detached`. */
  subFilter: string;
  /** True where it is over the file to its end. */
  isWhole: boolean;
  /** True where it fits the bytes that it is over, by the key of its certificate. */
  isIntact: boolean;
  signer: Signer;
  /** As the signature says; null where it says nothing. */
  signedAt: Date | null;
  /** Whether its certificate leads to one of these, PEM, and every one on the way was valid at that moment. */
  isTrusted(roots: readonly string[], at: Date): Promise<boolean>;
}

/** Whom the certificate names; empty where it does not. */
export interface Signer {
  name: string;
  organization: string;
  validFrom: Date | null;
  validUntil: Date | null;
}

const OID = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  signingTime: '1.2.840.113549.1.9.5',
};
const SIGNED_DATA = '1.2.840.113549.1.7.2';

/** The signatures of a PDF, the oldest first; what cannot be read is not intact. */
export function verifiedIn(pdf: Buffer): Promise<Signature[]> {
  return Promise.all(
    signaturesIn(pdf).map(async ({ subFilter, contents, signed, isWhole }) => {
      const read = readSigned(contents);
      const own = read === null ? undefined : ownCertificate(read);
      return {
        ...{ subFilter, isWhole },
        isIntact: read !== null && own !== undefined && (await fits(read, signed)),
        signer: signerOf(own),
        signedAt: read && timeOf(read),
        isTrusted: async (roots, at) =>
          read !== null && own !== undefined && leadsTo(read, own, roots, at),
      };
    }),
  );
}

function readSigned(contents: Buffer): SignedData | null {
  try {
    const { contentType, content } = ContentInfo.fromBER(Uint8Array.from(contents));
    return contentType === SIGNED_DATA ? new SignedData({ schema: content }) : null;
  } catch {
    return null;
  }
}

const certificatesIn = ({ certificates = [] }: SignedData) =>
  certificates.filter((one): one is Certificate => one instanceof Certificate);

function ownCertificate(signed: SignedData): Certificate | undefined {
  const sid: unknown = signed.signerInfos[0]?.sid;
  if (!(sid instanceof IssuerAndSerialNumber)) return undefined;
  return certificatesIn(signed).find(
    ({ issuer, serialNumber }) =>
      issuer.isEqual(sid.issuer) && serialNumber.isEqual(sid.serialNumber),
  );
}

async function fits(signed: SignedData, bytes: Buffer): Promise<boolean> {
  try {
    const data = Uint8Array.from(bytes).buffer;
    return await signed.verify({ signer: 0, data, checkChain: false });
  } catch {
    return false;
  }
}

function signerOf(certificate: Certificate | undefined): Signer {
  const text = (type: string) =>
    String(
      certificate?.subject.typesAndValues.find((one) => one.type === type)?.value.valueBlock
        .value ?? '',
    );
  return {
    ...{ name: text(OID.commonName), organization: text(OID.organization) },
    validFrom: certificate?.notBefore.value ?? null,
    validUntil: certificate?.notAfter.value ?? null,
  };
}

function timeOf({ signerInfos }: SignedData): Date | null {
  const attributes = signerInfos[0]?.signedAttrs?.attributes ?? [];
  const value: unknown = attributes.find(({ type }) => type === OID.signingTime)?.values[0];
  return value instanceof asn1js.UTCTime ? value.toDate() : null;
}

async function leadsTo(
  signed: SignedData,
  own: Certificate,
  roots: readonly string[],
  checkDate: Date,
): Promise<boolean> {
  // The engine takes the last certificate for the one that is asked about.
  const others = certificatesIn(signed).filter((one) => one !== own);
  const engine = new CertificateChainValidationEngine({
    trustedCerts: roots.map((pem) => Certificate.fromBER(derOf(pem))),
    certs: [...others, own],
    checkDate,
  });
  const { result } = await engine.verify().catch(() => ({ result: false }));
  return result;
}

function derOf(pem: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
}
