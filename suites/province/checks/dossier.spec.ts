import { productOf as documentsOf } from '../../documents/product.ts';
import { verifiedIn } from '../../signatures/verify.ts';
import { productOf as portalOf } from '../../portal/product.ts';
import { connected } from '../../portal/prepare.ts';
import { arrived, handBack, handle, handledUntil, oneStop, statusAtUnit } from '../prepare.ts';
import { issueResult, resultArrived } from '../result.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('papers-whole', async (stage) => {
    const filed = await arrived(stage, 'papers-whole');
    const officer = await stage.on('procedures').as('one-stop');
    const dossier = (await oneStop(stage)).desk(officer.page).dossier(filed.code);
    await stage.step('Hồ sơ ở xã có đủ giấy tờ', async () => {
      await dossier.open();
      expect(await dossier.papers(), 'giấy tờ').toEqual(filed.papers.map(({ name }) => name));
    });
    for (const { name, buffer } of filed.papers)
      await stage.step(`Tệp ${name} còn nguyên`, async () => {
        const here = await dossier.paper(name);
        expect(here.equals(buffer), 'giống tệp đã nộp').toBe(true);
      });
  }),
);

test(
  ...check('result-same-bytes', async (stage) => {
    const filed = await arrived(stage, 'result-same-bytes');
    await stage.given('hồ sơ đã được ký số ở xã', () => handledUntil(stage, filed, 'signed'));
    const issued = await stage.given('kết quả đã phát hành', () => issueResult(stage, filed));
    await stage.given('xã đã nhận kết quả', () => resultArrived(stage, filed, issued));
    const stored = await stage.step('Tệp trong kho của công dân là tệp đã phát hành', async () => {
      await handBack(stage, filed);
      const results = async () =>
        (await filed.office.results()).filter((one) => one.dossier === filed.code);
      await expect.poll(async () => (await results()).length, 'số kết quả trong kho').toBe(1);
      const [result] = await results();
      const file = await result?.fetch();
      expect(file?.equals(issued.file), 'giống tệp đã phát hành').toBe(true);
      return file!;
    });
    const roots = await stage.given('có chứng thư số của cơ quan chứng thực', async () =>
      (await documentsOf(stage.on('documents'))).authorities(),
    );
    await stage.step('Tệp công dân nhận mang chữ ký số còn nguyên, được tin cậy', async () => {
      const signatures = await verifiedIn(stored);
      const nameOf = ({ signer }: (typeof signatures)[number]) => signer.name;
      expect(signatures.length, 'số chữ ký').toBeGreaterThan(0);
      const broken = signatures.filter(({ isIntact }) => !isIntact);
      expect(broken.map(nameOf), 'chữ ký không khớp với tệp').toEqual([]);
      expect(signatures.at(-1)?.isWhole, 'chữ ký sau cùng bao trùm toàn bộ tệp').toBe(true);
      const answers = await Promise.all(
        signatures.map((one) => one.isTrusted(roots, one.signedAt ?? new Date())),
      );
      const not = signatures.filter((_, n) => !answers[n]);
      expect(not.map(nameOf), 'chữ ký có chứng thư số không được tin cậy').toEqual([]);
    });
  }),
);

test(
  ...check('one-owner', async (stage) => {
    const filed = await arrived(stage, 'one-owner');
    await stage.given('xã đã tiếp nhận hồ sơ', () => handle(stage, filed, 'received'));
    const here = await statusAtUnit(stage, filed.code);
    const onPortal = () => filed.office.status(filed.code);
    await stage.given('Cổng đã có trạng thái đó', () =>
      expect.poll(onPortal, 'trạng thái trên Cổng').toBe(here),
    );
    const other = await connected(stage.on('portal'));
    await stage.step('Hệ thống khác ghi trạng thái “dừng xử lý” lên Cổng', () =>
      other.status(filed.code, '8'),
    );
    await stage.step('Cổng và xã lại có một trạng thái', async () => {
      await expect.poll(onPortal, 'trạng thái trên Cổng').toBe(here);
      expect(await statusAtUnit(stage, filed.code), 'trạng thái ở xã').toBe(here);
    });
    await stage.step('Tra cứu công khai cũng vậy', async () => {
      const { published } = await portalOf(stage.on('portal'));
      const { status } = await published.found(filed.code);
      expect(status, 'trạng thái tra cứu').toBe(here);
    });
  }),
);
