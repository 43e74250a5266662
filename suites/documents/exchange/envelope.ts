export interface Party {
  organId: string;
  name: string;
}

export interface Attachment {
  name: string;
  type: string;
  bytes: Uint8Array;
  /** Packed as a ZIP before it is written in base64, as the government's own kit does. */
  zipped?: boolean;
}

/** The spellings of an envelope that are met: QCVN 102, `go.vn/eDoc`, and one that mixes names of its own into QCVN 102. */
export type Dialect = 'qcvn' | 'edoc' | 'third';

/** A document on its way between agencies, whatever the dialect. */
export interface Envelope {
  from: Party;
  to: readonly Party[];
  number: string;
  notation: string;
  place: string;
  /** `2025-06-28`. */
  issuedOn: string;
  /** Code of the kind, and its name. */
  kind: string;
  kindName: string;
  subject: string;
  content?: string;
  signer: string;
  position?: string;
  /** `2025-06-28`. */
  dueOn?: string;
  /** 0 ordinary … 4 at a fixed hour. */
  urgency?: number;
  business?: string;
  reason?: string;
  /** Identity of the document that this one is about, where it is not new. */
  about?: string;
  attachments: readonly Attachment[];
}

/** `OrganId,yyyy/MM/dd,số/ký hiệu`. */
export function identityOf({
  from,
  issuedOn,
  number,
  notation,
}: Pick<Envelope, 'from' | 'issuedOn' | 'number' | 'notation'>): string {
  return `${from.organId},${issuedOn.replaceAll('-', '/')},${number}/${notation}`;
}
