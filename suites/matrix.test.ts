import { expect, test } from 'vitest';
import { checkMarks, partsOf } from './case.ts';
import { configOfSuites } from './journey.ts';
import { matrixOf } from './matrix.ts';
import { kindOf } from './requirements.ts';

const cells = matrixOf('procedures');
const permissions = configOfSuites().roles.permissions['procedures'] ?? {};

test('every permission is tried with every role of the platform, visitors included', () => {
  const roles = [...new Set(cells.map(({ role }) => role))];
  expect(roles).toContain('visitor');
  expect(cells).toHaveLength(Object.keys(permissions).length * roles.length);
  for (const [permission, { roles: holders }] of Object.entries(permissions)) {
    const allowed = cells.filter((cell) => cell.permission === permission && cell.allowed);
    expect(allowed.map(({ role }) => role).sort()).toEqual(holders.toSorted());
  }
});

test('a cell says in one sentence who may do what, and no two say the same', () => {
  const titles = cells.map(({ title }) => title);
  expect(titles).toContain('Chuyên viên không được ký số kết quả');
  expect(titles).toContain('Lãnh đạo được ký số kết quả');
  expect(new Set(titles).size).toBe(titles.length);
});

test('a cell is a case of its check, with a title of its own and the number of all', () => {
  const title = 'Chuyên viên không được ký số kết quả';
  const marks = checkMarks('procedures', 'roles-enforced', { title, of: 126 });
  const { annotation } = marks.details;
  const annotations = [annotation].flat();
  expect(marks.title).toBe(title);
  expect(kindOf({ annotations })).toEqual({ kind: 'check', name: 'roles-enforced' });
  expect(partsOf({ annotations })).toBe(126);
});
