/** The bytes are well-formed XML, but no envelope of a document. */
export class EnvelopeError extends Error {
  override name = 'EnvelopeError';
}

export interface Party {
  organId: string;
  name: string;
}

export interface Attachment {
  name: string;
  type: string;
  bytes: Uint8Array;
  /** The ZIP that it came in, where it did. */
  packed?: Uint8Array;
}

/** What is done with a document: sent for the first time, recalled, brought up to date, replaced. */
export const BUSINESS = { new: '0', recall: '1', update: '2', replace: '3' } as const;

/** A document on its way from one agency to others, whatever the dialect. */
export interface Envelope {
  from: Party;
  to: Party[];
  number: string;
  notation: string;
  place: string;
  /** ISO date. */
  issuedOn: string;
  /** Code of the kind. */
  kind: string;
  subject: string;
  content: string;
  signer: string;
  position: string;
  /** ISO date; empty where none is set. */
  dueOn: string;
  urgency: number;
  /** `OrganId,yyyy/MM/dd,số/ký hiệu`. */
  documentId: string;
  business: string;
  reason: string;
  /** Identity of the document that this one is about, where it is not a new one. */
  about: string;
  attachments: Attachment[];
  /** SHA-256 of the certificate of its signature; absent where it is not signed. */
  signedBy?: string;
}

export function identityOf({
  from,
  issuedOn,
  number,
  notation,
}: Pick<Envelope, 'from' | 'issuedOn' | 'number' | 'notation'>): string {
  return `${from.organId},${issuedOn.replaceAll('-', '/')},${number}/${notation}`;
}
