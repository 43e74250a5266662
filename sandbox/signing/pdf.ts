import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { Signer, SignPdf } from '@signpdf/signpdf';
import { detachedSignature } from './cms.ts';
import type { CmsSigner } from './cms.ts';

/** What a signature says of itself beside its certificate. */
export interface Reason {
  name: string;
  reason: string;
  location: string;
}

/** The bytes are no PDF that can be signed. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
}

/** Room for the signature and its certificates, in bytes. */
const MOST_SIGNATURE = 8192;

/**
 * Signs a PDF in an update that is appended to it, so that signatures before stay what they are.
 * `spoil`: the bytes that are signed in place of the right ones.
 * @throws PdfError
 */
export async function signPdf(
  bytes: Uint8Array,
  signer: CmsSigner,
  says: Reason,
  spoil: (signed: Buffer) => Buffer = (signed) => signed,
): Promise<Buffer> {
  const at = new Date();
  const placed = withRoom(await signable(bytes), says, at);
  class Detached extends Signer {
    override async sign(signed: Buffer): Promise<Buffer> {
      return detachedSignature(spoil(signed), signer, at);
    }
  }
  return new SignPdf().sign(placed, new Detached());
}

/** With an empty signature appended. @throws PdfError */
function withRoom(pdfBuffer: Buffer, says: Reason, signingTime: Date): Buffer {
  try {
    return plainAddPlaceholder({
      ...{ ...says, pdfBuffer, signingTime, contactInfo: '', signatureLength: MOST_SIGNATURE },
      subFilter: 'ETSI.CAdES.detached',
    });
  } catch (error) {
    throw new PdfError('no PDF that can be signed', { cause: error });
  }
}

/**
 * A PDF whose objects stand open, one by one: a signature can be appended to that. One that is signed stays as it is.
 * @throws PdfError
 */
async function signable(bytes: Uint8Array): Promise<Buffer> {
  if (Buffer.from(bytes).includes('/ByteRange')) return Buffer.from(bytes);
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    return Buffer.from(await document.save({ useObjectStreams: false }));
  } catch (error) {
    throw new PdfError('no PDF that can be signed', { cause: error });
  }
}
