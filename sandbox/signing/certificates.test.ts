import { verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { unitOf, units } from '../data/units.ts';
import { SigningAuthority } from './certificates.ts';

const unit = unitOf('25217');
const bytes = Buffer.from('Kết quả giải quyết');

describe('leaders’ certificates', () => {
  const authority = new SigningAuthority(1);
  const root = new X509Certificate(authority.root);

  it('are issued by the root for every unit, with its present name', () => {
    expect(root.ca).toBe(true);
    expect(root.verify(root.publicKey)).toBe(true);
    for (const one of units) {
      const certificate = new X509Certificate(authority.certificateOf(one, 'Nguyễn Văn An'));
      expect(certificate.verify(root.publicKey)).toBe(true);
      expect(certificate.checkIssued(root)).toBe(true);
      expect(certificate.ca).toBe(false);
      expect(certificate.subject.split('\n')).toEqual([
        'C=VN',
        `O=${one.authority}`,
        'CN=Nguyễn Văn An',
      ]);
    }
  });

  it('are valid in the years the sandbox is used', () => {
    const certificate = new X509Certificate(authority.certificateOf(unit, 'A'));
    expect(new Date(certificate.validFrom) < new Date('2025-07-01T00:00:00+07:00')).toBe(false);
    expect(new Date(certificate.validFrom) <= new Date('2025-07-01T00:00:00+07:00')).toBe(true);
    expect(new Date(certificate.validTo) > new Date('2028-01-01')).toBe(true);
  });

  it('verify what the unit signed, and nothing else', () => {
    const { publicKey } = new X509Certificate(authority.certificateOf(unit, 'A'));
    const signature = authority.sign(unit, bytes);
    expect(verify('sha256', bytes, publicKey, signature)).toBe(true);
    expect(verify('sha256', Buffer.concat([bytes, Buffer.from('\n')]), publicKey, signature)).toBe(
      false,
    );
    const other = new X509Certificate(authority.certificateOf(unitOf('26041'), 'A')).publicKey;
    expect(verify('sha256', bytes, other, signature)).toBe(false);
  });

  it('have the same keys for the same seed only', () => {
    const keyOf = (seed: number) =>
      new X509Certificate(new SigningAuthority(seed).certificateOf(unit, 'A')).publicKey.export({
        type: 'spki',
        format: 'pem',
      });
    expect(keyOf(1)).toBe(keyOf(1));
    expect(keyOf(1)).not.toBe(keyOf(2));
  });
});
