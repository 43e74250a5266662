import { X509Certificate } from 'node:crypto';
import { configOfSuites } from '../../journey.ts';
import type { Stage } from '../../stage/stage.ts';
import type { IssuedCertificate } from '../offer/connection.ts';
import { productOf } from '../product.ts';
import { check, expect, test } from './suite.ts';

/** The certificates of the leaders of all units. */
async function certificates(stage: Stage): Promise<IssuedCertificate[]> {
  const product = await productOf(stage);
  return stage.given('đọc được danh sách chứng thư số', () => product.certificates());
}

/** Unit code → its present name. */
function unitNames(): Map<string, string> {
  const { communes, plan } = configOfSuites();
  const own = [plan.province.code, plan.province.name.vi] as const;
  return new Map([own, ...communes.map(({ code, name }) => [code, name] as const)]);
}

/** The organisation a certificate names. */
function organisationOf(certificate: X509Certificate): string {
  return /^O=(.+)$/m.exec(certificate.subject)?.[1] ?? '';
}

test(
  ...check('certificate-unit', async (stage) => {
    const issued = (await certificates(stage)).filter(({ certificate }) => certificate !== null);
    const names = unitNames();
    await stage.step('Chứng thư số còn hiệu lực', async () => {
      const now = Date.now();
      const invalid = issued.filter(({ certificate }) => {
        const { validFrom, validTo } = new X509Certificate(certificate ?? '');
        return now < Date.parse(validFrom) || now > Date.parse(validTo);
      });
      expect(
        invalid.map(({ unit }) => unit),
        'đơn vị có chứng thư số hết hiệu lực',
      ).toEqual([]);
    });
    await stage.step('Chứng thư số mang tên đơn vị hiện nay', async () => {
      const wrong = issued.flatMap(({ unit, certificate }) => {
        const named = organisationOf(new X509Certificate(certificate ?? ''));
        const name = names.get(unit) ?? 'đơn vị không có trong danh mục';
        return named.toLocaleLowerCase('vi').endsWith(name.toLocaleLowerCase('vi'))
          ? []
          : [`${unit}: ${named}`];
      });
      expect(wrong, 'chứng thư số mang tên khác').toEqual([]);
    });
  }),
);

test(
  ...check('certificates-issued', async (stage) => {
    const issued = await certificates(stage);
    await stage.step('Lãnh đạo mọi đơn vị đều có chứng thư số', async () => {
      const holders = new Set(
        issued.flatMap((one) => (one.certificate === null ? [] : [one.unit])),
      );
      const without = [...unitNames()].filter(([code]) => !holders.has(code));
      expect(
        without.map(([code, name]) => `${code} ${name}`),
        'đơn vị chưa có',
      ).toEqual([]);
    });
  }),
);
