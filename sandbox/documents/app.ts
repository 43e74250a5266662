import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import { serveAssets } from '../web/assets.ts';
import { ERROR_TITLES, explainError, PageError } from '../web/errors.ts';
import { html } from '../web/html.ts';
import { securityHeaders } from '../web/security-headers.ts';
import { sessionOf } from '../web/visit.ts';
import type { Context } from './context.ts';
import { identify, show } from './request.ts';
import { adminRoutes } from './routes/admin.ts';
import { documentRoutes } from './routes/document.ts';
import { guideRoutes } from './routes/guides.ts';
import { healthRoutes } from './routes/health.ts';
import { listRoutes } from './routes/lists.ts';
import { registerRoutes } from './routes/registers.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { writingRoutes } from './routes/writing.ts';

/** The province's system for documents and administration. */
export function documentsApp(ctx: Context, log: (line: string) => void): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(() => ctx.faults.isOn('documents-headers-missing')));
  serveAssets(app, () => ctx.faults.isOn('documents-script-cut'));
  app.use((request, _response, next) => {
    log(`${request.method} ${request.path}`);
    next();
  });
  app.use(identify(ctx));
  for (const routes of [signInRoutes, writingRoutes, listRoutes, documentRoutes])
    app.use(routes(ctx));
  for (const routes of [registerRoutes, adminRoutes, guideRoutes]) app.use(routes(ctx));
  app.use(healthRoutes(ctx));
  app.use(() => {
    throw new PageError(404, 'Không tìm thấy trang.');
  });
  app.use(errorPage(ctx, log));
  return app;
}

const TOO_LARGE = 'Mỗi tệp tối đa 100 MB, mỗi lần tối đa 10 tệp.';

function errorPage(ctx: Context, log: (line: string) => void): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const { status, text } = explainError(error, TOO_LARGE);
    if (status >= 500) log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (response.headersSent) return response.end();
    const isApi = request.path.startsWith('/api/');
    if (status === 401 && !isApi && request.method === 'GET') {
      sessionOf(ctx, response).returnTo = request.originalUrl;
      return response.redirect(303, '/dang-nhap');
    }
    response.status(status);
    if (isApi) return response.json({ error: text });
    const body = html`<p>${text}</p>
      <p><a href="/">Về trang đầu</a></p>`;
    show(ctx, request, response, ERROR_TITLES[status] ?? 'Lỗi hệ thống', body);
  };
}
