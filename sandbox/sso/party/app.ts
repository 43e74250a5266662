import express from 'express';
import type { Express, Request, Response } from 'express';
import { serveAssets } from '../../web/assets.ts';
import { errorPage } from '../../web/error-page.ts';
import { PageError } from '../../web/errors.ts';
import { facts, input } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Content } from '../../web/html.ts';
import { page } from '../../web/layout.ts';
import { securityHeaders } from '../../web/security-headers.ts';
import { Sessions } from '../../web/sessions.ts';
import {
  checkToken,
  findSession,
  forgetCookie,
  goOn,
  sessionOf,
  startSession,
  token,
  valuesOf,
} from '../../web/visit.ts';
import { PASSWORD } from '../../data/people.ts';
import type { Faults } from '../faults/faults.ts';
import { LEVELS } from '../provider/levels.ts';
import type { Client } from '../provider/provider.ts';
import { RelyingParty, Untrusted } from './tokens.ts';
import type { Pending } from './tokens.ts';

/** One of the systems that people enter by single sign-on. */
export interface Party {
  client: Client;
  name: string;
  /** Whom it is for. */
  audience: 'cong-dan' | 'can-bo';
}

/** Somebody who is in. */
interface Visitor {
  sub: string;
  name: string;
  level: string;
  /** The provider's session. */
  sid: string;
  idToken: string;
}

export interface PartyOptions {
  party: Party;
  issuer: string;
  /** Account of the provider → account of the province's systems; shared by all that are for officers. */
  links: Map<string, string>;
  faults: Faults;
  log(line: string): void;
}

