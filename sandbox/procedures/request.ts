import type { NextFunction, Request, RequestHandler, Response } from 'express';
import multer from 'multer';
import { readCookie } from '../web/cookies.ts';
import type { Content } from '../web/html.ts';
import { page } from '../web/layout.ts';
import type { Session } from '../web/sessions.ts';
import { can } from './context.ts';
import type { Context } from './context.ts';
import type { Permission } from './domain/roles.ts';
import { PageError } from './errors.ts';
import type { FileKind, NewFile } from './store/files.ts';
import type { User } from './store/users.ts';
import { accountBox, navigation } from './views/frame.ts';

const COOKIE = 'phien';
const MAX_FILE_BYTES = 20 * 1024 * 1024;

declare global {
  namespace Express {
    interface Locals {
      session?: Session;
      user?: User;
    }
  }
}

/** Finds the session and the person of every request. */
export function identify(ctx: Context): RequestHandler {
  return (request, response, next) => {
    const session = ctx.sessions.find(readCookie(request.headers.cookie, COOKIE));
    if (session) response.locals.session = session;
    const user = session?.username ? ctx.users.find(session.username) : undefined;
    if (user?.active) response.locals.user = user;
    next();
  };
}

/** The session of this visitor; opened now if there is none yet. */
export function sessionOf(ctx: Context, response: Response): Session {
  const known = response.locals.session;
  if (known) return known;
  return startSession(ctx, response, null);
}

/** Opens a session and sends its cookie; any former one ends. */
export function startSession(ctx: Context, response: Response, username: string | null): Session {
  if (response.locals.session) ctx.sessions.end(response.locals.session.id);
  const session = ctx.sessions.open(username);
  response.cookie(COOKIE, session.id, { httpOnly: true, sameSite: 'lax', path: '/' });
  response.locals.session = session;
  return session;
}

export function forgetCookie(response: Response): void {
  response.clearCookie(COOKIE, { httpOnly: true, sameSite: 'lax', path: '/' });
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

const uploads = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: MAX_FILE_BYTES, files: 10 },
  defParamCharset: 'utf8',
});

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

/** Refuses a form that does not bring the token of the session. */
export function checkToken(request: Request, response: Response, next: NextFunction): void {
  const given = valuesOf(request)['csrf'];
  if (!given || given !== response.locals.session?.csrf) {
    throw new PageError(403, 'Biểu mẫu đã hết hạn. Vui lòng tải lại trang và gửi lại.');
  }
  next();
}

/** Texts of the form, trimmed. */
export function valuesOf(request: Request): Record<string, string> {
  const body = (request.body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.trim() : '',
    ]),
  );
}

/** Files of the form that are not empty. `kindOf` tells what a field's files are. */
export function filesOf(request: Request, kindOf: (field: string) => FileKind): NewFile[] {
  const files = Array.isArray(request.files) ? request.files : [];
  return files
    .filter((file) => file.size > 0)
    .map((file) => ({
      kind: kindOf(file.fieldname),
      name: file.originalname.replace(/[\p{Cc}/\\]/gu, '_'),
      type: file.mimetype,
      bytes: file.buffer,
    }));
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
  const markup = page({
    site: 'Dịch vụ công tỉnh Đồng Nai',
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

/** Leads on to another page, which tells what happened. */
export function goOn(
  ctx: Context,
  response: Response,
  to: string,
  text: string,
  kind: 'status' | 'alert' = 'status',
): void {
  sessionOf(ctx, response).flash = { kind, text };
  response.redirect(303, to);
}
