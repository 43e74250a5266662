import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { makeSmall, trial, type Small } from './testing/small.ts';

const idNumber = '075201012345';
const phone = '0912345678';
const name = 'Nguyễn Thị Bích Ngọc';
const password = 'Mật-khẩu-rất-dài-2025';

let small: Small | undefined;
afterEach(async () => {
  await small?.close();
});

/** Every text in a folder, those inside archives included. */
function texts(folder: string): { file: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const content = readFileSync(file);
      if (!entry.name.endsWith('.zip')) return [{ file, text: content.toString('utf8') }];
      return Object.entries(unzipSync(content)).map(([inner, bytes]) => ({
        file: `${file}:${inner}`,
        text: Buffer.from(bytes).toString('utf8'),
      }));
    });
}

test('identity numbers, phones, names and passwords are in no trace, log, report or record', async () => {
  small = await makeSmall((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="vi"><h1>Nền tảng nhỏ</h1><p>${name}, ${idNumber}, ${phone}, ${password}</p></html>`,
    );
  });
  small.edit(
    'suites/small/journeys/see-home.ts',
    "await expect(page.getByRole('heading', { name: 'Nền tảng nhỏ' })).toBeVisible();",
    "await expect(page.getByRole('paragraph')).toHaveText('không có chữ này');",
  );
  const ran = await trial(small, [], { SMALL_PASSWORD: password });
  expect(ran.code, ran.stderr).toBe(1);
  const all = texts(path.join(small.out, ran.report?.run.id ?? ''));
  expect(all.some(({ file }) => file.includes('trace'))).toBe(true);
  const told = [...all, { file: 'stdout', text: ran.stdout }, { file: 'stderr', text: ran.stderr }];
  const store = { file: 'store', text: readFileSync(small.store, 'latin1') };
  for (const secret of [idNumber, phone, name, password])
    expect(told.filter(({ text }) => text.includes(secret)).map(({ file }) => file)).toEqual([]);
  for (const secret of [idNumber, phone]) expect(store.text).not.toContain(secret);
});
