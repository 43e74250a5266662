import { describe, expect, test } from 'vitest';
import { Phrases } from './phrases.ts';

const phrases = new Phrases([
  ['Chuyên viên', 'Specialist'],
  ['Ký số kết quả', 'Sign the result'],
  ['{} được {}', '{} may {}'],
  ['{} không được {}', '{} may not {}'],
  ['Tệp “{}” (lần {})', 'File “{}” (attempt {})'],
  ['Chuyên viên', 'Clerk'],
  ['“mã {}”', '“code {}”'],
  ['mã {}', 'code {}'],
]);

describe('the English of a phrase', () => {
  test.each([
    ['Chuyên viên', 'Specialist'],
    ['chuyên viên', 'specialist'],
    ['Chuyên viên được ký số kết quả', 'Specialist may sign the result'],
    ['Chuyên viên không được ký số kết quả', 'Specialist may not sign the result'],
    ['Tệp “a.pdf” (lần 2)', 'File “a.pdf” (attempt 2)'],
    ['Tệp “$& $1” (lần {})', 'File “$& $1” (attempt {})'],
    ['Ông A được về', 'Ông A may về'],
  ])('%s is %s', (vi, en) => expect(phrases.english(vi)).toBe(en));

  test('is unknown where nobody wrote it', () => {
    expect(phrases.english('Lãnh đạo')).toBeUndefined();
    expect(phrases.english('')).toBeUndefined();
    expect(phrases.english('a.được b')).toBeUndefined();
  });

  test('of a value is known only where a phrase is such a value', () => {
    expect(phrases.english('“mã 7”', true)).toBe('“code 7”');
    expect(phrases.english('mã 7', true)).toBeUndefined();
    expect(phrases.english('“Chuyên viên”', true)).toBeUndefined();
    expect(phrases.english('“Chuyên viên được ký số kết quả”', true)).toBeUndefined();
  });
});
