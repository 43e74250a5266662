import { expect } from '../stage/expect.ts';
import { addressOf } from '../stage/target.ts';
import { findParcel } from './journeys/find-parcel.ts';
import { requestChange } from './journeys/request-change.ts';
import { ParcelPage } from './pages/parcel-page.ts';
import { check, test, walk } from './test.ts';

test(...walk(findParcel));
test(...walk(requestChange));

test(
  ...check('areas-agree', async (stage) => {
    const site = addressOf(stage.target, 'land-records');
    const page = await stage.visitor();
    const answer = await page.request.get(`${site}/api/parcels`);
    const parcels = (await answer.json()) as { map: number; parcel: number; area: number }[];
    expect(parcels.length, 'số thửa đất').toBeGreaterThan(0);
    const shown = new ParcelPage(page);
    for (const { map, parcel, area } of parcels.slice(0, 3)) {
      await shown.find(site, String(map), String(parcel));
      await expect(shown.fact('Diện tích')).toHaveText(`${area} m²`);
    }
  }),
);
