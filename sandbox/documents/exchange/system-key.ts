import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { SigningAuthority } from '../../signing/certificates.ts';
import type { SystemKey } from './signature.ts';

/** An RSA key for the envelopes of a system, made when it is first needed, and its certificate of the authority. */
export function systemKey(authority: SigningAuthority, name: string): () => SystemKey {
  let made: SystemKey | undefined;
  return () => {
    if (made !== undefined) return made;
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const subject = { commonName: name, organization: name };
    const certificate = authority.certify(subject, createPublicKey(publicKey));
    made = { privateKey, certificate };
    return made;
  };
}
