import { X509Certificate } from 'node:crypto';
import { findAgency } from '../data/agencies.ts';
import type { Agency } from '../data/agencies.ts';
import type { Faults } from '../faults/faults.ts';
import { now } from '../../web/words.ts';
import { EnvelopeError } from './envelope.ts';
import type { Envelope } from './envelope.ts';
import { readEnvelope } from './read.ts';
import { XmlError } from './xml.ts';

/** What the exchange answers: 0 done, 10 wrong file, 15 who one is, 18 … 23 as QLVB systems know them. */
export type ErrorCode = '0' | '10' | '15' | '18' | '19' | '20' | '21' | '22' | '23';

export const ERROR_TEXTS: Record<ErrorCode, string> = {
  '0': 'Thanh cong',
  '10': 'Tệp gửi lên không hợp lệ',
  '15': 'SystemId hoặc SecretKey không đúng',
  '18': 'Đơn vị nhận không có trên trục liên thông',
  '19': 'Đơn vị gửi chưa đăng ký trên trục liên thông',
  '20': 'Lỗi hệ thống',
  '21': 'Lỗi xử lý tệp',
  '22': 'Tệp không phải là gói tin edXML hợp lệ',
  '23': 'Đơn vị nhận đang bị khóa',
};

/** Statuses that a receiver may send. */
export const STATUSES: Readonly<Record<string, string>> = {
  '01': 'Đã đến',
  '02': 'Từ chối tiếp nhận',
  '03': 'Đã tiếp nhận',
  '04': 'Đã đến, chờ phân công',
  '05': 'Đã phân công, đang xử lý',
  '06': 'Hoàn thành',
  '13': 'Yêu cầu thu hồi',
  '15': 'Đồng ý thu hồi, cập nhật',
  '16': 'Từ chối thu hồi, cập nhật',
};

export interface Packet {
  docId: string;
  from: Agency;
  to: Agency[];
  bytes: Uint8Array;
  envelope: Envelope;
  createdAt: string;
}

export interface StatusLine {
  docId: string;
  organId: string;
  status: string;
  reason: string;
  at: string;
}

/** Agencies that take signed envelopes alone. */
export const SIGNED_ONLY: ReadonlySet<string> = new Set(['H19.13']);

/** A system that is connected: what it is handed. */
export interface Connected {
  arrived(packet: Packet, receiver: Agency): void;
  told(line: StatusLine, packet: Packet): void;
}

export interface Answer {
  code: ErrorCode;
  docId: string | null;
}

/** Whether a code is a former one in the new form, like `H19.20.01`. */
function isFormerNew(agency: Agency | undefined, organId: string): boolean {
  return agency !== undefined && agency.organId !== organId && !organId.startsWith('000.');
}

/** Hands documents from system to system and passes their statuses back. */
export class Gateway {
  readonly #faults: Faults;
  readonly #packets = new Map<string, Packet>();
  readonly #statuses: StatusLine[] = [];
  readonly #systems = new Map<string, Connected>();
  /** System → SHA-256 of the certificates that it signs with. */
  readonly #certificates = new Map<string, Set<string>>();

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  connect(system: string, connected: Connected): void {
    this.#systems.set(system, connected);
  }

  /** Makes a certificate, PEM, known as one that a system signs with. @returns false for what is none */
  register(system: string, certificate: string): boolean {
    try {
      const { fingerprint256 } = new X509Certificate(certificate);
      const known = this.#certificates.get(system) ?? new Set();
      this.#certificates.set(system, known.add(fingerprint256));
      return true;
    } catch {
      return false;
    }
  }

  send(system: string, bytes: Uint8Array): Answer {
    if (bytes.length === 0) return { code: '10', docId: null };
    const envelope = this.#read(bytes);
    if (envelope === null) return { code: '22', docId: null };
    const { signedBy } = envelope;
    if (signedBy !== undefined && !this.#certificates.get(system)?.has(signedBy))
      return { code: '22', docId: null };
    const from = findAgency(envelope.from.organId);
    if (from?.system !== system) return { code: '19', docId: null };
    const isStrict = this.#faults.isOn('former-code-refused', envelope);
    const found = envelope.to.map(({ organId }) => {
      const agency = findAgency(organId);
      if (isFormerNew(agency, organId) && this.#faults.isOn('new-form-unknown')) return undefined;
      return isStrict && agency?.organId !== organId ? undefined : agency;
    });
    const ignored = this.#faults.isOn('unknown-receiver-accepted');
    if (!ignored && found.includes(undefined)) return { code: '18', docId: null };
    const to = found.filter((one) => one !== undefined);
    const isLocked = (agency: Agency, n: number) =>
      agency.locked &&
      (agency.organId === envelope.to[n]?.organId || !this.#faults.isOn('abolished-code-accepted'));
    if (to.some(isLocked)) return { code: '23', docId: null };
    const isDemanded = to.some(({ organId }) => SIGNED_ONLY.has(organId));
    if (isDemanded && signedBy === undefined && !this.#faults.isOn('unsigned-envelope-accepted'))
      return { code: '22', docId: null };
    const docId = `edoc-${String(this.#packets.size + 1).padStart(8, '0')}`;
    const packet = { docId, from, to, bytes, envelope, createdAt: now() };
    this.#packets.set(docId, packet);
    for (const receiver of to) this.#systems.get(receiver.system)?.arrived(packet, receiver);
    return { code: '0', docId };
  }

  /** Passes a status of a receiver back to the sender's system. */
  tell(system: string, line: Omit<StatusLine, 'at'>): ErrorCode {
    const packet = this.#packets.get(line.docId);
    const receiver = packet?.to.find(({ organId }) => organId === line.organId);
    if (packet === undefined || receiver?.system !== system) return '18';
    if (!(line.status in STATUSES)) return '22';
    const kept = { ...line, at: now() };
    this.#statuses.push(kept);
    this.#systems.get(packet.from.system)?.told(kept, packet);
    return '0';
  }

  packet(docId: string): Packet | undefined {
    return this.#packets.get(docId);
  }

  /** What was sent to the agencies of a system. */
  received(system: string): Packet[] {
    return [...this.#packets.values()].filter(({ to }) => to.some((one) => one.system === system));
  }

  /** The statuses that came back of a packet, in their order. */
  statuses(docId: string): StatusLine[] {
    return this.#statuses.filter((line) => line.docId === docId);
  }

  #read(bytes: Uint8Array): Envelope | null {
    try {
      const envelope = readEnvelope(bytes, !this.#faults.isOn('envelope-signature-unchecked'));
      return envelope.dialect === 'edoc' && this.#faults.isOn('edoc-refused') ? null : envelope;
    } catch (error) {
      if (error instanceof XmlError || error instanceof EnvelopeError) return null;
      throw error;
    }
  }
}
