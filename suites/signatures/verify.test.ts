import { describe, expect, test } from 'vitest';
import { SigningAuthority } from '../../sandbox/signing/certificates.ts';
import type { Holder } from '../../sandbox/signing/certificates.ts';
import { signPdf } from '../../sandbox/signing/pdf.ts';
import { pdfOf } from './pdf.ts';
import { verifiedIn } from './verify.ts';

const authority = new SigningAuthority(1);
const organization = 'Ủy ban nhân dân Phường Trấn Biên';
const person = { label: 'a', commonName: 'Nguyễn Văn An', organization };
const agency = { label: 'b', commonName: organization, organization };

async function signed(pdf: Buffer, holder: Holder, spoil?: (bytes: Buffer) => Buffer) {
  const signer = {
    chain: [authority.certificate(holder)],
    sign: (bytes: Uint8Array) => authority.signAs(holder, bytes),
  };
  const says = { name: holder.commonName, reason: 'Ký', location: 'Trấn Biên' };
  return signPdf(pdf, signer, says, spoil);
}

const plain = await pdfOf('Van ban thu');
const both = await signed(await signed(plain, person), agency);

/** The signatures that hold, by whom they are of. */
const holding = async (pdf: Buffer) =>
  (await verifiedIn(pdf)).filter(({ isIntact }) => isIntact).map(({ signer }) => signer.name);

describe('signatures of a PDF', () => {
  test('hold one after another, the last over the whole file', async () => {
    const found = await verifiedIn(both);
    expect(found.map(({ isIntact }) => isIntact)).toEqual([true, true]);
    expect(found.map(({ isWhole }) => isWhole)).toEqual([false, true]);
    expect(found.map(({ signer }) => signer.name)).toEqual([person.commonName, organization]);
    expect(found.map(({ signer }) => signer.organization)).toEqual([organization, organization]);
    expect(found.map(({ subFilter }) => subFilter)).toEqual(Array(2).fill('ETSI.CAdES.detached'));
    for (const { signedAt } of found) expect(signedAt?.getFullYear()).toBeGreaterThan(2025);
  });

  test('a file without any has none, and what is no PDF neither', async () => {
    expect(await verifiedIn(plain)).toEqual([]);
    expect(await verifiedIn(Buffer.from('/ByteRange [0 9 12 99]'))).toEqual([]);
  });

  test('die with a byte of what they are over', async () => {
    const spoilt = (at: number) => {
      const bytes = Buffer.from(both);
      bytes[at]! ^= 1;
      return bytes;
    };
    // In what both are over; and in what was appended after the first.
    expect(await holding(spoilt(30))).toEqual([]);
    expect(await holding(spoilt(both.lastIndexOf('startxref') + 12))).toEqual([person.commonName]);
  });

  test('hold no more of a file that something was appended to', async () => {
    const found = await verifiedIn(Buffer.concat([both, Buffer.from('1 0 obj << >> endobj')]));
    expect(found.map(({ isIntact }) => isIntact)).toEqual([true, true]);
    expect(found.map(({ isWhole }) => isWhole)).toEqual([false, false]);
  });

  test('over other bytes are not intact, and what is no signature neither', async () => {
    const other = await signed(plain, person, (bytes) => Buffer.concat([bytes, Buffer.from(' ')]));
    expect((await verifiedIn(other)).map(({ isIntact }) => isIntact)).toEqual([false]);
    const text = both.toString('latin1').replaceAll(/<30[0-9a-f]{8}/g, '<0000000000');
    const broken = await verifiedIn(Buffer.from(text, 'latin1'));
    expect(broken.map(({ isIntact, signer }) => [isIntact, signer.name])).toEqual([
      [false, ''],
      [false, ''],
    ]);
  });
});

describe('a certificate', () => {
  const now = new Date();
  const trusted = async (pdf: Buffer, roots: string[], at = now) => {
    const found = await verifiedIn(pdf);
    return Promise.all(found.map((one) => one.isTrusted(roots, at)));
  };

  test('leads to the authority that issued it, and to no other', async () => {
    expect(await trusted(both, [authority.root])).toEqual([true, true]);
    expect(await trusted(both, [new SigningAuthority(2).root])).toEqual([false, false]);
    expect(await trusted(both, [])).toEqual([false, false]);
  });

  test('is trusted on the days when it is valid', async () => {
    expect(await trusted(both, [authority.root], new Date('2025-01-01'))).toEqual([false, false]);
    const valid = { from: new Date('2020-01-01'), until: new Date('2025-06-01') };
    const expired = await signed(plain, { ...person, valid });
    expect(await holding(expired)).toEqual([person.commonName]);
    expect(await trusted(expired, [authority.root])).toEqual([false]);
  });
});
