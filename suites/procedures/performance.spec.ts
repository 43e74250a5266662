import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { addressOf } from '../stage/target.ts';
import { declaration } from './applicant.ts';
import { DossierPage } from './pages/dossier-page.ts';
import { FilingPage } from './pages/filing-page.ts';
import { withdrawAfterwards } from './prepare.ts';
import { procedureFor, settings } from './settings.ts';
import { check, expect, test } from './test.ts';

test(
  ...check('upload-large', async (stage) => {
    const { largeUploadBytes, largeUploadSeconds } = settings();
    const citizen = await stage.as('citizen');
    const { page } = citizen;
    const form = new FilingPage(page);
    const dossier = new DossierPage(page);
    const folder = await mkdtemp(join(tmpdir(), 'upload-'));
    const scan = join(folder, 'bản quét.jpg');
    await stage.given('tờ khai đã điền, bản quét đã chọn', async () => {
      await writeFile(scan, randomBytes(largeUploadBytes));
      const address = addressOf(stage.target, 'procedures');
      await form.openAsCitizen(address, procedureFor('upload-large'));
      await form.fill({
        content: stage.marker,
        declaration: declaration(stage.marker),
        enclosures: scan,
        unit: stage.target.units.home,
      });
    });
    await stage.step(`Bản quét tải lên trong ${largeUploadSeconds} giây`, async () => {
      await form.submit();
      const filed = page.getByRole('heading', { level: 1, name: /^Hồ sơ \S+$/ });
      await expect(filed).toBeVisible({ timeout: largeUploadSeconds * 1_000 });
      withdrawAfterwards(stage, citizen, await dossier.code());
      await expect(dossier.files().filter({ hasText: basename(scan) })).toHaveCount(1);
    });
    await rm(folder, { recursive: true });
  }),
);
