import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { expect as expectInBrowser } from '../../suites/stage/expect.ts';
import { textsOf } from '../../suites/evidence/mask.ts';
import type { Stage } from '../../suites/stage/stage.ts';
import { found, smallPlatform, WalkingPlace } from '../testing/journeys.ts';
import { TestServers } from '../testing/servers.ts';

const ID_NUMBER = '075201012345';
const PHONE = '0912345678';
const NAME = 'Nguyễn Thị Bích Ngọc';
const PASSWORD = 'mat-khau-thu';

const servers = new TestServers();
let place: WalkingPlace | undefined;
afterEach(async () => {
  await place?.close();
  await servers.end();
});

/** A walk that sees a citizen's data, types a password, and fails. */
async function failing(confirm: boolean) {
  const address = await servers.http((request, response) => {
    response.statusCode = request.url === '/loi' ? 500 : 200;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="vi"><h1>Hồ sơ</h1><p>${NAME}, ${ID_NUMBER}, ${PHONE}</p><label>Mật khẩu <input></label></html>`,
    );
  });
  const flow = async (stage: Stage) => {
    const page = await stage.visitor();
    await stage.step(`Mở hồ sơ của ${NAME}`, () => page.goto(address));
    await stage.step('Nhập mật khẩu', () => page.getByLabel('Mật khẩu').fill(PASSWORD));
    await stage.step('Gọi dịch vụ', () =>
      page.evaluate((name) => {
        console.error(`không tìm thấy ${name}`);
        return fetch('/loi').then(() => undefined);
      }, NAME),
    );
    await stage.step('Thấy kết quả', () =>
      expectInBrowser(page.getByRole('paragraph')).toHaveText(`không phải ${NAME}`, {
        timeout: 300,
      }),
    );
  };
  place = new WalkingPlace({ find: found(flow) });
  const sample = await place.walk(smallPlatform(address), 'flow', { confirm });
  return { sample, place, folder: join(place.folder, 'evidence', sample.evidence ?? 'none') };
}

test('a first failure keeps its steps, its page and what the page complained of', async () => {
  const { sample, folder } = await failing(false);
  expect(sample).toMatchObject({ outcome: 'failure', walk: { failedAt: 'Thấy kết quả' } });
  expect(readdirSync(folder).sort()).toEqual([
    'console-and-network.txt',
    'page-1.png',
    'steps.txt',
  ]);
  const notes = readFileSync(join(folder, 'console-and-network.txt'), 'utf8');
  expect(notes).toContain('console: không tìm thấy ***');
  expect(notes).toMatch(/response: GET \S+\/loi 500/);
  expect(readFileSync(join(folder, 'steps.txt'), 'utf8')).toMatch(/không đạt\t\S+ s\tThấy kết quả/);
});

test('the look that confirms it keeps a trace too', async () => {
  const { folder } = await failing(true);
  expect(readdirSync(folder)).toContain('trace-1.zip');
  expect(textsOf(join(folder, 'trace-1.zip')).includes('<h1>Hồ sơ</h1>')).toBe(true);
});

test('nothing of it, nor of the reason, tells who a citizen is or a password', async () => {
  const { sample, folder } = await failing(true);
  const texts = readdirSync(folder).map((file) =>
    file.endsWith('.zip') ? textsOf(join(folder, file)) : readFileSync(join(folder, file), 'utf8'),
  );
  const told = [...texts, sample.reason ?? '', sample.log.text()].join('\n');
  expect(told.length).toBeGreaterThan(5_000);
  for (const secret of [ID_NUMBER, PHONE, NAME, 'Bích Ngọc', PASSWORD])
    expect(told.includes(secret), secret).toBe(false);
});

test('a disk that takes nothing hides no failure', async () => {
  const address = await servers.http((_request, response) => response.end('<h1>a</h1>'));
  const flow = (stage: Stage) =>
    stage.step('Mở trang', () => Promise.reject(new Error('expect(locator).toBeVisible() failed')));
  place = new WalkingPlace({ find: found(flow) });
  rmSync(join(place.folder, 'evidence'), { recursive: true, force: true });
  writeFileSync(join(place.folder, 'evidence'), 'no folder');
  const sample = await place.walk(smallPlatform(address), 'flow');
  expect(sample.outcome).toBe('failure');
  expect(sample.evidence).toBeUndefined();
  expect(sample.log.text()).toContain('Evidence could not be kept');
});
