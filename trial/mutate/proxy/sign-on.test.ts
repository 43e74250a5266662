import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { chromium } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { launchOptions } from '../../../suites/stage/browser.ts';
import { knownChromium } from '../../../setup/chromium.mjs';
import { serve, targetAt } from '../testing/target.ts';
import type { Ask } from '../exchange.ts';
import { openProxy } from './proxy.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

const page = (body: string) => `<!doctype html><html lang="vi"><title>x</title>${body}</html>`;

/** Who is signed in at one site, by its cookie: sites on one machine must not mix theirs up. */
function cookieOf({ headers }: IncomingMessage, name: string): string | undefined {
  return headers.cookie
    ?.split('; ')
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

/** An identity provider: its page asks for a name and leads back with a code, as OpenID Connect does. */
function provider(codes: Map<string, string>) {
  return async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    if (request.method === 'POST') {
      const form = new URLSearchParams(await text(request));
      const code = randomUUID();
      codes.set(code, form.get('name') ?? '');
      const back = new URL(form.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('iss', url.origin);
      response.writeHead(303, { Location: back.href, 'Set-Cookie': 'idp=1; HttpOnly' }).end();
      return;
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader(
      'Content-Security-Policy',
      `form-action 'self' ${new URL(url.searchParams.get('redirect_uri') ?? '').origin}`,
    );
    response.end(
      page(
        `<form method="post"><label>Tên <input name="name"></label><input type="hidden" name="redirect_uri" value="${url.searchParams.get('redirect_uri')}"><button>Đăng nhập</button></form>`,
      ),
    );
  };
}

/** A site that lets people in by the provider and takes a form only with its token and from its own pages. */
function site(idp: () => string, codes: Map<string, string>) {
  const sessions = new Map<string, { name: string; token: string }>();
  return async (request: IncomingMessage, response: ServerResponse) => {
    const own = `http://${request.headers.host}`;
    const url = new URL(request.url ?? '/', own);
    const session = sessions.get(cookieOf(request, 'phien') ?? '');
    if (url.pathname === '/back') {
      const name = codes.get(url.searchParams.get('code') ?? '');
      if (name === undefined || url.searchParams.get('iss') !== idp())
        return void response.writeHead(400).end();
      const id = randomUUID();
      sessions.set(id, { name, token: randomUUID() });
      return void response
        .writeHead(303, { Location: '/', 'Set-Cookie': `phien=${id}; HttpOnly; SameSite=Lax` })
        .end();
    }
    if (!session)
      return void response
        .writeHead(303, {
          Location: `${idp()}/auth?redirect_uri=${encodeURIComponent(`${own}/back`)}`,
        })
        .end();
    if (request.method === 'POST') {
      const isOwn = request.headers.origin === own && request.headers.referer?.startsWith(own);
      const isRight = new URLSearchParams(await text(request)).get('csrf') === session.token;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      return void response
        .writeHead(isOwn && isRight ? 200 : 403)
        .end(page(`<p>${isOwn && isRight ? 'Đã ghi' : 'Từ chối'}</p>`));
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(
      page(
        `<p>Chào ${session.name}</p><form method="post"><input type="hidden" name="csrf" value="${session.token}"><button>Gửi</button></form>`,
      ),
    );
  };
}

test('one signs on at a provider of another address, and a form is taken with its token and its origin', async () => {
  const codes = new Map<string, string>();
  const asks = provider(codes);
  const idp = await serve((...one) => void asks(...one));
  const visits = site(() => idp.url, codes);
  const portal = await serve((...one) => void visits(...one));
  closing.push(portal.close, idp.close);
  const proxy = await openProxy(targetAt({ portal: portal.url, idp: idp.url }), 1);
  closing.push(proxy.close);
  const asked: Ask[] = [];
  proxy.between = (ask, next) => {
    asked.push(ask);
    return next(ask);
  };
  const browser = await chromium.launch({
    ...launchOptions(knownChromium()?.path),
    proxy: { server: `http://127.0.0.1:${proxy.ports[0]}`, bypass: '<-loopback>' },
  });
  closing.push(() => browser.close());
  const window = await browser.newPage();
  await window.goto(portal.url);
  await window.getByLabel('Tên').fill('An');
  await window.getByRole('button', { name: 'Đăng nhập' }).click();
  await window.getByText('Chào An').waitFor();
  expect(window.url()).toBe(`${portal.url}/`);
  await window.getByRole('button', { name: 'Gửi' }).click();
  await window.getByText('Đã ghi').waitFor();
  const names = (await window.context().cookies()).map(({ name }) => name).toSorted();
  expect(names).toEqual(['idp', 'phien']);
  const walked = asked.filter(({ path }) => !path.endsWith('favicon.ico'));
  expect(walked.map(({ address, method }) => `${address} ${method}`)).toEqual([
    ...['portal GET', 'idp GET', 'idp POST', 'portal GET', 'portal GET', 'portal POST'],
  ]);
});
