import { communeName } from '../../journey.ts';
import { digestOf, isIntact, organizationOf, signedText } from '../recount/signature.ts';
import { given, interfaceReport, officeOf, reported } from '../prepare.ts';
import { check, expect, test } from './suite.ts';

const lower = (text: string) => text.normalize('NFC').toLocaleLowerCase('vi');

test(
  ...check('signed-figures', async (stage) => {
    const campaign = await given(stage, 'signed-figures');
    await reported(stage, campaign, 'approved');
    await stage.step('Chữ ký số khớp với số liệu đã duyệt', async () => {
      const { signature, figures, unit } = await interfaceReport(stage, campaign.id);
      const signed = signature && signedText(signature);
      expect(Object.keys(figures).length, 'số ô').toBeGreaterThan(0);
      expect(signature !== null && isIntact(signature), 'chữ ký số khớp').toBe(true);
      expect(signed?.unit, 'đơn vị trong văn bản ký').toBe(unit);
      expect(digestOf(signed?.figures ?? {}), 'số liệu đã ký').toBe(digestOf(figures));
    });
  }),
);

test(
  ...check('signer-of-own-unit', async (stage) => {
    const { home } = stage.target.units;
    const name = communeName(home);
    const campaign = await given(stage, 'signer-of-own-unit');
    await reported(stage, campaign, 'approved');
    await stage.step(`Chứng thư số mang tên ${name}`, async () => {
      const { signature } = await interfaceReport(stage, campaign.id);
      const organization = signature === null ? '' : organizationOf(signature);
      expect(lower(organization), 'tổ chức trên chứng thư số').toContain(lower(name));
    });
  }),
);

test(
  ...check('packet-as-signed', async (stage) => {
    const campaign = await given(stage, 'packet-as-signed');
    await reported(stage, campaign, 'approved');
    const aggregator = await officeOf(stage, 'aggregator');
    await stage.given('báo cáo tỉnh đã được ký', async () => {
      await aggregator.aggregate(campaign.id);
      await (await officeOf(stage, 'province-signer')).complete(campaign.id);
    });
    await stage.step('Gói tin gửi lên đúng với báo cáo đã ký', async () => {
      await aggregator.transmit(campaign.id);
      const packets = await aggregator.packets(campaign.id);
      expect(packets.length, 'số gói tin').toBe(1);
      const [packet] = packets;
      const signed = packet && signedText(packet.signature);
      expect(packet !== undefined && isIntact(packet.signature), 'chữ ký số khớp').toBe(true);
      expect(Object.keys(packet?.figures ?? {}).length, 'số ô').toBeGreaterThan(0);
      expect(digestOf(packet?.figures ?? {}), 'số liệu').toBe(digestOf(signed?.figures ?? {}));
      expect(packet?.period, 'kỳ báo cáo').toBe(signed?.period);
    });
  }),
);
