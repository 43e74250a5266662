import { expect, suiteOf } from '../test.ts';
import { productOf } from './product.ts';

const { test, walk, check, journeys } = suiteOf('land-records');

for (const journey of await journeys()) test(...walk(journey));

test(
  ...check('areas-agree', async (stage) => {
    const product = await productOf(stage);
    const parcels = await product.parcels();
    expect(parcels.length, 'số thửa đất').toBeGreaterThan(0);
    const lookUp = product.lookUp(await stage.visitor());
    for (const parcel of parcels.slice(0, 3)) {
      await lookUp.find(parcel);
      await expect.poll(() => lookUp.area(), 'diện tích').toBe(`${parcel.area} m²`);
    }
  }),
);
