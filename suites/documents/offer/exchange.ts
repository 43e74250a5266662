/** An agency that the exchange knows. */
export interface ConnectedAgency {
  organId: string;
  name: string;
  /** Codes it was known by before. */
  formerIds: string[];
  locked: boolean;
  /** True where it takes signed envelopes alone. */
  signedOnly: boolean;
}

export interface SendAnswer {
  /** `0` where it was taken. */
  code: string;
  docId: string | null;
}

export interface ReceivedStatus {
  organId: string;
  status: string;
  reason: string;
  /** When the exchange took it, ISO 8601; empty where it does not tell. */
  at: string;
}

/** The exchange between agencies, as the system of an agency of another province reaches it. */
export interface Exchange {
  /** Identifier code of the agency that this system is of. */
  organId: string;
  name: string;
  agencies(): Promise<ConnectedAgency[]>;
  send(envelope: Uint8Array): Promise<SendAnswer>;
  /** The same with a key that is not this system's. */
  sendWithWrongKey(envelope: Uint8Array): Promise<SendAnswer>;
  /** Makes a certificate, PEM, known as one that this system signs its envelopes with. */
  registerCertificate(certificate: string): Promise<void>;
  /** The statuses that came back of what was sent, in their order. */
  statuses(docId: string): Promise<ReceivedStatus[]>;
  /** Envelopes that were sent to this system. */
  received(): Promise<string[]>;
  envelope(docId: string): Promise<Buffer>;
}
