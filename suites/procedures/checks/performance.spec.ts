import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { declaration } from '../declaration.ts';
import { withdrawAfterwards } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('upload-large', async (stage) => {
    const { largeUploadBytes, largeUploadSeconds } = settings();
    const product = await productOf(stage);
    const citizen = await stage.as('citizen');
    const { filing } = product.desk(citizen.page);
    const folder = await mkdtemp(join(tmpdir(), 'upload-'));
    const scan = join(folder, 'bản quét.jpg');
    await stage.given('tờ khai đã điền, bản quét đã chọn', async () => {
      await writeFile(scan, randomBytes(largeUploadBytes));
      await filing.open(procedureFor('upload-large'));
      await filing.fill({
        content: stage.marker,
        declaration: declaration(stage.marker),
        enclosures: scan,
        unit: stage.target.units.home,
      });
    });
    await stage.step(`Bản quét tải lên trong ${largeUploadSeconds} giây`, async () => {
      await filing.send();
      withdrawAfterwards(stage, citizen, await filing.code(largeUploadSeconds * 1_000));
      const scans = async () =>
        (await filing.papers()).filter((name) => name.includes(basename(scan)));
      await expect.poll(async () => (await scans()).length, 'số bản quét trên hồ sơ').toBe(1);
    });
    await rm(folder, { recursive: true });
  }),
);
