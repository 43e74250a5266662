import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { PageError } from '../web/errors.ts';
import type { Content } from '../web/html.ts';
import { page } from '../web/layout.ts';
import { uploadsUpTo } from '../web/upload.ts';
import { checkToken, findSession, sessionOf } from '../web/visit.ts';
import type { Context } from './context.ts';
import type { Permission } from './domain/roles.ts';
import { belongs, can } from './rights.ts';
import type { Meeting } from './store/meetings.ts';
import type { User } from './store/users.ts';
import { accountBox, navigation } from './views/frame.ts';

const MAX_FILE_BYTES = 20 * 1024 * 1024;

declare global {
  namespace Express {
    interface Locals {
      /** Who is signed in to the meeting platform. */
      attendee?: User;
    }
  }
}

/** Finds the session and the person of every request. */
export function identify(ctx: Context): RequestHandler {
  return (request, response, next) => {
    findSession(ctx, request, response);
    const user = ctx.users.find(response.locals.session?.username);
    if (user?.active) response.locals.attendee = user;
    next();
  };
}

/** The person signed in. @throws PageError 401, which leads to the sign-in page */
export function personOf(response: Response): User {
  const user = response.locals.attendee;
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

/** The meeting of a request, for somebody who belongs to it. @throws PageError 401, 403 or 404 */
export function meetingFor(ctx: Context, request: Request, response: Response): Meeting {
  const user = personWho(ctx, response, 'see-meetings');
  const meeting = ctx.meetings.find(Number(request.params['id']));
  if (meeting === undefined) throw new PageError(404, 'Không có cuộc họp này.');
  if (!belongs(ctx, meeting, user))
    throw new PageError(403, 'Tài khoản không được mời dự cuộc họp này.');
  return meeting;
}

/** Reads a form without files, then checks its token. */
export const form: RequestHandler[] = [express.urlencoded({ extended: false }), checkToken];

/** Reads a form with files, then checks its token. */
export const multipart: RequestHandler[] = [uploadsUpTo(MAX_FILE_BYTES).any(), checkToken];

/** Sends a page in the frame of the site. */
export function show(
  ctx: Context,
  request: Request,
  response: Response,
  title: string,
  body: Content,
): void {
  const user = response.locals.attendee;
  const session = user ? sessionOf(ctx, response) : response.locals.session;
  const flash = session?.flash ?? null;
  if (session) session.flash = null;
  const markup = page({
    site: 'Họp trực tuyến tỉnh Đồng Nai',
    tagline: 'Nền tảng họp trực tuyến',
    title,
    nav: navigation(ctx, user),
    path: request.path,
    account: accountBox(user, session),
    flash,
    body,
    footer: 'Môi trường kiểm thử. Mọi người và cuộc họp ở đây đều không có thật.',
  });
  response.type('html').send(markup.text);
}
