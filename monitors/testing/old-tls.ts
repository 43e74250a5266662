import { createCipheriv, createDecipheriv, createECDH, createHash, createHmac } from 'node:crypto';
import { randomBytes, sign, X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';

// A server of TLS 1.2 (RFC 5246) from before RFC 5746: it knows nothing of secure renegotiation and says so by its
// silence. No library can be configured to be as old.

const HELLO = 1;
const KEY_EXCHANGE = 16;
const CIPHER_CHANGE = 20;
const HANDSHAKE = 22;
const DATA = 23;
const VERSION = Buffer.from([3, 3]);

function sized(bytes: number, value: Buffer): Buffer {
  const length = Buffer.alloc(bytes);
  length.writeUIntBE(value.length, 0, bytes);
  return Buffer.concat([length, value]);
}

const message = (type: number, body: Buffer) =>
  Buffer.concat([Buffer.from([type]), sized(3, body)]);

function prf(secret: Buffer, label: string, seed: Buffer, length: number): Buffer {
  const mac = (bytes: Buffer) => createHmac('sha256', secret).update(bytes).digest();
  const whole = Buffer.concat([Buffer.from(label), seed]);
  let out: Buffer = Buffer.alloc(0);
  for (let a = mac(whole); out.length < length; a = mac(a))
    out = Buffer.concat([out, mac(Buffer.concat([a, whole]))]);
  return out.subarray(0, length);
}

/** AES-128-GCM, one way. */
class Sealed {
  #count = 0n;
  readonly #key: Buffer;
  readonly #salt: Buffer;

  constructor(key: Buffer, salt: Buffer) {
    this.#key = key;
    this.#salt = salt;
  }

  #next(type: number, length: number): { count: Buffer; about: Buffer } {
    const count = Buffer.alloc(8);
    count.writeBigUInt64BE(this.#count++);
    const about = Buffer.concat([count, Buffer.from([type]), VERSION, Buffer.alloc(2)]);
    about.writeUInt16BE(length, 11);
    return { count, about };
  }

  seal(type: number, text: Buffer): Buffer {
    const { count, about } = this.#next(type, text.length);
    const cipher = createCipheriv('aes-128-gcm', this.#key, Buffer.concat([this.#salt, count]));
    cipher.setAAD(about);
    return Buffer.concat([count, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  }

  open(type: number, sealed: Buffer): Buffer {
    const { about } = this.#next(type, sealed.length - 24);
    const nonce = Buffer.concat([this.#salt, sealed.subarray(0, 8)]);
    const decipher = createDecipheriv('aes-128-gcm', this.#key, nonce);
    decipher.setAAD(about).setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(8, -16)), decipher.final()]);
  }
}

/** Speaks it over one connection and gives the same answer to the first thing it is asked. */
export function speakOldTls(
  socket: Socket,
  identity: { cert: Buffer; key: Buffer },
  answer: string,
): void {
  const exchange = createECDH('prime256v1');
  const point = exchange.generateKeys();
  const random = randomBytes(32);
  const said: Buffer[] = [];
  let asked: Buffer = Buffer.alloc(0);
  let master: Buffer = Buffer.alloc(0);
  let ways: { theirs: Sealed; ours: Sealed } | undefined;
  let secret = false;
  const record = (type: number, body: Buffer) =>
    socket.write(Buffer.concat([Buffer.from([type]), VERSION, sized(2, body)]));
  const say = (type: number, body: Buffer) => {
    said.push(message(type, body));
    record(HANDSHAKE, message(type, body));
  };
  const greet = (hello: Buffer) => {
    asked = hello.subarray(6, 38);
    // ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, and no extension.
    say(2, Buffer.concat([VERSION, random, Buffer.from([0, 0xc0, 0x2b, 0])]));
    say(11, sized(3, sized(3, new X509Certificate(identity.cert).raw)));
    const group = Buffer.concat([Buffer.from([3, 0, 23]), sized(1, point)]);
    const proof = sign('sha256', Buffer.concat([asked, random, group]), identity.key);
    say(12, Buffer.concat([group, Buffer.from([4, 3]), sized(2, proof)]));
    say(14, Buffer.alloc(0));
  };
  const agree = (theirPoint: Buffer) => {
    const shared = exchange.computeSecret(theirPoint);
    master = prf(shared, 'master secret', Buffer.concat([asked, random]), 48);
    const keys = prf(master, 'key expansion', Buffer.concat([random, asked]), 40);
    ways = {
      theirs: new Sealed(keys.subarray(0, 16), keys.subarray(32, 36)),
      ours: new Sealed(keys.subarray(16, 32), keys.subarray(36, 40)),
    };
  };
  const finish = ({ ours }: { ours: Sealed }) => {
    const all = createHash('sha256').update(Buffer.concat(said)).digest();
    record(CIPHER_CHANGE, Buffer.from([1]));
    const done = message(20, prf(master, 'server finished', all, 12));
    record(HANDSHAKE, ours.seal(HANDSHAKE, done));
  };
  const hear = (type: number, body: Buffer) => {
    if (type === CIPHER_CHANGE) secret = true;
    else if (type === HANDSHAKE && secret && ways !== undefined) {
      said.push(ways.theirs.open(HANDSHAKE, body));
      finish(ways);
    } else if (type === HANDSHAKE) {
      said.push(body);
      if (body[0] === HELLO) greet(body);
      if (body[0] === KEY_EXCHANGE) agree(body.subarray(5));
    } else if (type === DATA && ways !== undefined) {
      ways.theirs.open(DATA, body);
      record(DATA, ways.ours.seal(DATA, Buffer.from(answer)));
      socket.end();
    }
  };
  let kept: Buffer = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    kept = Buffer.concat([kept, bytes]);
    for (let end = 5; kept.length >= 5 && kept.length >= (end = 5 + kept.readUInt16BE(3));) {
      const [type, body] = [kept.readUInt8(0), kept.subarray(5, end)];
      kept = kept.subarray(end);
      hear(type, body);
    }
  });
}
