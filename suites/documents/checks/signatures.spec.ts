import { configOfSuites } from '../../journey.ts';
import { dayOf, today } from '../../stage/days.ts';
import { officeOf, receivedAt } from '../prepare.ts';
import { settings } from '../settings.ts';
import { issuedPdf, submittedPdf, trustedBy } from '../signatures/issued.ts';
import { verifiedIn } from '../../signatures/verify.ts';
import type { Signature } from '../../signatures/verify.ts';
import { check, expect, test } from './suite.ts';

/** Signatures of PDF that official documents may have. */
const FORMS = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached'];

const lower = (text: string) => text.normalize('NFC').toLocaleLowerCase('vi');
const isOf = (name: string) => (one: Signature) => lower(one.signer.name) === lower(name);

test(
  ...check('signatures-hold', async (stage) => {
    const { pdf, signatures, signer, number, name } = await issuedPdf(stage, 'signatures-hold');
    await stage.step('Tệp phát hành có chữ ký số của người ký và của cơ quan', async () => {
      expect(signatures.filter(isOf(signer)).length, 'chữ ký của người ký').toBe(1);
      const others = signatures.filter((one) => !isOf(signer)(one));
      expect(others.length, 'chữ ký của cơ quan').toBe(1);
      for (const { subFilter } of signatures) expect(FORMS, 'dạng chữ ký').toContain(subFilter);
    });
    await stage.step('Chữ ký số khớp với tệp, chữ ký sau cùng bao trùm toàn bộ tệp', async () => {
      const broken = signatures.filter(({ isIntact }) => !isIntact);
      expect(broken.map(nameOf), 'chữ ký không khớp với tệp').toEqual([]);
      expect(signatures.at(-1)?.isWhole, 'chữ ký sau cùng bao trùm toàn bộ tệp').toBe(true);
    });
    await stage.step('Sửa một byte thì chữ ký mất hiệu lực', async () => {
      for (const at of placesIn(pdf)) {
        const changed = Buffer.from(pdf);
        changed[at]! ^= 1;
        const holding = (await verifiedIn(changed)).filter((one) => one.isIntact && one.isWhole);
        expect(holding.map(nameOf), `chữ ký còn hiệu lực sau khi sửa byte ${at}`).toEqual([]);
      }
    });
    await stage.step('Nơi nhận có đúng tệp đã ký', async () => {
      const received = await receivedAt(stage, stage.target.units.other, number);
      const there = await received?.paper(name);
      expect(there?.equals(pdf), 'tệp ở nơi nhận giống tệp phát hành').toBe(true);
    });
  }),
);

/** Near the start of the file, in its middle outside of signatures, and at its end. */
function placesIn(pdf: Buffer): number[] {
  return [20, pdf.indexOf('endobj') + 2, pdf.lastIndexOf('startxref') + 2];
}

const nameOf = ({ signer }: Signature) => signer.name;

test(
  ...check('signers-trusted', async (stage) => {
    const before = today();
    const { signatures } = await issuedPdf(stage, 'signers-trusted');
    const roots = await trustedBy(stage);
    await stage.step('Ngày ký ghi trên chữ ký là ngày ký văn bản', async () => {
      expect(signatures.length, 'chữ ký của người ký').toBeGreaterThan(0);
      for (const { signer, signedAt } of signatures)
        expect([before, today()], `ngày ký của ${signer.name}`).toContain(dayOf(signedAt ?? ''));
    });
    await stage.step(
      'Chứng thư số do cơ quan chứng thực cấp, còn hiệu lực vào lúc ký',
      async () => {
        const now = new Date();
        const trusted = signatures.map((one) => one.isTrusted(roots, one.signedAt ?? now));
        const answers = await Promise.all(trusted);
        const not = signatures.filter((_, n) => !answers[n]);
        expect(not.map(nameOf), 'chữ ký có chứng thư số không được tin cậy').toEqual([]);
      },
    );
  }),
);

test(
  ...check('signers-unit', async (stage) => {
    const { signatures, signer } = await issuedPdf(stage, 'signers-unit');
    const name = unitName(stage.target.units.home);
    await stage.step(`Chứng thư số mang tên ${name}`, async () => {
      expect(signatures.filter(isOf(signer)).length, 'chữ ký của người ký').toBe(1);
      expect(signatures.length, 'chữ ký của cơ quan').toBeGreaterThan(1);
      const wrong = signatures.filter(
        (one) => !lower(one.signer.organization).endsWith(lower(name)),
      );
      expect(
        wrong.map((one) => `${one.signer.name}: ${one.signer.organization}`),
        'chứng thư số mang tên khác',
      ).toEqual([]);
    });
  }),
);

/** The present name of a unit of the plan. */
function unitName(unit: string): string {
  const { communes, plan } = configOfSuites();
  return communes.find(({ code }) => code === unit)?.name ?? plan.province.name.vi;
}

test(
  ...check('signing-time', async (stage) => {
    const id = await submittedPdf(stage, 'signing-time');
    const leader = (await officeOf(stage, 'leader')).document(id);
    const most = settings().longestSigning;
    await stage.step(`Lãnh đạo ký số trong ${most} giây`, async () => {
      const from = performance.now();
      await leader.sign();
      const seconds = (performance.now() - from) / 1000;
      expect(seconds, 'số giây chờ ký').toBeLessThanOrEqual(most);
      expect(await leader.fact('signer'), 'người ký').not.toBe('');
    });
  }),
);
