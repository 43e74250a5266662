import { now, today } from '../../web/words.ts';
import type { Stores } from '../store/stores.ts';
import { agencyOf, findAgency, OWN_SYSTEM, placeOf } from '../data/agencies.ts';
import type { Agency } from '../data/agencies.ts';
import { numberAndSymbol } from '../data/kinds.ts';
import type { Document } from '../store/documents.ts';
import { BUSINESS, identityOf } from './envelope.ts';
import type { Attachment, Envelope } from './envelope.ts';
import { STATUSES } from './gateway.ts';
import type { Answer, Connected, Gateway, Packet, StatusLine } from './gateway.ts';
import { takesPlaceOf, updateDocument } from './revisions.ts';
import { MOST_SIGNED, signed } from './signature.ts';
import type { SystemKey } from './signature.ts';
import { writeEnvelope } from './write.ts';

const EXCHANGE = 'Trục liên thông văn bản';

/** The system's desk at the exchange: sends what is issued, takes in what arrives, and passes statuses on. */
export class ExchangeOffice implements Connected {
  readonly #stores: Stores;
  readonly #gateway: Gateway;
  readonly #key: () => SystemKey;

  /** @param key signs the envelopes of this system */
  constructor(stores: Stores, gateway: Gateway, key: () => SystemKey) {
    this.#stores = stores;
    this.#key = key;
    this.#gateway = gateway;
    gateway.connect(OWN_SYSTEM, this);
  }

  /** Sends a document that is issued to all its receivers; one that takes the place of another says so. */
  send(document: Document): void {
    const old = this.#stores.documents.find(document.replaces ?? 0);
    if (old !== undefined) this.#closeReplaced(old, document);
    const replaced = old?.documentId ?? '';
    const { deliveries, faults } = this.#stores;
    const receivers = (JSON.parse(document.receivers) as string[]).map((id) => findAgency(id));
    for (const receiver of receivers.filter((one) => one !== undefined)) {
      const { organId, name } = receiver;
      const kept = { document: document.id, organId, name, status: null, reason: null };
      deliveries.keep({ ...kept, packet: null });
      if (faults.isOn('send-queue-stopped', document)) continue;
      const business = replaced === '' ? BUSINESS.new : BUSINESS.replace;
      const envelope = { ...this.#envelopeOf(document, receiver, business), about: replaced };
      const { code, docId } = this.#hand(envelope);
      const arrived = docId === null ? [] : this.#gateway.statuses(docId);
      const status = arrived.at(-1)?.status ?? null;
      deliveries.keep({ ...kept, packet: docId, status: code === '0' ? status : `lỗi ${code}` });
    }
  }

  /** Those who have the old document and do not get the new one are asked to give it back. */
  #closeReplaced(old: Document, fresh: Document): void {
    const { documents, records } = this.#stores;
    const name = numberAndSymbol(fresh.number, fresh.notation);
    documents.change(old.id, { state: 'replaced', replacedBy: fresh.id });
    records.tell(old.id, fresh.author, 'Được thay thế bởi văn bản', name);
    const receivers = JSON.parse(fresh.receivers) as string[];
    this.recall(old, `Được thay thế bởi văn bản ${name}`, receivers);
  }

  /** Asks receivers to give a document back: all of them, or all but those named. */
  recall(document: Document, reason: string, but: readonly string[] = []): void {
    for (const { organId, packet } of this.#stores.deliveries.of(document.id)) {
      const receiver = findAgency(organId);
      if (receiver === undefined || packet === null || but.includes(organId)) continue;
      const envelope = this.#envelopeOf(document, receiver, BUSINESS.recall);
      const about = { ...envelope, reason, about: document.documentId ?? '', attachments: [] };
      this.#hand(about);
    }
  }

  /** Sends what a document says now to all who have it. */
  update(document: Document, reason: string): void {
    for (const { organId, packet } of this.#stores.deliveries.of(document.id)) {
      const receiver = findAgency(organId);
      if (receiver === undefined || packet === null) continue;
      const envelope = this.#envelopeOf(document, receiver, BUSINESS.update);
      const about = { ...envelope, reason, about: document.documentId ?? '' };
      this.#hand(about);
    }
  }

