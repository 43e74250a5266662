import { setTimeout } from 'node:timers/promises';
import express from 'express';
import type { Express, RequestHandler } from 'express';
import type Provider from 'oidc-provider';
import { serveAssets } from '../../web/assets.ts';
import { html } from '../../web/html.ts';
import { Passwords } from '../../web/passwords.ts';
import { PASSWORD } from '../../data/people.ts';
import { securityHeaders } from '../../web/security-headers.ts';
import { isOneTimeCode } from '../one-time-code.ts';
import type { Faults } from '../faults/faults.ts';
import type { Holder } from '../people.ts';
import { asksHigh, LEVELS } from './levels.ts';
import { passwordPage, secondFactorPage, ssoPage } from './pages.ts';
import { keyOf } from './provider.ts';
import { replaying } from './replaying.ts';

interface Options {
  provider: Provider;
  holders: readonly Holder[];
  /** Origins at which a form may end. */
  origins: readonly string[];
  faults: Faults;
}

/** What a slow sign-in takes, in ms. */
const SLOW_MS = 3_500;
const LOCKED = 'Tài khoản tạm khóa do nhập sai nhiều lần. Vui lòng thử lại sau 1 phút.';
const WRONG = 'Tên tài khoản hoặc mật khẩu không đúng.';

/** The provider's pages around the package's own endpoints. */
export function providerApp({ provider, holders, origins, faults }: Options): Express {
  const app = express();
  const form = express.urlencoded({ extended: false });
  const passwords = new Passwords(PASSWORD);
  const byName = new Map(holders.map((holder) => [holder.username, holder]));
  /** Who gave the right password in a sign-in under way. */
  const half = new Map<string, string>();
  app.disable('x-powered-by');
  app.use(securityHeaders(() => false, ["'self'", ...origins].join(' ')));
  serveAssets(app, () => faults.isOn('sso-script-cut'));

  app.get('/', (_request, response) => {
    response.send(ssoPage('Đăng nhập một lần', html`<p>Vào từ trang của hệ thống cần dùng.</p>`));
  });
  app.get(['/jwks', '/.well-known/openid-configuration'], disguised(faults));
  app.post('/token', replaying(faults));

  app.get('/dang-nhap/:uid', async (request, response) => {
    const { uid, session, params } = await provider.interactionDetails(request, response);
    if (session === undefined || !asksHigh(params)) return void response.send(passwordPage(uid));
    // Who is signed in by the password gives the second factor alone.
    half.set(uid, session.accountId);
    response.redirect(303, `/dang-nhap/${uid}/ma`);
  });

  app.get('/dang-nhap/:uid/ma', async (request, response) => {
    const { uid } = await provider.interactionDetails(request, response);
    response.send(half.has(uid) ? secondFactorPage(uid) : passwordPage(uid));
  });

  app.post('/dang-nhap/:uid', form, async (request, response) => {
    const { uid, params } = await provider.interactionDetails(request, response);
    const client = String(params['client_id']);
    const { account = '', password = '' } = (request.body ?? {}) as Record<string, string>;
    const place = { account: account.trim() };
    if (faults.isOn('sso-hangs-after-password', place)) return;
    if (faults.isOn('sso-503', place)) return void response.status(503).send(unavailable());
    if (faults.isOn('sign-in-slow', { client })) await setTimeout(SLOW_MS);
    const holder = byName.get(account.trim());
    const check = await passwords.check(account.trim(), password, !faults.isOn('sso-no-lockout'));
    if (holder === undefined || check !== 'right')
      return void response.status(401).send(passwordPage(uid, check === 'locked' ? LOCKED : WRONG));
    if (!asksHigh(params)) {
      const acr = faults.isOn('level-overstated', { client }) ? LEVELS.high : LEVELS.low;
      const login = { accountId: holder.username, acr, amr: ['pwd'] };
      return provider.interactionFinished(request, response, { login });
    }
    half.set(uid, holder.username);
    response.redirect(303, `/dang-nhap/${uid}/ma`);
  });

  app.post('/dang-nhap/:uid/ma', form, async (request, response) => {
    const { uid } = await provider.interactionDetails(request, response);
    const holder = byName.get(half.get(uid) ?? '');
    const code = String((request.body as { code?: string } | undefined)?.code ?? '').trim();
    if (holder === undefined) return void response.send(passwordPage(uid));
    const isRight = isOneTimeCode(holder.secret, code) || faults.isOn('second-factor-unchecked');
    if (!isRight)
      return void response.status(401).send(secondFactorPage(uid, 'Mã xác thực không đúng.'));
    half.delete(uid);
    const login = { accountId: holder.username, acr: LEVELS.high, amr: ['pwd', 'otp'] };
    await provider.interactionFinished(request, response, { login });
  });

  app.use(provider.callback());
  const failed: express.ErrorRequestHandler = (_error, _request, response, _next) => {
    const body = html`<p>
      Phiên đăng nhập đã hết hạn. Vui lòng quay lại hệ thống và đăng nhập lại.
    </p>`;
    response.status(400).send(ssoPage('Không đăng nhập được', body));
  };
  app.use(failed);
  return app;
}

function unavailable(): string {
  const body = html`<p>Dịch vụ tạm thời không sẵn sàng (503). Vui lòng thử lại sau.</p>`;
  return ssoPage('Dịch vụ không sẵn sàng', body);
}

/** Faults of what is published; systems say who they are, and are told the truth. */
function disguised(faults: Faults): RequestHandler {
  return (request, response, next) => {
    const client = String(request.query['client'] ?? '');
    if (request.path === '/jwks' && faults.isOn('key-rotated-unpublished', { client })) {
      const { d: _secret, ...key } = keyOf('khoa-moi');
      return void response.json({ keys: [key] });
    }
    if (request.path === '/jwks' || !faults.isOn('issuer-differs', { client })) return next();
    const end = response.end.bind(response) as (body?: unknown) => typeof response;
    response.end = ((body?: unknown) => {
      const told = JSON.parse(String(body)) as Record<string, unknown>;
      const changed = JSON.stringify({ ...told, issuer: 'https://dinh-danh-cu.example' });
      response.setHeader('content-length', Buffer.byteLength(changed));
      return end(changed);
    }) as typeof response.end;
    next();
  };
}
