import { addressOf } from '../../../stage/target.ts';
import type { LandProduct, Parcel } from '../../product.ts';
import { parcelPage } from './parcel-page.ts';
import { signIn } from './sign-in.ts';

export const product: LandProduct = {
  signIn,
  recognise: async (stage) => {
    const request = await stage.anonymous();
    return (await request.get(addressOf(stage.target, 'land-records'))).ok();
  },
  on(stage) {
    const site = addressOf(stage.target, 'land-records');
    return {
      lookUp: (page) => parcelPage(page, site),
      changes: (page) => ({
        request: async (content) => {
          await page.goto(`${site}/bien-dong`);
          await page.getByLabel('Nội dung biến động').fill(content);
          await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
        },
        has: async (content) =>
          (await page.getByRole('listitem').filter({ hasText: content }).count()) > 0,
      }),
      parcels: async () => {
        const answer = await (await stage.anonymous()).get(`${site}/api/parcels`);
        return (await answer.json()) as Parcel[];
      },
    };
  },
};
