import { expect, test } from 'vitest';
import { patternOf } from './pattern.ts';

test.each([
  ['/ho-so/17/tep/3?ban=1', '/ho-so/{…}/tep/{…}'],
  ['/ho-so/H19.101-261128-5037', '/ho-so/{…}'],
  ['/phong/B-Axj3nlLwyK', '/phong/{…}'],
  ['/phong/eBfEYVbj5OrI', '/phong/{…}'],
  ['/phong/FRabBuMMwYzy', '/phong/{…}'],
  ['/phong/-zBdntlZUwDK', '/phong/{…}'],
  ['/tep/98c07d24-dcca-4b1d-b250-866d908950f4.pdf', '/tep/{…}'],
  ['/oauth2/v1/index.html', '/oauth2/v1/index.html'],
  [
    '/VXPAdapter/RestService/forward/CapNhatTrangThaiHoSo',
    '/VXPAdapter/RestService/forward/CapNhatTrangThaiHoSo',
  ],
  ['/api/may-chu-ice', '/api/may-chu-ice'],
  ['/dmdc/Category/KenhThucHien', '/dmdc/Category/KenhThucHien'],
])('%s is a page like %s', (path, pattern) => {
  expect(patternOf(path)).toBe(pattern);
});
