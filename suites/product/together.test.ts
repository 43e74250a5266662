import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, runWhen, served } from './program.ts';
import { together } from './together.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'together-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program that serves at a port it is given. */
const SERVER = `require('node:http').createServer((q, r) => r.end('ok')).listen(process.argv[1], '127.0.0.1')`;
const ways = (name: string) => ({ cwd: folder, log: join(folder, name) });
const at = (port: number) =>
  fetch(`http://127.0.0.1:${port}`).then(
    ({ status }) => status,
    () => 0,
  );

test('programs of one product are stopped together, and one that does not start stops the others', async () => {
  const [first, second] = [await freePort(), await freePort()];
  const serve = (port: number) =>
    served(
      'server',
      `http://127.0.0.1:${port}`,
      process.execPath,
      ['-e', SERVER, String(port)],
      ways(`${port}`),
    );
  const whole = await together(async (own) => {
    own(await serve(first));
    own(await serve(second));
    return { addresses: { a: String(first) }, version: '1' };
  });
  expect([await at(first), await at(second)]).toEqual([200, 200]);
  await whole.stop();
  expect([await at(first), await at(second)]).toEqual([0, 0]);
  const broken = together(async (own) => {
    own(await serve(first));
    expect(await at(first)).toBe(200);
    own(
      await runWhen(
        'broken',
        () => false,
        process.execPath,
        ['-e', 'throw new Error("gone")'],
        ways('broken'),
      ),
    );
    return { addresses: {}, version: '1' };
  });
  await expect(broken).rejects.toThrow('broken ended');
  expect(await at(first)).toBe(0);
});

test('a program that is not there is told by its name', async () => {
  const missing = runWhen('nothing', () => false, '/khong/co', [], ways('missing'));
  await expect(missing).rejects.toThrow('nothing cannot be started');
});
