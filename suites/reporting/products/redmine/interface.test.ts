import { expect, test } from 'vitest';
import { NotOffered } from '../../../stage/offered.ts';
import { formWithCode } from '../../forms/read.ts';
import { withoutFormulas } from './interface.ts';

test('a cell with a formula is told to be lacking where it is asked for, and nowhere else', () => {
  const form = formWithCode('CT-XA/THANG', 1);
  const entered = { 'TTHC01.v': '7' };
  const figures = withoutFormulas(form, entered);
  expect(figures['TTHC01.v']).toBe('7');
  expect(figures['AS01.v']).toBeUndefined();
  expect(() => figures['TTHC04.v']).toThrow(NotOffered);
  expect(Object.keys(figures)).toEqual(['TTHC01.v']);
  expect(figures).toEqual(withoutFormulas(form, entered));
  expect({ ...figures }).toEqual(entered);
});
