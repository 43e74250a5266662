import type { Request, RequestHandler, Response } from 'express';
import { PageError } from '../web/errors.ts';
import type { Content } from '../web/html.ts';
import { page } from '../web/layout.ts';
import { uploadsUpTo } from '../web/upload.ts';
import { checkToken, findSession, sessionOf } from '../web/visit.ts';
import { can, maySee } from './context.ts';
import type { Context } from './context.ts';
import type { Permission } from './domain/roles.ts';
import type { Campaign } from './store/campaigns.ts';
import type { Report } from './store/reports.ts';
import type { User } from './store/users.ts';
import { accountBox, navigation } from './views/frame.ts';

const MAX_FILE_BYTES = 5 * 1024 * 1024;

declare global {
  namespace Express {
    interface Locals {
      /** Who is signed in to the reporting system. */
      reporter?: User;
    }
  }
}

/** Finds the session and the person of every request. */
export function identify(ctx: Context): RequestHandler {
  return (request, response, next) => {
    findSession(ctx, request, response);
    const user = ctx.users.find(response.locals.session?.username);
    if (user?.active || (user && ctx.faults.isOn('stopped-account-enters')))
      response.locals.reporter = user;
    next();
  };
}

/** The person signed in. @throws PageError 401, which leads to the sign-in page */
export function personOf(response: Response): User {
  const user = response.locals.reporter;
  if (!user) throw new PageError(401, 'Cần đăng nhập.');
  return user;
}

/** The person signed in, who must have one of these rights. @throws PageError 401 or 403 */
export function personWho(ctx: Context, response: Response, ...any: Permission[]): User {
  const user = personOf(response);
  if (!any.some((permission) => can(ctx, user, permission)))
    throw new PageError(403, 'Tài khoản không có quyền thực hiện việc này.');
  return user;
}

/** The report that an address names, for somebody who may read it. @throws PageError 401, 403 or 404 */
export function reportFor(
  ctx: Context,
  response: Response,
  id: string | undefined,
): { user: User; report: Report; campaign: Campaign } {
  const user = personOf(response);
  const report = ctx.reports.find(Number(id));
  const campaign = report && ctx.campaigns.find(report.campaign);
  if (report === undefined || campaign === undefined)
    throw new PageError(404, 'Không có báo cáo này.');
  if (!maySee(ctx, user, report, campaign))
    throw new PageError(403, 'Tài khoản không được xem báo cáo của đơn vị khác.');
  return { user, report, campaign };
}

/** @throws PageError 404 */
export function campaignAt(ctx: Context, id: unknown): Campaign {
  const campaign = ctx.campaigns.find(Number(id));
  if (campaign === undefined) throw new PageError(404, 'Không có đợt báo cáo này.');
  return campaign;
}

/** Reads a form with files, then checks its token. */
export const multipart: readonly RequestHandler[] = [uploadsUpTo(MAX_FILE_BYTES).any(), checkToken];

/** Sends a page in the frame of the site. */
export function show(
  ctx: Context,
  request: Request,
  response: Response,
  title: string,
  body: Content,
): void {
  const user = response.locals.reporter;
  const session = user ? sessionOf(ctx, response) : response.locals.session;
  const flash = session?.flash ?? null;
  if (session) session.flash = null;
  const markup = page({
    ...{ site: 'Báo cáo tỉnh Đồng Nai', tagline: 'Hệ thống thông tin báo cáo', title },
    ...{ nav: navigation(ctx, user), path: request.path, account: accountBox(user, session) },
    ...{ flash, body },
    footer: 'Môi trường kiểm thử. Mọi người và số liệu ở đây đều không có thật.',
  });
  response.type('html').send(markup.text);
}
