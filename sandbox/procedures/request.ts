import type { Request, RequestHandler, Response } from 'express';
import type { Content } from '../web/html.ts';
import { page } from '../web/layout.ts';
import { can } from './context.ts';
import type { Context } from './context.ts';
import type { Permission } from './domain/roles.ts';
import { PageError } from '../web/errors.ts';
import type { FileKind, NewFile } from './store/files.ts';
import type { User } from './store/users.ts';
import { accountBox, navigation } from './views/frame.ts';
import { uploadsOf, uploadsUpTo } from '../web/upload.ts';
import { checkToken, findSession, sessionOf } from '../web/visit.ts';

const MAX_FILE_BYTES = 20 * 1024 * 1024;

declare global {
  namespace Express {
    interface Locals {
      user?: User;
    }
  }
}

/** Finds the session and the person of every request. */
export function identify(ctx: Context): RequestHandler {
  return (request, response, next) => {
    findSession(ctx, request, response);
    const { session } = response.locals;
    const user = session?.username ? ctx.users.find(session.username) : undefined;
    if (user?.active) response.locals.user = user;
    next();
  };
}

/** The person signed in. @throws PageError 401, which leads to the sign-in page */
export function personOf(response: Response): User {
  const user = response.locals.user;
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

/** Above this size an upload counts as a large scan. */
const LARGE_UPLOAD_BYTES = 1024 * 1024;

/** Reads a form with files, then checks its token. */
export function multipart(ctx: Context): RequestHandler[] {
  return [
    (request, _response, next) => {
      const isLarge = Number(request.headers['content-length'] ?? 0) > LARGE_UPLOAD_BYTES;
      if (isLarge && ctx.faults.isOn('hanging-upload')) return;
      next();
    },
    uploads.any(),
    checkToken,
  ];
}

/** Files of the form that are not empty. `kindOf` tells what a field's files are. */
export function filesOf(request: Request, kindOf: (field: string) => FileKind): NewFile[] {
  return uploadsOf(request).map(({ field, ...file }) => ({ kind: kindOf(field), ...file }));
}

/** Sends a page in the frame of the site. */
export function show(
  ctx: Context,
  request: Request,
  response: Response,
  title: string,
  body: Content,
): void {
  const user = response.locals.user;
  const session = user ? sessionOf(ctx, response) : response.locals.session;
  const flash = session?.flash ?? null;
  if (session) session.flash = null;
  const isOld = ctx.faults.isOn('guide-old-name') && request.path.startsWith('/huong-dan/');
  const markup = page({
    site: isOld ? 'Dịch vụ công tỉnh Bình Phước' : 'Dịch vụ công tỉnh Đồng Nai',
    tagline: 'Hệ thống thông tin giải quyết thủ tục hành chính',
    title,
    nav: navigation(ctx, user),
    path: request.path,
    account: accountBox(user, session),
    flash,
    body,
  });
  response.type('html').send(markup.text);
}
