import { afterEach, expect as should, test } from 'vitest';
import { expect } from '../../stage/expect.ts';
import { factLine, noteFacts, type Fact } from './facts.ts';

afterEach(() => noteFacts(undefined));

function noted(work: () => void): string[] {
  const facts: Fact[] = [];
  noteFacts((fact) => facts.push(fact));
  work();
  return facts.map(factLine);
}

test('what held is told with what was read and what was expected', async () => {
  const told = noted(() => {
    expect(200, 'mã trả lời').toBe(200);
    expect(['a', 'a', 'b'], 'các trường').toEqual(['a', 'a', 'b']);
    expect('H19-1', 'mã hồ sơ').toMatch(/^H19-\d+$/);
    expect({ step: 1, rest: 2 }, { message: 'bản tin' }).toMatchObject({ step: 1 });
    expect([], 'việc còn lại').not.toContain('x');
  });
  should(told).toEqual([
    'mã trả lời: đọc được 200; mong đợi bằng 200',
    'các trường: đọc được [“a” (2 lần), “b”]; mong đợi bằng [“a” (2 lần), “b”]',
    'mã hồ sơ: đọc được “H19-1”; mong đợi đúng dạng H19-…',
    'bản tin: đọc được {"step":1,"rest":2}; mong đợi có các giá trị {"step":1}',
    'việc còn lại: đọc được danh sách trống; mong đợi không có “x”',
  ]);
  const facts: Fact[] = [];
  noteFacts((fact) => facts.push(fact));
  await expect(Promise.resolve(3), 'số').resolves.toBe(3);
  await should(expect(Promise.resolve(3)).resolves.toBe(4)).rejects.toThrow();
  should(facts.length).toBeLessThanOrEqual(1);
});

test('what did not hold is told by the line that expected it, and is no fact', () => {
  const told = noted(() => {
    const error = failing(() => expect(1, 'số').toBe(2));
    const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
    const frame = frames.find((line) => !line.includes('node_modules'));
    should(frame).toContain('facts.test.ts');
    should(error.stack).not.toMatch(/proof\/facts\.ts|nghiemthu\/expect/);
  });
  should(told).toEqual([]);
});

function failing(work: () => void): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('it held');
}
