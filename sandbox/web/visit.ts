import type { NextFunction, Request, Response } from 'express';
import { PageError } from './errors.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { readCookie } from './cookies.ts';
import type { Session, Sessions } from './sessions.ts';

declare global {
  namespace Express {
    interface Locals {
      session?: Session;
    }
  }
}

/** A site that keeps sessions. */
interface Site {
  sessions: Sessions;
}

/** Finds the session that a request brings. */
export function findSession({ sessions }: Site, request: Request, response: Response): void {
  const session = sessions.find(readCookie(request.headers.cookie, sessions.cookie));
  if (session) response.locals.session = session;
}

/** The session of this visitor; opened now if there is none yet. */
export function sessionOf(site: Site, response: Response): Session {
  return response.locals.session ?? startSession(site, response, null);
}

/** Opens a session and sends its cookie; any former one ends. */
export function startSession(
  { sessions }: Site,
  response: Response,
  username: string | null,
): Session {
  if (response.locals.session) sessions.end(response.locals.session.id);
  const session = sessions.open(username);
  response.cookie(sessions.cookie, session.id, { httpOnly: true, sameSite: 'lax', path: '/' });
  response.locals.session = session;
  return session;
}

export function forgetCookie({ sessions }: Site, response: Response): void {
  response.clearCookie(sessions.cookie, { httpOnly: true, sameSite: 'lax', path: '/' });
}

/** Refuses a form that does not bring the token of the session. */
export function checkToken(request: Request, response: Response, next: NextFunction): void {
  const given = valuesOf(request)['csrf'];
  if (!given || given !== response.locals.session?.csrf) {
    throw new PageError(403, 'Biểu mẫu đã hết hạn. Vui lòng tải lại trang và gửi lại.');
  }
  next();
}

/** The hidden field every form of a session carries. */
export function token(session: Session | undefined): Html {
  return html`<input type="hidden" name="csrf" value="${session?.csrf}" />`;
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

/** Leads on to another page, which tells what happened. */
export function goOn(
  site: Site,
  response: Response,
  to: string,
  text: string,
  kind: 'status' | 'alert' = 'status',
): void {
  sessionOf(site, response).flash = { kind, text };
  response.redirect(303, to);
}
