import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

// Messages of STUN (RFC 8489) as TURN (RFC 8656) has them: as much as one allocation of a UDP address takes.

export const METHOD = { allocate: 0x003, refresh: 0x004 } as const;
/** Classes, as their two bits stand among those of the method. */
export const CLASS = { request: 0x000, success: 0x100, error: 0x110 } as const;
const ATTRIBUTE = {
  ...{ username: 0x0006, integrity: 0x0008, error: 0x0009, lifetime: 0x000d, realm: 0x0014 },
  ...{ nonce: 0x0015, relayed: 0x0016, transport: 0x0019 },
} as const;

const COOKIE = 0x2112a442;
const HEADER = 20;
const INTEGRITY = 24;
/** UDP's number among protocols. */
const UDP = 17;

/** What somebody is let in with. */
export interface Login {
  username: string;
  credential: string;
  realm: Buffer;
  nonce: Buffer;
}

/** A message that came. */
export interface TurnAnswer {
  id: Buffer;
  method: number;
  class: number;
  /** Code of an error, like 401; undefined where it tells none. */
  code: number | undefined;
  realm: Buffer | undefined;
  nonce: Buffer | undefined;
  /** Whether it names an address that is relayed. */
  isRelayed: boolean;
  /** What it is signed over, and the signature; null where it is not signed. */
  signed: { over: Buffer; by: Buffer } | null;
}

/** A request, signed where somebody is let in. @param lifetime in seconds; 0 gives the allocation back */
export function encodeRequest(
  method: number,
  { login, lifetime }: { login?: Login; lifetime?: number },
): { id: Buffer; bytes: Buffer } {
  const id = randomBytes(12);
  const number = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  const attributes = [
    ...(method === METHOD.allocate
      ? [attribute(ATTRIBUTE.transport, Buffer.from([UDP, 0, 0, 0]))]
      : []),
    ...(lifetime === undefined ? [] : [attribute(ATTRIBUTE.lifetime, number(lifetime))]),
  ];
  if (login === undefined) return { id, bytes: whole(method, id, attributes) };
  attributes.push(
    attribute(ATTRIBUTE.username, Buffer.from(login.username, 'utf8')),
    attribute(ATTRIBUTE.realm, login.realm),
    attribute(ATTRIBUTE.nonce, login.nonce),
  );
  const over = whole(method, id, attributes, INTEGRITY);
  const signature = createHmac('sha1', keyOf(login)).update(over).digest();
  attributes.push(attribute(ATTRIBUTE.integrity, signature));
  return { id, bytes: whole(method, id, attributes) };
}

/** Reads a message; null for what is none. */
export function decodeAnswer(bytes: Buffer): TurnAnswer | null {
  if (bytes.length < HEADER || bytes.readUInt32BE(4) !== COOKIE) return null;
  const type = bytes.readUInt16BE(0);
  const end = HEADER + bytes.readUInt16BE(2);
  if (type >= 0x4000 || end > bytes.length) return null;
  const answer: TurnAnswer = {
    ...{ id: bytes.subarray(8, HEADER), method: type & 0x3eef, class: type & 0x0110 },
    ...{ code: undefined, realm: undefined, nonce: undefined, isRelayed: false, signed: null },
  };
  for (let at = HEADER; at + 4 <= end;) {
    const kind = bytes.readUInt16BE(at);
    const length = bytes.readUInt16BE(at + 2);
    const value = bytes.subarray(at + 4, at + 4 + length);
    if (at + 4 + length > end) return null;
    if (kind === ATTRIBUTE.error && length >= 4)
      answer.code = (value.readUInt8(2) & 7) * 100 + value.readUInt8(3);
    if (kind === ATTRIBUTE.realm) answer.realm = value;
    if (kind === ATTRIBUTE.nonce) answer.nonce = value;
    if (kind === ATTRIBUTE.relayed) answer.isRelayed = length >= 8;
    if (kind === ATTRIBUTE.integrity) {
      // What follows the signature is not signed, and its length is none of what was.
      const over = Buffer.from(bytes.subarray(0, at));
      over.writeUInt16BE(at + INTEGRITY - HEADER, 2);
      answer.signed = { over, by: value };
      break;
    }
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return answer;
}

/** Whether an answer is signed by who knows the same secret. */
export function isSignedBy({ signed }: TurnAnswer, login: Login): boolean {
  if (signed === null) return false;
  const wanted = createHmac('sha1', keyOf(login)).update(signed.over).digest();
  return signed.by.length === wanted.length && timingSafeEqual(signed.by, wanted);
}

function keyOf({ username, realm, credential }: Login): Buffer {
  const [name, secret] = [Buffer.from(username, 'utf8'), Buffer.from(credential, 'utf8')];
  const colon = Buffer.from(':');
  return createHash('md5')
    .update(Buffer.concat([name, colon, realm, colon, secret]))
    .digest();
}

function attribute(kind: number, value: Buffer): Buffer {
  const bytes = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
  bytes.writeUInt16BE(kind, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, 4);
  return bytes;
}

/** @param more bytes that its length counts and that are still to come */
function whole(method: number, id: Buffer, attributes: readonly Buffer[], more = 0): Buffer {
  const head = Buffer.alloc(8);
  const body = Buffer.concat(attributes);
  head.writeUInt16BE(method | CLASS.request, 0);
  head.writeUInt16BE(body.length + more, 2);
  head.writeUInt32BE(COOKIE, 4);
  return Buffer.concat([head, id, body]);
}
