import { createServer, type Server } from 'node:http';
import { connect, createServer as createWire, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addOther, makeSmall, start, trial, well, type Small } from '../testing/small.ts';
import { expectHarnessFault } from './expect.ts';
import { ownCases, verdictsOfOwn } from '../testing/own-cases.ts';

/** A way to the small platform that can be cut, or taken over by somebody's sign-in page. */
class Wire {
  readonly #open = new Set<Socket>();
  #server: ReturnType<typeof createWire> | undefined;
  #port = 0;

  async lead(to: string): Promise<string> {
    const { port, hostname } = new URL(to);
    this.#server = createWire((socket) => {
      const onward = connect(Number(port), hostname);
      for (const one of [socket, onward]) {
        this.#open.add(one);
        one.on('error', () => undefined);
      }
      socket.pipe(onward).pipe(socket);
    });
    await new Promise<void>((resolve) => this.#server?.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return `http://127.0.0.1:${this.#port}`;
  }

  async cut(): Promise<void> {
    for (const one of this.#open) one.destroy();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}

let small: Small;
let wire: Wire;
let canary: Server;
let canaryUrl = '';
let url = '';
let portal = false;
beforeEach(async () => {
  portal = false;
  wire = new Wire();
  small = await makeSmall((request, response) => {
    if (request.url === '/cut') {
      response.end('cắt');
      void wire.cut();
      return;
    }
    if (request.url === '/portal') portal = true;
    if (!portal) return well(request, response);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>Wi-Fi</title><h1>Đăng nhập mạng</h1>');
  });
  small.edit('config/plan.yaml', 'retries: 1', 'retries: 0');
  url = await wire.lead(small.url);
  canary = createServer((_request, response) => response.end('còn đây'));
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  canaryUrl = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await wire.cut().catch(() => undefined);
  canary.close();
  await small.close();
});

const run = (more: string[] = []) => trial(small, ['--no-load', ...more], { SMALL_URL: url });

/** The way is cut by a case of its own, before the others. */
const cutting = (path: string) => ({
  'a cắt đường': `await request.get(addresses.small + '${path}').catch(() => undefined);
  await expect(page.goto(addresses.small).then(() => page.title())).resolves.toBe('Nhỏ');`,
});

test('a way that is cut in the middle accuses nobody', async () => {
  ownCases(small, cutting('/cut'));
  small.file(
    'suites/small/z.spec.ts',
    `import { expect, test } from '@playwright/test';
const { addresses } = JSON.parse(process.env.NGHIEMTHU_TARGET!) as { addresses: { small: string } };
test('z mở trang', async ({ page }) => {
  await page.goto(addresses.small);
  await expect(page.getByRole('heading')).toBeVisible();
});
`,
  );
  const ran = await run();
  expectHarnessFault(ran, 'way-lost');
  expect(ran.report?.cases.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
});

test('a sign-in page of somebody’s network that appears in the middle accuses nobody', async () => {
  ownCases(small, cutting('/portal'));
  expectHarnessFault(await run(), 'way-lost');
});

test('with a canary that answers, it is the platform that is gone', async () => {
  small.edit('config/targets/here.yaml', 'name: here', `name: here\ncanaries: ['${canaryUrl}']`);
  ownCases(small, cutting('/cut'));
  const ran = await run();
  expect(ran.code, ran.stderr).toBe(1);
  expect(verdictsOfOwn(ran)).toEqual({ 'a cắt đường': 'fail' });
});

test('with a canary that is gone as well, it is the way', async () => {
  small.edit(
    'config/targets/here.yaml',
    'name: here',
    "name: here\ncanaries: ['http://127.0.0.1:9']",
  );
  ownCases(small, cutting('/cut'));
  expectHarnessFault(await run(), 'way-lost');
});

test('an address beside it that answers is a witness', async () => {
  addOther(small, small.url);
  ownCases(small, cutting('/cut'));
  const ran = await run();
  expect(verdictsOfOwn(ran)).toEqual({ 'a cắt đường': 'fail' });
});

test('two platforms that are gone at once are a sign of us', async () => {
  addOther(small, url);
  ownCases(small, cutting('/cut'));
  expectHarnessFault(await run(), 'way-lost');
});

test('a machine that may open too few files judges nobody', async () => {
  const args = ['trial', '--root', small.root, '--target', 'here', '--json', '--no-load'];
  // Chromium would try for half a minute to print.
  args.push('--format', 'json');
  const launcher = ['sh', '-c', 'ulimit -n 72; exec "$0" "$@"', process.execPath];
  const ran = await start(small, args, {}, launcher).ended;
  expectHarnessFault(ran, 'few-files');
  expect(ran.report?.cases).toEqual([]);
});