/** A small system that lets people in by single sign-on alone. */
export function partyApp({ party, issuer, links, faults, log }: PartyOptions): Express {
  const { client, name: site, audience } = party;
  const app = express();
  const form = express.urlencoded({ extended: false });
  const ctx = { sessions: new Sessions(`phien_${client.id.replaceAll('-', '_')}`) };
  const relying = new RelyingParty(issuer, client, faults);
  const pending = new Map<string, Pending>();
  const visitors = new Map<string, Visitor>();
  const place = { client: client.id };
  // Officers need the second factor for everything, citizens for what is important.
  const ordinary = audience === 'can-bo' ? [LEVELS.high] : [LEVELS.low, LEVELS.high];
  app.disable('x-powered-by');
  const skip = (path: string) => path === '/trang-cua-toi' && faults.isOn('sso-headers-missing');
  app.use(securityHeaders(skip, `'self' ${new URL(issuer).origin}`));
  serveAssets(app);
  app.use((request, response, next) => {
    findSession(ctx, request, response);
    next();
  });

  const visitorOf = (response: Response) => visitors.get(response.locals.session?.id ?? '');
  const show = (request: Request, response: Response, title: string, body: Content) => {
    const { session } = response.locals;
    const visitor = visitorOf(response);
    const flash = session?.flash ?? null;
    if (session) session.flash = null;
    const account = visitor
      ? html`<span>${visitor.name}</span>
          <form method="post" action="/dang-xuat">
            ${token(session)}<button>Đăng xuất</button>
          </form>`
      : html`<a href="/dang-nhap">Đăng nhập một lần</a>`;
    const nav = [{ href: '/', text: 'Trang chủ' }];
    const tagline = 'Hệ thống dùng đăng nhập một lần';
    const parts = { site, tagline, title, nav, path: request.path, account, flash, body };
    response.type('html').send(page(parts).text);
  };

  app.get('/', (request, response) => {
    const isIn = visitorOf(response) !== undefined;
    const body = isIn
      ? html`<p><a href="/trang-cua-toi">Trang của tôi</a></p>`
      : html`<p>Vui lòng đăng nhập để làm việc.</p>`;
    show(request, response, site, body);
  });

  app.get('/dang-nhap', async (request, response) => {
    const asked = String(request.query['ve'] ?? '/trang-cua-toi');
    const isOwn = /^\/(?![/\\])/.test(asked) || faults.isOn('sso-open-redirect');
    const isHigh = request.query['muc'] === '2';
    const returnTo = isOwn ? asked : '/trang-cua-toi';
    const begun = await relying.begin(returnTo, isHigh ? [LEVELS.high] : ordinary).catch(refuse);
    pending.set(sessionOf(ctx, response).id, begun.pending);
    response.redirect(begun.url);
  });

  app.get('/dang-nhap/tro-ve', async (request, response) => {
    const begun = pending.get(response.locals.session?.id ?? '');
    if (begun === undefined) throw new PageError(400, 'Phiên đăng nhập đã hết hạn.');
    pending.delete(response.locals.session!.id);
    const query = new URL(request.originalUrl, 'http://here').searchParams;
    const { claims, idToken } = await relying.finish(query, begun).catch(refuse);
    const isCitizen = claims['vai_tro'] !== 'can-bo';
    if (isCitizen && audience === 'can-bo' && !faults.isOn('citizen-let-in'))
      throw new PageError(403, 'Tài khoản công dân không dùng được ở trang của cán bộ.');
    const session = startSession(ctx, response, String(claims.sub));
    visitors.set(session.id, {
      ...{ sub: String(claims.sub), name: String(claims['name'] ?? claims.sub), idToken },
      ...{ level: String(claims['acr'] ?? LEVELS.low), sid: String(claims['sid'] ?? '') },
    });
    response.redirect(303, begun.returnTo);
  });

  /** Leads those who are not in to the sign-in, and those without a link to the page that makes one. */
  app.use(['/trang-cua-toi', '/viec-quan-trong'], (_request, response, next) => {
    const visitor = visitorOf(response);
    if (visitor === undefined) throw new PageError(401, 'Cần đăng nhập.');
    const isOpen = audience === 'cong-dan' || faults.isOn('unlinked-let-in', place);
    if (!isOpen && !links.has(visitor.sub) && visitor.sub.startsWith('canbo.'))
      return response.redirect(303, '/lien-ket');
    next();
  });

  app.get('/trang-cua-toi', (request, response) => {
    const visitor = visitorOf(response)!;
    const linked = links.get(visitor.sub);
    const body = html`<div class="card">
        ${facts([
          ['Tài khoản', visitor.sub],
          ['Tài khoản của hệ thống', linked],
          ['Mức bảo đảm', visitor.level === LEVELS.high ? 'Mức 2' : 'Mức 1'],
        ])}
      </div>
      <p><a class="button" href="/viec-quan-trong">Việc quan trọng</a></p>
      ${faults.isOn('sso-buttons-nameless') && html`<button type="button"></button>`}
      ${
        linked !== undefined &&
        html`<form method="post" action="/huy-lien-ket">
          ${token(response.locals.session)}<button type="submit" class="plain">Hủy liên kết</button>
        </form>`
      }`;
    show(request, response, 'Trang của tôi', body);
  });

  app.get('/viec-quan-trong', (request, response) => {
    const isHigh = visitorOf(response)!.level === LEVELS.high;
    if (!isHigh && !faults.isOn('step-up-skipped'))
      return response.redirect(303, '/dang-nhap?muc=2&ve=/viec-quan-trong');
    const body = html`<p>Bạn đã xác thực đủ mức để làm việc này.</p>`;
    show(request, response, 'Việc quan trọng', body);
  });

  app.get('/lien-ket', (request, response) => {
    const body = html`<form class="card narrow" method="post" action="/lien-ket">
      ${token(sessionOf(ctx, response))}
      <p>Tài khoản này chưa liên kết với tài khoản của hệ thống.</p>
      ${input({ name: 'account', label: 'Tài khoản của hệ thống', required: true })}
      ${input({ name: 'password', label: 'Mật khẩu', type: 'password', required: true })}
      <button type="submit">Liên kết</button>
    </form>`;
    show(request, response, 'Liên kết tài khoản', body);
  });

  app.post('/lien-ket', form, checkToken, (request, response) => {
    const visitor = visitorOf(response);
    if (visitor === undefined) throw new PageError(401, 'Cần đăng nhập.');
    const { account = '', password = '' } = valuesOf(request);
    const isOwn = account === `nv.${visitor.sub}` && password === PASSWORD;
    if (!isOwn)
      return goOn(ctx, response, '/lien-ket', 'Tài khoản hoặc mật khẩu không đúng.', 'alert');
    if (!faults.isOn('link-not-kept')) links.set(visitor.sub, account);
    goOn(ctx, response, '/trang-cua-toi', 'Đã liên kết tài khoản.');
  });

  app.post('/huy-lien-ket', form, checkToken, (_request, response) => {
    links.delete(visitorOf(response)?.sub ?? '');
    goOn(ctx, response, '/lien-ket', 'Đã hủy liên kết.');
  });

  app.post('/dang-xuat', form, checkToken, async (_request, response) => {
    const visitor = visitorOf(response);
    endSession(response.locals.session?.id ?? '');
    forgetCookie(ctx, response);
    if (visitor === undefined || faults.isOn('provider-session-survives', place))
      return response.redirect(303, '/dang-xuat/xong');
    const query = new URLSearchParams({
      id_token_hint: visitor.idToken,
      post_logout_redirect_uri: client.logout!.after,
    });
    response.redirect(303, await relying.end(query).catch(refuse));
  });

  app.get('/dang-xuat/xong', (request, response) => {
    show(request, response, 'Đã đăng xuất', html`<p>Bạn đã đăng xuất khỏi mọi hệ thống.</p>`);
  });

  app.post('/dang-xuat/tu-nha-cung-cap', form, async (request, response) => {
    const { logout_token: sent = '' } = (request.body ?? {}) as Record<string, string>;
    const sid = await relying.loggedOut(sent).catch(refuse);
    if (!faults.isOn('logout-leaves-one', place))
      for (const [id, visitor] of visitors) if (visitor.sid === sid) endSession(id);
    response.status(200).end();
  });

  app.get('/api/toi', async (request, response) => {
    const sent = (request.get('authorization') ?? '').replace(/^Bearer /i, '');
    try {
      response.json({ sub: await relying.ownerOf(sent) });
    } catch (error) {
      if (!(error instanceof Untrusted)) throw error;
      response.status(401).json({ error: 'invalid_token' });
    }
  });

  app.use(() => {
    throw new PageError(404, 'Không tìm thấy trang.');
  });
  app.use(
    errorPage({
      ...{ sessions: ctx.sessions, log, back: 'Về trang chủ', tooLarge: 'Tệp quá lớn.', show },
    }),
  );
  return app;

  function endSession(id: string): void {
    ctx.sessions.end(id);
    visitors.delete(id);
  }
}

function refuse(error: unknown): never {
  if (error instanceof Untrusted)
    throw new PageError(400, 'Nhà cung cấp định danh không xác nhận được đăng nhập.');
  throw error;
}
