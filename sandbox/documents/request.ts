import type { Request, RequestHandler, Response } from 'express';
import { PageError } from '../web/errors.ts';
import type { Content } from '../web/html.ts';
import { page } from '../web/layout.ts';
import { uploadsUpTo } from '../web/upload.ts';
import { checkToken, findSession, sessionOf } from '../web/visit.ts';
import { can } from './context.ts';
import type { Context } from './context.ts';
import type { Permission } from './domain/roles.ts';
import type { User } from './store/users.ts';
import { accountBox, navigation } from './views/frame.ts';

const MAX_FILE_BYTES = 100 * 1024 * 1024;

declare global {
  namespace Express {
    interface Locals {
      /** Who is signed in to the document system. */
      official?: User;
    }
  }
}

/** Finds the session and the person of every request. */
export function identify(ctx: Context): RequestHandler {
  return (request, response, next) => {
    findSession(ctx, request, response);
    const user = ctx.users.find(response.locals.session?.username);
    if (user?.active) response.locals.official = user;
    next();
  };
}

/** The person signed in. @throws PageError 401, which leads to the sign-in page */
export function personOf(response: Response): User {
  const user = response.locals.official;
  if (!user) throw new PageError(401, 'Cần đăng nhập.');
  return user;
}

/** The person signed in, who must have this right. @throws PageError 401 or 403 */
export function personWho(ctx: Context, response: Response, permission: Permission): User {
  const user = personOf(response);
  if (!can(ctx, user, permission))
    throw new PageError(403, 'Tài khoản không có quyền thực hiện việc này.');
  return user;
}

const uploads = uploadsUpTo(MAX_FILE_BYTES);

/** Reads a form with files, then checks its token. */
export const multipart: readonly RequestHandler[] = [uploads.any(), checkToken];

/** Sends a page in the frame of the site. */
export function show(
  ctx: Context,
  request: Request,
  response: Response,
  title: string,
  body: Content,
): void {
  const user = response.locals.official;
  const session = user ? sessionOf(ctx, response) : response.locals.session;
  const flash = session?.flash ?? null;
  if (session) session.flash = null;
  const markup = page({
    site: 'Quản lý văn bản tỉnh Đồng Nai',
    tagline: 'Hệ thống quản lý văn bản và điều hành',
    title,
    nav: navigation(ctx, user),
    path: request.path,
    account: accountBox(user, session),
    flash,
    body,
    footer: 'Môi trường kiểm thử. Mọi người và văn bản ở đây đều không có thật.',
  });
  response.type('html').send(markup.text);
}
