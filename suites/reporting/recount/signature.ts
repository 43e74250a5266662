import { createHash, verify, X509Certificate } from 'node:crypto';
import type { Figures } from '../arithmetic/figures.ts';
import type { SignatureOf } from '../offer/reports.ts';

/** What the signed text says. */
export interface SignedText {
  form: string;
  period: string;
  unit: string;
  figures: Figures;
}

/** Whether the signature is over this text, by the key of its certificate. */
export function isIntact({ text, value, certificate }: SignatureOf): boolean {
  try {
    const { publicKey } = new X509Certificate(certificate);
    return verify('sha256', Buffer.from(text), publicKey, Buffer.from(value, 'base64'));
  } catch {
    return false;
  }
}

/** The organization that a certificate names. */
export function organizationOf({ certificate }: SignatureOf): string {
  try {
    const { subject } = new X509Certificate(certificate);
    return /^O=(.*)$/m.exec(subject)?.[1] ?? '';
  } catch {
    return '';
  }
}

/** Reads the text that was signed; null where it is none. */
export function signedText({ text }: SignatureOf): SignedText | null {
  try {
    const read = JSON.parse(text) as Record<string, unknown>;
    const cells = read['soLieu'] as [string, string][];
    return {
      ...{ form: String(read['bieuMau']), period: String(read['ky']) },
      ...{ unit: String(read['donVi']), figures: Object.fromEntries(cells) },
    };
  } catch {
    return null;
  }
}

/** Tells figures apart that are not the same, whatever their order. */
export function digestOf(figures: Figures): string {
  const sorted = Object.entries(figures).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
