import type { Request, RequestHandler, Response } from 'express';
import { PageError } from '../web/errors.ts';
import type { Content } from '../web/html.ts';
import { html } from '../web/html.ts';
import { page } from '../web/layout.ts';
import { uploadsUpTo } from '../web/upload.ts';
import { checkToken, findSession, sessionOf, token } from '../web/visit.ts';
import type { Citizen, Context } from './context.ts';
import type { Dossier } from './store/dossier.ts';

const MAX_FILE_BYTES = 10 * 1024 * 1024;

declare global {
  namespace Express {
    interface Locals {
      /** Who is signed in to the portal. */
      portalCitizen?: Citizen;
    }
  }
}

const nav = [
  { href: '/', text: 'Trang chủ' },
  { href: '/thu-tuc-hanh-chinh', text: 'Thủ tục hành chính' },
  { href: '/tra-cuu', text: 'Tra cứu hồ sơ' },
  { href: '/ho-so-cua-toi', text: 'Hồ sơ của tôi' },
  { href: '/kho-ket-qua', text: 'Kho kết quả' },
];

/** Finds the session and the citizen of every request. */
export function identify(ctx: Context): RequestHandler {
  return (request, response, next) => {
    findSession(ctx, request, response);
    const citizen = ctx.citizens.get(response.locals.session?.username ?? '');
    if (citizen !== undefined) response.locals.portalCitizen = citizen;
    next();
  };
}

/** The citizen signed in. @throws PageError 401, which leads to the sign-in page */
export function citizenOf(response: Response): Citizen {
  const citizen = response.locals.portalCitizen;
  if (citizen === undefined) throw new PageError(401, 'Cần đăng nhập.');
  return citizen;
}

/** A dossier that the citizen signed in may see. @throws PageError 401, 403 or 404 */
export function ownDossier(ctx: Context, response: Response, code: string): Dossier {
  const citizen = citizenOf(response);
  const dossier = ctx.store.find(code);
  if (dossier === undefined) throw new PageError(404, 'Không tìm thấy hồ sơ.');
  if (dossier.owner !== citizen.idNumber && !ctx.faults.isOn('dossier-open-to-others'))
    throw new PageError(403, 'Hồ sơ này không phải của bạn.');
  return dossier;
}

/** Reads a form with files, then checks its token. */
export const multipart: readonly RequestHandler[] = [uploadsUpTo(MAX_FILE_BYTES).any(), checkToken];

/** Sends a page in the frame of the portal. */
export function show(
  ctx: Context,
  request: Request,
  response: Response,
  title: string,
  body: Content,
): void {
  const citizen = response.locals.portalCitizen;
  const session = citizen ? sessionOf(ctx, response) : response.locals.session;
  const flash = session?.flash ?? null;
  if (session) session.flash = null;
  const account = citizen
    ? html`<span class="user-dropdown">${citizen.name}</span>
        <form method="post" action="/dang-xuat">${token(session)}<button>Đăng xuất</button></form>`
    : html`<a href="/dang-nhap">Đăng nhập bằng VNeID</a>`;
  const site = 'Cổng Dịch vụ công quốc gia';
  const tagline = 'Một cổng cho mọi thủ tục hành chính';
  const parts = { site, tagline, title, nav, path: request.path, account, flash };
  const scripted = html`<link rel="stylesheet" href="/cong.css" />
    ${body}
    <script src="/cong.js" defer></script>`;
  response.type('html').send(page({ ...parts, body: scripted }).text);
}
