import { createHash, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Unit } from '../data/units.ts';
import { keyPairFrom } from '../web/keys.ts';
import type { KeyPair } from '../web/keys.ts';
import { bits, boolean, integer, octets, oid, sequence, set, tagged, time, utf8 } from './der.ts';

const OID = {
  commonName: '2.5.4.3',
  country: '2.5.4.6',
  organization: '2.5.4.10',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  subjectKeyIdentifier: '2.5.29.14',
  authorityKeyIdentifier: '2.5.29.35',
};

interface Subject {
  commonName: string;
  organization: string;
}

/** The years in which the sandbox is used. */
const VALID: Validity = {
  from: new Date('2025-06-30T17:00:00Z'),
  until: new Date('2030-06-30T17:00:00Z'),
};
interface Validity {
  from: Date;
  until: Date;
}

/** Who holds a certificate: an official of an organization, or the organization itself. */
export interface Holder extends Subject {
  /** What its key depends on: the same label has the same key. */
  label: string;
  valid?: Validity;
}

function nameOf(subject: Subject): Buffer {
  const one = (type: string, value: string) => set(sequence(oid(type), utf8(value)));
  return sequence(
    one(OID.country, 'VN'),
    one(OID.organization, subject.organization),
    one(OID.commonName, subject.commonName),
  );
}

function keyIdOf(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}

function certificate(
  subject: Subject,
  keys: Pick<KeyPair, 'publicKey'>,
  issuer: Subject,
  issuerKeys: KeyPair,
  { from, until }: Validity = VALID,
): string {
  const isAuthority = keys === issuerKeys;
  const spki = keys.publicKey.export({ type: 'spki', format: 'der' });
  const algorithm = sequence(oid(OID.ecdsaWithSha256));
  const extension = (id: string, critical: boolean, value: Buffer) =>
    sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));
  const serial = createHash('sha256')
    .update(spki)
    .update(subject.organization)
    .update(from.toISOString())
    .digest();
  const usage = isAuthority ? bits(Buffer.from([0x06]), 1) : bits(Buffer.from([0xc0]), 6);
  const body = sequence(
    tagged(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x19]), serial.subarray(0, 15)])),
    algorithm,
    nameOf(issuer),
    sequence(time(from), time(until)),
    nameOf(subject),
    spki,
    tagged(
      3,
      sequence(
        extension(OID.basicConstraints, true, sequence(...(isAuthority ? [boolean(true)] : []))),
        extension(OID.keyUsage, true, usage),
        extension(OID.subjectKeyIdentifier, false, octets(keyIdOf(keys.publicKey))),
        extension(
          OID.authorityKeyIdentifier,
          false,
          sequence(Buffer.concat([Buffer.from([0x80, 20]), keyIdOf(issuerKeys.publicKey)])),
        ),
      ),
    ),
  );
  const signature = sign('sha256', body, issuerKeys.privateKey);
  const base64 = sequence(body, algorithm, bits(signature)).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** Issues certificates and signs with their keys. Certificates are made when first asked for. */
export class SigningAuthority {
  readonly #seed: number;
  readonly #issuer: Subject = {
    commonName: 'Chứng thực chữ ký số thử nghiệm',
    organization: 'Môi trường kiểm thử tỉnh Đồng Nai',
  };
  readonly #issuerKeys: KeyPair;
  readonly #issued = new Map<string, string>();

  constructor(seed: number) {
    this.#seed = seed;
    this.#issuerKeys = keyPairFrom(`${seed}:root`);
  }

  /** The root certificate, PEM. */
  get root(): string {
    return this.#cached('root', () =>
      certificate(this.#issuer, this.#issuerKeys, this.#issuer, this.#issuerKeys),
    );
  }

  /** The certificate of the holder, PEM. */
  certificate({ label, valid, ...subject }: Holder): string {
    const key = [label, subject.organization, valid?.from.toISOString()].join(':');
    return this.#cached(key, () =>
      certificate(subject, this.#keysOf(label), this.#issuer, this.#issuerKeys, valid),
    );
  }

  /** A certificate for a key that somebody else has, PEM. */
  certify(subject: Subject, publicKey: KeyObject): string {
    return certificate(subject, { publicKey }, this.#issuer, this.#issuerKeys);
  }

  /** ECDSA over SHA-256 of the bytes, DER, with the holder's key. */
  signAs({ label }: Pick<Holder, 'label'>, bytes: Uint8Array): Buffer {
    return sign('sha256', bytes, this.#keysOf(label).privateKey);
  }

  /** The certificate of the unit's leader, PEM. `oldUnit`: still names the first unit it was formed from. */
  certificateOf(unit: Unit, leader: string, oldUnit = false): string {
    const organization = oldUnit ? formerAuthority(unit) : unit.authority;
    return this.certificate({ label: unit.code, commonName: leader, organization });
  }

  /** Signs with the key of the unit's leader, as `signAs`. */
  sign(unit: Unit, bytes: Uint8Array): Buffer {
    return this.signAs({ label: unit.code }, bytes);
  }

  #keysOf(label: string): KeyPair {
    return keyPairFrom(`${this.#seed}:${label}`);
  }

  #cached(key: string, make: () => string): string {
    const known = this.#issued.get(key);
    if (known) return known;
    const made = make();
    this.#issued.set(key, made);
    return made;
  }
}

/** The authority of the first unit that this one was formed from. */
export function formerAuthority(unit: Unit): string {
  return `Ủy ban nhân dân ${unit.formedFrom[0]}`;
}
