import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import { serveAssets } from '../web/assets.ts';
import { html } from '../web/html.ts';
import { securityHeaders } from '../web/security-headers.ts';
import type { Context } from './context.ts';
import { ERROR_TITLES, explainError, PageError } from '../web/errors.ts';
import { identify, show } from './request.ts';
import { adminRoutes } from './routes/admin.ts';
import { apiRoutes } from './routes/api.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { citizenRoutes } from './routes/citizen.ts';
import { dossierRoutes } from './routes/dossier.ts';
import { guideRoutes } from './routes/guides.ts';
import { lookUpRoutes } from './routes/look-up.ts';
import { officerRoutes } from './routes/officers.ts';
import { publicRoutes } from './routes/public.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { sessionOf } from '../web/visit.ts';

/** The province's system for administrative procedures. */
export function proceduresApp(ctx: Context, log: (line: string) => void): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    securityHeaders(
      (path) =>
        ctx.faults.isOn('headers-missing') ||
        (ctx.faults.isOn('officer-pages-bare') && path.startsWith('/can-bo/')),
    ),
  );
  serveAssets(app, () => ctx.faults.isOn('script-cut'));
  app.use((request, _response, next) => {
    log(`${request.method} ${request.path}`);
    next();
  });
  app.use(identify(ctx));
  app.use(publicRoutes(ctx));
  app.use(catalogueRoutes(ctx));
  app.use(lookUpRoutes(ctx));
  app.use(signInRoutes(ctx));
  app.use(citizenRoutes(ctx));
  app.use(dossierRoutes(ctx));
  app.use(officerRoutes(ctx));
  app.use(adminRoutes(ctx));
  app.use(guideRoutes(ctx));
  app.use(apiRoutes(ctx));
  app.use(() => {
    throw new PageError(404, 'Không tìm thấy trang.');
  });
  app.use(errorPage(ctx, log));
  return app;
}

const TOO_LARGE = 'Mỗi tệp tối đa 20 MB, mỗi lần tối đa 10 tệp.';

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
    const leak =
      ctx.faults.isOn('error-details-leak') && error instanceof Error ? error.stack : null;
    show(
      ctx,
      request,
      response,
      ERROR_TITLES[status] ?? 'Lỗi hệ thống',
      html`<p>${text}</p>
        ${leak && html`<pre>${leak}</pre>`}
        <p><a href="/">Về trang chủ</a></p>`,
    );
  };
}
