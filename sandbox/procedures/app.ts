import express from 'express';
import type { Express } from 'express';
import { serveAssets } from '../web/assets.ts';
import { html } from '../web/html.ts';
import { securityHeaders } from '../web/security-headers.ts';
import type { Context } from './context.ts';
import { errorPage } from '../web/error-page.ts';
import { PageError } from '../web/errors.ts';
import type { Links } from './interlink/links.ts';
import { linkRoutes } from './interlink/routes.ts';
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

/** The province's system for administrative procedures. */
export function proceduresApp(ctx: Context, log: (line: string) => void, links?: Links): Express {
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
  if (links !== undefined) app.use(linkRoutes(ctx, links));
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
  app.use(
    errorPage({
      ...{ sessions: ctx.sessions, log, back: 'Về trang chủ' },
      tooLarge: 'Mỗi tệp tối đa 20 MB, mỗi lần tối đa 10 tệp.',
      show: (request, response, title, body) => show(ctx, request, response, title, body),
      more: (error) =>
        ctx.faults.isOn('error-details-leak') &&
        error instanceof Error &&
        html`<pre>${error.stack}</pre>`,
    }),
  );
  return app;
}
