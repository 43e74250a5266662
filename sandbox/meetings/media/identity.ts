import type { DtlsKeys } from 'werift';
import { SigningAuthority } from '../../signing/certificates.ts';
import { keyPairFrom } from '../../web/keys.ts';

export type MediaIdentity = DtlsKeys;

/** Name that the media server's certificate is made out to. */
export const MEDIA_NAME = 'may-chu-hop.dong-nai.example';

/** Key and certificate that media is encrypted with. */
export function mediaIdentity(seed: number, name: string): MediaIdentity {
  const { privateKey, publicKey } = keyPairFrom(`${seed}:media:${name}`);
  const subject = { commonName: name, organization: 'Nền tảng họp trực tuyến tỉnh Đồng Nai' };
  return {
    certPem: new SigningAuthority(seed).certify(subject, publicKey),
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    // SHA-256 with ECDSA, by their numbers in TLS.
    signatureHash: { hash: 4, signature: 3 },
  };
}
