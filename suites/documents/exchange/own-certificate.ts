import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';
import type { EnvelopeSigner } from './sign.ts';

/** A key of this moment and a certificate that it signed itself, valid for a day before and after. */
export function ownCertificate(commonName: string, organization: string): EnvelopeSigner {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(15))}`;
  const day = 86_400_000;
  certificate.validity.notBefore = new Date(Date.now() - day);
  certificate.validity.notAfter = new Date(Date.now() + day);
  const name = [
    { name: 'countryName', value: 'VN' },
    { name: 'organizationName', value: organization, valueTagClass: forge.asn1.Type.UTF8 },
    { name: 'commonName', value: commonName, valueTagClass: forge.asn1.Type.UTF8 },
  ] as forge.pki.CertificateField[];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.sign(forge.pki.privateKeyFromPem(privateKey), forge.md.sha256.create());
  return { key: privateKey, certificate: forge.pki.certificateToPem(certificate) };
}
