import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { PeerCertificate } from 'node:tls';
import forge from 'node-forge';

/** An authority of one proxy, which vouches for the target's servers to the suites and to nobody else. */
export interface Authority {
  /** PEM. */
  certificate: string;
  /** What Chromium takes instead of an authority: SHA-256 of the public key, in base64. */
  fingerprint: string;
  /** A certificate that says what the server's own says, signed by this authority. */
  like(peer: PeerCertificate): { cert: string; key: string };
}

export function makeAuthority(): Authority {
  const own = keys();
  const ca = forge.pki.createCertificate();
  ca.publicKey = own.publicKey;
  ca.serialNumber = serial();
  ca.validity.notBefore = new Date(Date.now() - 86_400_000);
  ca.validity.notAfter = new Date(Date.now() + 7 * 86_400_000);
  const name = [{ name: 'commonName', value: 'nghiemthu mutate' }];
  ca.setSubject(name);
  ca.setIssuer(name);
  ca.setExtensions([
    { name: 'basicConstraints', critical: true, cA: true },
    { name: 'keyUsage', critical: true, keyCertSign: true },
  ]);
  ca.sign(own.privateKey, forge.md.sha256.create());
  const certificate = forge.pki.certificateToPem(ca);
  const leaf = keys();
  return {
    certificate,
    fingerprint: fingerprintOf(leaf.publicPem),
    like: (peer) => ({
      cert: leafLike(peer, leaf.publicKey, ca, own.privateKey) + certificate,
      key: leaf.privatePem,
    }),
  };
}

function leafLike(
  peer: PeerCertificate,
  publicKey: forge.pki.PublicKey,
  ca: forge.pki.Certificate,
  key: forge.pki.rsa.PrivateKey,
): string {
  const leaf = forge.pki.createCertificate();
  leaf.publicKey = publicKey;
  leaf.serialNumber = serial();
  leaf.validity.notBefore = new Date(peer.valid_from);
  leaf.validity.notAfter = new Date(peer.valid_to);
  leaf.setSubject([{ name: 'commonName', value: textOf(peer.subject?.CN) }]);
  leaf.setIssuer(ca.subject.attributes);
  leaf.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: namesOf(peer) },
  ]);
  leaf.sign(key, forge.md.sha256.create());
  return forge.pki.certificateToPem(leaf);
}

function textOf(name: string | string[] | undefined): string {
  return [name ?? 'nghiemthu mutate'].flat()[0]!;
}

/** `DNS:a.vn, IP Address:127.0.0.1` as the library wants it. */
function namesOf({ subjectaltname = '' }: PeerCertificate): object[] {
  return subjectaltname.split(', ').flatMap((one): object[] => {
    const [kind, value = ''] = one.split(/:(.*)/s);
    if (kind === 'DNS') return [{ type: 2, value }];
    return kind === 'IP Address' ? [{ type: 7, ip: value }] : [];
  });
}

function keys() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' });
  const privatePem = privateKey.export({ type: 'pkcs1', format: 'pem' });
  return {
    ...{ publicPem, privatePem },
    publicKey: forge.pki.publicKeyFromPem(publicPem),
    privateKey: forge.pki.privateKeyFromPem(privatePem),
  };
}

function fingerprintOf(publicPem: string): string {
  const der = createPublicKey(publicPem).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('base64');
}

/** Positive, and not the same twice. */
function serial(): string {
  return `01${forge.util.bytesToHex(forge.random.getBytesSync(15))}`;
}
