import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';

export const requestChange = journey('land-records', 'request-change', async (stage) => {
  const changes = (await productOf(stage)).changes((await stage.as('citizen')).page);
  await stage.step('Gửi yêu cầu đăng ký biến động', () => changes.request(stage.marker));
  await stage.step('Yêu cầu có trong danh sách của mình', () =>
    expect.poll(() => changes.has(stage.marker), 'có yêu cầu').toBe(true),
  );
});
