import { createECDH, createHmac, createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

export interface KeyPair {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** A P-256 key pair that depends on its label only, so the same seed has the same keys. */
export function keyPairFrom(label: string): KeyPair {
  const ecdh = createECDH('prime256v1');
  const secret = createHmac('sha256', 'sandbox signing key').update(label).digest();
  ecdh.setPrivateKey(secret);
  const point = ecdh.getPublicKey();
  const part = (from: number, to: number) => point.subarray(from, to).toString('base64url');
  const privateKey = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: part(1, 33),
      y: part(33, 65),
      d: secret.toString('base64url'),
    },
  });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}
