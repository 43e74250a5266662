import { randomFillSync } from 'node:crypto';
import { writeEnvelope } from '../exchange/write.ts';
import { envelopeFor, exchangeOf, officeOf, written } from '../prepare.ts';
import { settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('large-file', async (stage) => {
    const exchange = await exchangeOf(stage);
    const clerk = await officeOf(stage, 'clerk');
    const { largestFile } = settings();
    // Nothing that gets smaller in a ZIP.
    const bytes = randomFillSync(Buffer.alloc(largestFile * 2 ** 20));
    const arrivesWhole = async (zipped: boolean) => {
      const name = zipped ? 'bản đồ nén.bin' : 'bản đồ.bin';
      const file = { name, type: 'application/octet-stream', bytes, zipped };
      const envelope = await envelopeFor(stage, exchange, 'large-file', { attachments: [file] });
      const { code } = await exchange.send(writeEnvelope(envelope));
      expect(code, 'mã lỗi của trục').toBe('0');
      const [id = ''] = await clerk.listed('in', written(envelope));
      const received = await clerk.document(id).paper(name);
      expect(received.length, 'dung lượng tệp nhận được').toBe(bytes.length);
      expect(received.equals(bytes), 'tệp còn nguyên vẹn').toBe(true);
    };
    await stage.step(`Tệp ${largestFile} MB đến nơi nguyên vẹn`, () => arrivesWhole(false));
    await stage.step(`Tệp ${largestFile} MB nén trước đến nơi nguyên vẹn`, () =>
      arrivesWhole(true),
    );
  }),
);
