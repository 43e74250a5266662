import { expect, test } from 'vitest';
import { exchangeText } from './exchange.ts';

const text = (body: string): string =>
  exchangeText({
    ...{ method: 'POST', path: '/hotich/dangKyHoTich', headers: {}, body },
    answer: { status: 400, headers: {}, text: '{"errorCode":"500"}', ms: 3 },
  });

test.each([
  ['whole', '{"hoTen":"Nguyễn Văn An","access_token":"bi-mat","ma":"7"}'],
  ['cut', '{"hoTen":"Nguyễn Văn An","access_token" : "bi-mat","ma":"7"'],
  ['cut in a value', '{"ma":"7","hoTen":"Nguyễn Văn An","access_token":"bi-mat'],
  ['with a quote inside', '{"hoTen":"Nguyễn \\"Văn An","access_token":"bi-mat","ma":"7"'],
])('personal data and secrets of JSON that is %s are masked', (_name, body) => {
  const shown = text(body);
  expect(shown).toContain('"ma":"7"');
  expect(shown).not.toMatch(/Văn An|bi-mat/);
});

test('JSON nested deeper than any stack is written as it was sent', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  expect(text(deep)).toContain('[[[[');
  expect(text(deep).length).toBeLessThan(20_000);
});
