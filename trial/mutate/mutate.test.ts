import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSmall, start } from '../testing/small.ts';
import type { Ran, Small } from '../testing/small.ts';
import type { MutantsResult } from './tell/result.ts';

let small: Small;
beforeAll(async () => {
  small = await makeSmall();
  small.edit('config/targets/here.yaml', 'kind: trial', 'kind: trial\nmutants: true');
  small.edit('config/targets/here.yaml', 'profiles: [quick]', 'profiles: []');
});
afterAll(() => small.close());

const head = `import { expect, test } from '@playwright/test';
const { addresses } = JSON.parse(process.env.NGHIEMTHU_TARGET!) as { addresses: { small: string } };
const home = { annotation: { type: 'journey', description: 'see-home' } };
const lookUp = { annotation: { type: 'check', description: 'look-up' } };
`;

/** Goes everywhere, waits for nothing and looks at nothing. */
const blind = `${head}
test('Xem trang chủ', home, async ({ page }) => {
  await page.goto(addresses.small, { timeout: 1000 }).catch(() => undefined);
  expect(1).toBe(1);
});
test('Tra cứu', lookUp, async ({ request }) => {
  await request.get(addresses.small + '/look-up', { timeout: 1000 }).catch(() => undefined);
  expect(1).toBe(1);
});
`;

/** Looks at all there is of a small page. */
const sharp = `${head}
test('Xem trang chủ', home, async ({ page }) => {
  const answer = await page.goto(addresses.small, { timeout: 1000 });
  expect(answer?.status(), 'mã trả lời').toBe(200);
  expect(answer?.headers()['content-type'], 'kiểu nội dung').toBe('text/html; charset=utf-8');
  await expect(page.getByRole('heading')).toHaveText('Nền tảng nhỏ', { timeout: 1000 });
});
test('Tra cứu', lookUp, async ({ request }) => {
  const answer = await request.get(addresses.small + '/look-up', { timeout: 1000 });
  expect(answer.status(), 'mã trả lời').toBe(200);
  expect(answer.headers()['content-type'], 'kiểu nội dung').toBe('application/json');
  expect(await answer.json()).toEqual({ found: true });
});
`;

const args = () => ['mutate', '--root', small.root, '--target', 'here', '--count', '3', '--json'];

function resultOf({ stdout, stderr }: Ran): MutantsResult {
  if (!stdout.startsWith('{')) throw new Error(stderr);
  return JSON.parse(stdout) as MutantsResult;
}

test('a suite that asserts nothing sees nothing', async () => {
  small.file('suites/small/small.spec.ts', blind);
  const ran = await start(small, args()).ended;
  const { score, mutants } = resultOf(ran);
  expect(mutants.map(({ outcome }) => outcome)).toEqual(Array(3).fill('lived'));
  expect(score).toMatchObject({ seen: 0, percent: 0 });
  expect(ran.code).toBe(1);
  // What was spoiled last is looked at, where it comes at all.
  const page = mutants.find(({ kind }) => kind !== 'hangs');
  const folder = path.join(small.out, 'mutants-here-small-1');
  expect(page?.picture).toBe(`pictures/${page?.id}.png`);
  const picture = readFileSync(path.join(folder, page!.picture!));
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  const html = readFileSync(path.join(folder, 'mutants.html'), 'utf8');
  for (const { id } of mutants) expect(html).toContain(id);
}, 120_000);

test('one that looks at all of a page sees all, killed and gone on with or not', async () => {
  small.file('suites/small/small.spec.ts', sharp);
  const begun = start(small, [...args(), '--jobs', '1']);
  expect(await begun.told(/thấy|LỌT|BỊ CHẶN/)).toBe('thấy');
  begun.kill('SIGKILL');
  await begun.ended;
  const goneOn = await start(small, args()).ended;
  expect(goneOn.stderr).toContain('Tiếp tục lần chạy trước');
  rmSync(path.join(small.out, 'mutants-here-small-1'), { recursive: true });
  const whole = await start(small, args()).ended;
  const [one, other] = [resultOf(goneOn), resultOf(whole)];
  expect(one.mutants).toEqual(other.mutants);
  expect(one.score).toEqual(other.score);
  expect(one.score).toMatchObject({ seen: 3, lived: 0, percent: 100 });
  expect(whole.code).toBe(0);
  expect(one.mutants.every(({ seenBy }) => seenBy!.requirements.length > 0)).toBe(true);
}, 240_000);

test('a target that does not permit it is refused, and nothing is asked of it', async () => {
  small.edit('config/targets/here.yaml', 'mutants: true', 'mutants: false');
  const ran = await start(small, args()).ended;
  small.edit('config/targets/here.yaml', 'mutants: false', 'mutants: true');
  expect(ran.code).toBe(3);
  expect(ran.stderr).toContain('"mutants: true" in config/targets/here.yaml');
  expect(ran.stdout).toBe('');
});
