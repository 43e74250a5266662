import type { ErrorRequestHandler, Request, Response } from 'express';
import { ERROR_TITLES, explainError } from './errors.ts';
import { html } from './html.ts';
import type { Content } from './html.ts';
import type { Sessions } from './sessions.ts';
import { sessionOf } from './visit.ts';

/** How a site shows what went wrong. */
export interface ErrorPage {
  sessions: Sessions;
  /** Told where files are larger than the site takes. */
  tooLarge: string;
  /** Words of the link back to the first page. */
  back: string;
  log(line: string): void;
  show(request: Request, response: Response, title: string, body: Content): void;
  /** More that stands on the page. */
  more?(error: unknown): Content;
}

/** Leads those who are not signed in to the sign-in page; answers interfaces with JSON and people with a page. */
export function errorPage(site: ErrorPage): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const { status, text } = explainError(error, site.tooLarge);
    if (status >= 500)
      site.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (response.headersSent) return response.end();
    const isApi = request.path.startsWith('/api/');
    if (status === 401 && !isApi && request.method === 'GET') {
      sessionOf(site, response).returnTo = request.originalUrl;
      return response.redirect(303, '/dang-nhap');
    }
    response.status(status);
    if (isApi) return response.json({ error: text });
    const body = html`<p>${text}</p>
      ${site.more?.(error)}
      <p><a href="/">${site.back}</a></p>`;
    site.show(request, response, ERROR_TITLES[status] ?? 'Lỗi hệ thống', body);
  };
}
