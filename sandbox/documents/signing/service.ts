import { setTimeout as wait } from 'node:timers/promises';
import { findUnit } from '../../data/units.ts';
import { formerAuthority } from '../../signing/certificates.ts';
import type { Holder, SigningAuthority } from '../../signing/certificates.ts';
import { PdfError, signPdf } from '../../signing/pdf.ts';
import { InputError } from '../../web/errors.ts';
import { agencyOf, placeOf } from '../data/agencies.ts';
import type { Document } from '../store/documents.ts';
import type { Paper } from '../store/papers.ts';
import type { Stores } from '../store/stores.ts';
import type { User } from '../store/users.ts';

/** A file with its signature in it, not kept yet. */
export interface SignedPaper {
  id: number;
  bytes: Buffer;
}

const SLOW_MS = 12_000;
const EXPIRED = {
  from: new Date('2020-06-30T17:00:00Z'),
  until: new Date('2025-06-29T17:00:00Z'),
};
/** The kind that a trial signature is counted to. */
export const TRIAL_KIND = '29';

const isPdf = ({ name, type }: Paper) => type === 'application/pdf' || /\.pdf$/i.test(name);

/** Signs the PDF files of documents: for the person who signs, and for the agency that issues. */
export class SigningService {
  readonly #authority: SigningAuthority;
  readonly #stores: Stores;

  constructor(authority: SigningAuthority, stores: Stores) {
    this.#authority = authority;
    this.#stores = stores;
  }

  /** The root certificate, PEM. */
  get root(): string {
    return this.#authority.root;
  }

  /** The certificate that somebody or something signs documents of a kind with, PEM. */
  certificate(holder: Holder): string {
    return this.#authority.certificate(holder);
  }

  person(user: User, kind = ''): Holder {
    const isExpired = this.#stores.faults.isOn('signer-certificate-expired', { kind });
    return {
      ...{ label: user.username, commonName: user.fullName },
      organization: agencyOf(user.unit ?? '').name,
      ...(isExpired && { valid: EXPIRED }),
    };
  }

  agency(code: string, kind = ''): Holder {
    const { name } = agencyOf(code);
    const unit = findUnit(code);
    const isOld = this.#stores.faults.isOn('agency-certificate-old-unit', { kind });
    const organization = isOld && unit ? formerAuthority(unit) : name;
    return { label: `agency:${code}`, commonName: organization, organization };
  }

  /** @throws InputError where a PDF of the document cannot be signed */
  async byPerson(document: Document, user: User): Promise<SignedPaper[]> {
    const { faults } = this.#stores;
    const isSpoilt =
      faults.isOn('document-signature-over-other-bytes', document) ||
      faults.isOn('result-signature-broken', document);
    return this.#sign(document, this.person(user, document.kind), 'Ký duyệt văn bản', isSpoilt);
  }

  /** @throws InputError where a PDF of the document cannot be signed */
  async byAgency(document: Document): Promise<SignedPaper[]> {
    if (this.#stores.faults.isOn('agency-signature-missing', document)) return [];
    return this.#sign(document, this.agency(document.unit, document.kind), 'Phát hành văn bản');
  }

  /** Keeps what was signed. @returns what the history of the document says of it */
  keep(signed: readonly SignedPaper[]): string {
    for (const { id, bytes } of signed) this.#stores.papers.replace(id, bytes);
    return signed.length > 0 ? `Đã ký số ${signed.length} tệp PDF` : 'Không có tệp PDF để ký số';
  }

  /** Signs a few bytes, as a monitor asks. @returns how long it took, in ms */
  async trial(): Promise<number> {
    const from = performance.now();
    await this.#answerTime(TRIAL_KIND);
    this.#authority.signAs({ label: 'trial' }, Buffer.from('thử'));
    return Math.round(performance.now() - from);
  }

  async #sign(
    document: Document,
    holder: Holder,
    reason: string,
    isSpoilt = false,
  ): Promise<SignedPaper[]> {
    const { papers } = this.#stores;
    await this.#answerTime(document.kind);
    const chain = [this.certificate(holder), this.root];
    const signer = { chain, sign: (bytes: Uint8Array) => this.#authority.signAs(holder, bytes) };
    const location = placeOf(agencyOf(document.unit));
    const says = { name: holder.commonName, reason, location };
    const spoil = (bytes: Buffer) => (isSpoilt ? Buffer.concat([bytes, Buffer.from('\n')]) : bytes);
    const signed: SignedPaper[] = [];
    for (const { id, name } of papers.of(document.id).filter(isPdf))
      try {
        signed.push({ id, bytes: await signPdf(papers.bytes(id), signer, says, spoil) });
      } catch (error) {
        if (!(error instanceof PdfError)) throw error;
        throw new InputError(`Tệp ${name} không phải PDF hợp lệ nên không ký số được.`);
      }
    return signed;
  }

  async #answerTime(kind: string): Promise<void> {
    if (this.#stores.faults.isOn('signing-service-slow', { kind })) await wait(SLOW_MS);
  }
}
