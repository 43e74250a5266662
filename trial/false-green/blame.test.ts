import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSmall, trial, well, type Small } from '../testing/small.ts';
import { expectHarnessFault, verdicts } from './expect.ts';
import { ownCases, verdictsOfOwn } from '../testing/own-cases.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall((request, response) => {
    if (!request.url?.startsWith('/noi-loi')) return well(request, response);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const told = decodeURIComponent(request.url.split('?')[1] ?? '');
    response.end(`<!doctype html><title>Lỗi</title><p role="alert">${told}</p>`);
  });
  small.edit('config/plan.yaml', 'retries: 1', 'retries: 0');
});
afterEach(async () => {
  await small.close();
});

const home = 'await page.goto(addresses.small);';

test('what a spec asks that can never be is the spec’s fault', async () => {
  const bodies = {
    'no base address': "await page.goto('/x');",
    'no address at all': 'await page.goto(undefined as never);',
    'an address of another protocol': "await page.goto('gopher://127.0.0.1/');",
    'a broken CSS selector': `${home} await page.click('a[=b');`,
    'a broken XPath': `${home} await page.click('xpath=//a[');`,
    'an unknown engine': `${home} await page.click('lable=Tên');`,
    'a broken locator in an expectation': `${home} await expect(page.locator('a[=b')).toBeVisible();`,
    'an unknown key': `${home} await page.keyboard.press('Entr');`,
    'a wrong type': `${home} await page.getByRole('heading').fill(1 as never);`,
    'a file that is not there': `${home} await page.setContent('<input type=file>'); await page.setInputFiles('input', '/không/có');`,
    'a request to nowhere': "await request.get('nowhere');",
    'a function of its own that throws': `${home} await page.evaluate(() => (window as never as { x(): void }).x());`,
    'a wrong expectation': `${home} expect(3).toBeLessThan('4' as never);`,
    'a picture nobody has drawn': `${home} await expect(page).toHaveScreenshot('home.png');`,
    'a text nobody has written down': `${home} expect('x').toMatchSnapshot('x.txt');`,
  };
  ownCases(small, bodies);
  const ran = await trial(small, ['--no-load']);
  expect(verdictsOfOwn(ran)).toEqual(
    Object.fromEntries(Object.keys(bodies).map((title) => [title, 'blocked'])),
  );
  expectHarnessFault(ran, 'baseline-absent');
  expect(ran.report?.harness.map(({ code }) => code)).toContain('spec-broken');
  // Nothing was drawn for the next time.
  const again = await trial(small, ['--no-load', '--grep', 'nobody']);
  expect(new Set(Object.values(verdictsOfOwn(again)))).toEqual(new Set(['blocked']));
});

test('what a page says of itself is the platform’s', async () => {
  const said = [
    'ENOSPC: no space left on device',
    'This page has been closed',
    'tinhPhi is not a function',
    'Target page, context or browser has been closed',
    'worker process exited unexpectedly',
    'net::ERR_PROXY_CONNECTION_FAILED',
    'Test ended.',
    'PreconditionError: chưa đăng nhập',
    'fixture',
  ];
  const bodies = Object.fromEntries(
    said.map((text) => [
      `nói: ${text}`,
      `await page.goto(addresses.small + '/noi-loi?' + encodeURIComponent(${JSON.stringify(text)}));
  await expect(page.getByRole('alert')).toHaveText('Đã nhận', { timeout: 300 });`,
    ]),
  );
  ownCases(small, bodies);
  const ran = await trial(small, ['--no-load']);
  expect(new Set(Object.values(verdictsOfOwn(ran)))).toEqual(new Set(['fail']));
  expect(ran.report?.harness).toEqual([]);
  expect(verdicts(ran)['NHO-01']).toBe('pass');
});