  /** Sends the status of an incoming document back to its sender. */
  tell(document: Pick<Document, 'packet' | 'unit' | 'kind'>, status: string, reason = ''): void {
    const { faults } = this.#stores;
    if (document.packet === null) return;
    if (status !== '01' && faults.isOn('status-never-sent', document)) return;
    if (status === '03' && faults.isOn('receipt-told-later', document)) return;
    const isWord = status === '06' && faults.isOn('status-word-for-number', document);
    const { organId } = agencyOf(document.unit);
    this.#gateway.tell(OWN_SYSTEM, {
      ...{ docId: document.packet, organId, reason },
      status: isWord ? 'done' : status,
    });
  }

  arrived(packet: Packet, receiver: Agency): void {
    const { envelope } = packet;
    const before = this.#stores.documents.byIdentity(
      receiver.code,
      envelope.about || envelope.documentId,
    );
    if (envelope.business === BUSINESS.recall) this.#giveBack(packet, receiver, before);
    else if (envelope.business === BUSINESS.update) this.#bringUpToDate(packet, receiver, before);
    else if (envelope.business === BUSINESS.replace) this.#replace(packet, receiver, before);
    else if (before !== undefined && !this.#doubles(before))
      this.#stores.records.tell(before.id, EXCHANGE, 'Nhận lại gói tin của văn bản đã có');
    else this.#takeIn(packet, receiver);
  }

  told({ docId, organId, status, reason }: StatusLine, { envelope, from }: Packet): void {
    const { deliveries, documents, records } = this.#stores;
    deliveries.tell(docId, organId, status, reason || null);
    const isAnswer = envelope.business === BUSINESS.recall || envelope.business === BUSINESS.update;
    if (!isAnswer) return;
    const sent = documents.sent(from.code, envelope.about);
    const name = findAgency(organId)?.name ?? organId;
    if (sent) records.tell(sent.id, name, STATUSES[status] ?? status, reason);
  }

  /** Writes, signs and sends an envelope. */
  #hand(envelope: Envelope): Answer {
    const bytes = writeEnvelope(envelope, stamp());
    const isPlain = this.#stores.faults.isOn('outgoing-envelope-unsigned', envelope);
    if (isPlain || bytes.length > MOST_SIGNED / 2) return this.#gateway.send(OWN_SYSTEM, bytes);
    const key = this.#key();
    this.#gateway.register(OWN_SYSTEM, key.certificate);
    return this.#gateway.send(OWN_SYSTEM, signed(bytes, key));
  }

  #doubles(before: Document): boolean {
    return this.#stores.faults.isOn('resend-doubled', before);
  }

  #takeIn({ docId, envelope, from }: Packet, receiver: Agency): Document {
    const { documents, papers, records, faults } = this.#stores;
    const { number, notation, issuedOn, kind } = envelope;
    const author = envelope.from.name || from.name;
    const alike = documents.alike(receiver.code, { number, notation, author, issuedOn });
    const isWarned = alike !== undefined && !faults.isOn('duplicate-not-warned', { kind });
    const document = documents.add({
      ...{ direction: 'in', unit: receiver.code, state: 'waiting', source: 'exchange' },
      ...{ kind, number, notation, issuedOn, author, authorId: from.organId, packet: docId },
      subject: this.#asRead(envelope.subject, kind),
      content: envelope.content,
      signer: faults.isOn('signer-cut', { kind }) ? envelope.signer.slice(0, 30) : envelope.signer,
      urgency: faults.isOn('urgency-lost', { kind }) ? 0 : envelope.urgency,
      position: envelope.position || null,
      documentId: faults.isOn('second-identity', { kind }) ? docId : envelope.documentId,
      dueOn: envelope.dueOn || null,
      warning: isWarned
        ? `Trùng số, ký hiệu và cơ quan ban hành với văn bản ${numberAndSymbol(number, notation)} đã nhận.`
        : null,
    });
    for (const file of this.#filesRead(envelope, kind)) papers.add(document.id, file);
    records.tell(document.id, EXCHANGE, 'Văn bản đến từ trục liên thông', author);
    this.tell(document, '01');
    return document;
  }

  #bringUpToDate(
    { docId, envelope }: Packet,
    { code: unit }: Agency,
    document: Document | undefined,
  ): void {
    const answer = { packet: docId, unit, kind: envelope.kind };
    const refusal = updateDocument(this.#stores, envelope, document);
    this.tell(answer, refusal === null ? '15' : '16', refusal ?? '');
  }

  #replace(packet: Packet, receiver: Agency, before: Document | undefined): void {
    const { envelope } = packet;
    const again = this.#stores.documents.byIdentity(receiver.code, envelope.documentId);
    if (again !== undefined) return;
    const fresh = this.#takeIn(packet, receiver);
    if (before === undefined) return;
    takesPlaceOf(this.#stores, fresh, before);
    this.tell(before, '15', `Được thay thế bởi ${numberAndSymbol(fresh.number, fresh.notation)}`);
  }

  #giveBack(
    { docId, envelope }: Packet,
    { code: unit }: Agency,
    document: Document | undefined,
  ): void {
    const { documents, papers, records, faults } = this.#stores;
    const answer = { packet: docId, unit, kind: envelope.kind };
    if (document === undefined || document.state === 'done')
      return this.tell(answer, '16', document ? 'Văn bản đã xử lý xong' : 'Không có văn bản này');
    if (!faults.isOn('recall-ignored', document)) {
      const reason = faults.isOn('recall-reason-lost', document) ? null : envelope.reason;
      documents.change(document.id, { state: 'recalled', reason });
      papers.destroy(document.id);
      records.tell(document.id, EXCHANGE, 'Cơ quan ban hành thu hồi văn bản', envelope.reason);
    }
    if (faults.isOn('recall-unanswered', document)) return;
    this.tell({ ...answer, packet: document.packet }, '15');
    this.tell(answer, '15');
  }

  #asRead(subject: string, kind: string): string {
    const { faults } = this.#stores;
    if (faults.isOn('subject-cut', { kind })) return subject.slice(0, 255);
    if (faults.isOn('edoc-diacritics-broken', { kind }))
      return Buffer.from(subject, 'utf8').toString('latin1');
    return faults.isOn('edoc-diacritics-decomposed', { kind }) ? subject.normalize('NFD') : subject;
  }

  #filesRead({ attachments }: Envelope, kind: string): Attachment[] {
    const { faults } = this.#stores;
    const isKept = faults.isOn('edoc-zip-kept', { kind });
    const read = attachments.map((file) => ({
      ...file,
      bytes: isKept ? (file.packed ?? file.bytes) : file.bytes,
    }));
    const isCut = faults.isOn('big-file-cut', { kind });
    const whole = isCut ? read.map(cutShort) : read;
    return faults.isOn('edoc-attachment-lost', { kind }) ? whole.slice(0, -1) : whole;
  }

  #envelopeOf(document: Document, receiver: Agency, business: string): Envelope {
    const { papers } = this.#stores;
    const agency = agencyOf(document.unit);
    const issuedOn = document.issuedOn ?? today().toString();
    const [number, notation] = [document.number ?? '', document.notation ?? ''];
    const from = { organId: agency.organId, name: agency.name };
    return {
      ...{ from, to: [{ organId: receiver.organId, name: receiver.name }], number, notation },
      ...{ place: placeOf(agency), issuedOn, kind: document.kind, subject: document.subject },
      ...{
        content: document.content,
        signer: document.signer ?? '',
        position: document.position ?? 'LÃNH ĐẠO',
      },
      ...{
        dueOn: document.dueOn ?? '',
        urgency: document.urgency,
        business,
        reason: '',
        about: '',
      },
      documentId: document.documentId ?? identityOf({ from, issuedOn, number, notation }),
      attachments: papers
        .of(document.id)
        .map(({ id, name, type }) => ({ name, type, bytes: papers.bytes(id) })),
    };
  }
}

const MOST_KEPT_BYTES = 16 * 2 ** 20;

/** A file that does not fit is cut. */
function cutShort(file: Attachment): Attachment {
  return { ...file, bytes: file.bytes.subarray(0, MOST_KEPT_BYTES) };
}

/** Now, as the exchange writes times: `2025/07/01 08:05:11`. */
function stamp(): string {
  return now().slice(0, 19).replaceAll('-', '/').replace('T', ' ');
}
