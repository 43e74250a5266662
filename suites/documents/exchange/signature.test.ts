import { describe, expect, test } from 'vitest';
import { settings } from '../settings.ts';
import { checkEnvelope } from './check.ts';
import { corpus } from './corpus.ts';
import { ownCertificate } from './own-certificate.ts';
import { signEnvelope, signPart } from './sign.ts';
import { writeEnvelope } from './write.ts';

const { kinds } = settings();
const signer = ownCertificate('Văn phòng điện tử', 'Sở Nội vụ');
const envelope = {
  ...{ from: { organId: 'H36.02', name: 'Sở Nội vụ' }, to: [{ organId: 'H19.101', name: 'UBND' }] },
  ...{ number: '12', notation: 'SNV-VP', place: 'Lâm Đồng', issuedOn: '2025-07-01', kind: '18' },
  ...{ kindName: 'Công văn', subject: 'V/v thử chữ ký', signer: 'Nguyễn Thị An' },
  attachments: [{ name: 'a.txt', type: 'text/plain', bytes: Buffer.from('nội dung') }],
};
const signed = Buffer.from(signEnvelope(writeEnvelope(envelope), signer)).toString('utf8');

const codes = (text: string) =>
  checkEnvelope(Buffer.from(text), kinds).findings.map(({ code }) => code);
const put = (search: string | RegExp, replace: string) => {
  const text = signed.replace(search, replace);
  expect(text).not.toBe(signed);
  return codes(text);
};

describe('a signed envelope', () => {
  test('holds, in each spelling, and names who signed', () => {
    for (const dialect of ['qcvn', 'third', 'edoc'] as const) {
      const bytes = signEnvelope(writeEnvelope(envelope, dialect), signer);
      const { signedBy, verdict } = checkEnvelope(bytes, kinds, { mustBeSigned: true });
      expect(signedBy).toBe('Văn phòng điện tử, Sở Nội vụ');
      expect(verdict).not.toBe('invalid');
    }
  });

  test('is missed where it is demanded, and only there', () => {
    const plain = writeEnvelope(envelope);
    expect(checkEnvelope(plain, kinds).findings).toEqual([]);
    const { findings, gateway } = checkEnvelope(plain, kinds, { mustBeSigned: true });
    expect([findings.map(({ code }) => code), gateway]).toEqual([['signature-missing'], '22']);
  });

  test('is broken by any change of what it is over', () => {
    expect(put('V/v thử chữ ký', 'V/v thử chữ ky')).toEqual(['signature-broken']);
    expect(put('<SteeringType>1', '<SteeringType>2')).toEqual(['signature-broken']);
    const other = Buffer.from('nội dunG').toString('base64');
    const own = Buffer.from('nội dung').toString('base64');
    expect(put(own, other)).toEqual(['signature-broken']);
    expect(put(/SignatureValue>./, 'SignatureValue>!')).toEqual(['signature-broken']);
  });

  test('by another key than that of its certificate does not hold', () => {
    const { certificate } = ownCertificate('Người khác', 'Sở Nội vụ');
    const inside = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '');
    const text = put(inside(signer.certificate), inside(certificate));
    expect(text).toEqual(['signature-broken']);
  });

  test('with a comment between its letters is refused', () => {
    expect(put('V/v thử', 'V/v<!-- x --> thử')).toEqual(['signature-comment']);
  });

  test('that was moved, doubled, or wrapped is refused', () => {
    const [signature = ''] = /<ds:Signature.*<\/ds:Signature>/s.exec(signed) ?? [];
    const without = signed.replace(signature, '');
    const moved = without.replace('<MessageHeader>', `<MessageHeader>${signature}`);
    expect(codes(moved)).toEqual(['signature-misplaced']);
    expect(put('</edXML:edXMLHeader>', `${signature}</edXML:edXMLHeader>`)).toEqual([
      'signature-twice',
    ]);
    const body = signed.slice(signed.indexOf('<edXML xmlns'));
    const wrapped = `<edXML>${body.replace('12</CodeNumber>', '99</CodeNumber>')}${body}</edXML>`;
    expect(codes(wrapped)).toContain('signature-twice');
  });

  test('over one element alone, by an Id that two elements have, is refused', () => {
    const text = Buffer.from(writeEnvelope(envelope)).toString('utf8');
    const withId = text.replace('<MessageHeader>', '<MessageHeader Id="m">');
    const partly = Buffer.from(signPart(Buffer.from(withId), signer, 'MessageHeader')).toString();
    expect(codes(partly)).toEqual(['signature-reference']);
    expect(codes(partly.replace('<SteeringType>', '<SteeringType Id="m">'))).toEqual([
      'id-twice',
      'signature-reference',
    ]);
  });

  test.each([
    ['SignatureMethod', 'http://www.w3.org/2000/09/xmldsig#hmac-sha1'],
    ['SignatureMethod', 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'],
    ['SignatureMethod', ''],
    ['DigestMethod', 'http://www.w3.org/2000/09/xmldsig#sha1'],
    ['CanonicalizationMethod', 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments'],
    ['CanonicalizationMethod', 'http://www.w3.org/2001/04/xmlenc#sha256'],
    ['Transform', 'http://www.w3.org/TR/1999/REC-xslt-19991116'],
  ])('with %s %s is refused', (name, algorithm) => {
    const other = new RegExp(`(<ds:${name} Algorithm=")[^"]*`);
    expect(put(other, `$1${algorithm}`)).toEqual(['signature-algorithm']);
  });

  test('without a certificate, or with one that cannot be read, is refused', () => {
    expect(put(/<ds:KeyInfo>.*<\/ds:KeyInfo>/s, '')).toEqual(['signature-certificate']);
    expect(put(/X509Certificate>.{40}/, 'X509Certificate>')).toEqual(['signature-certificate']);
  });
});

test('the corpus has envelopes that are signed: rightly, and wrongly in each way', () => {
  const found = new Set(
    corpus().flatMap(({ name, findings }) =>
      name.startsWith('invalid-signature') ? findings : [],
    ),
  );
  expect([...found].sort()).toEqual([
    ...['id-twice', 'signature-algorithm', 'signature-broken', 'signature-certificate'],
    ...['signature-comment', 'signature-misplaced', 'signature-reference', 'signature-twice'],
  ]);
});
