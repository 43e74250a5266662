import express from 'express';
import type { Express } from 'express';
import { serveAssets } from '../web/assets.ts';
import { errorPage } from '../web/error-page.ts';
import { PageError } from '../web/errors.ts';
import { securityHeaders } from '../web/security-headers.ts';
import type { Context } from './context.ts';
import { identify, show } from './request.ts';
import { adminRoutes } from './routes/admin.ts';
import { deskRoutes } from './routes/desk.ts';
import { documentRoutes } from './routes/document.ts';
import { draftingRoutes } from './routes/drafting.ts';
import { guides } from './routes/guides.ts';
import { healthRoutes } from './routes/health.ts';
import { listRoutes } from './routes/lists.ts';
import { registeringRoutes } from './routes/registering.ts';
import { registerRoutes } from './routes/registers.ts';
import { entranceRoutes } from './routes/sign-in.ts';
import { workFileRoutes } from './routes/work-files.ts';

/** The province's system for documents and administration. */
export function documentsApp(ctx: Context, log: (line: string) => void): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    securityHeaders(
      (path) =>
        ctx.faults.isOn('documents-headers-missing') ||
        (ctx.faults.isOn('document-pages-bare') && path.startsWith('/van-ban/')),
    ),
  );
  serveAssets(app, () => ctx.faults.isOn('documents-script-cut'));
  app.use((request, _response, next) => {
    log(`${request.method} ${request.path}`);
    next();
  });
  app.use(identify(ctx));
  for (const routes of [
    entranceRoutes,
    registeringRoutes,
    draftingRoutes,
    workFileRoutes,
    deskRoutes,
  ])
    app.use(routes(ctx));
  for (const routes of [listRoutes, documentRoutes]) app.use(routes(ctx));
  for (const routes of [registerRoutes, adminRoutes, guides]) app.use(routes(ctx));
  app.use(healthRoutes(ctx));
  app.use(() => {
    throw new PageError(404, 'Không tìm thấy trang.');
  });
  app.use(
    errorPage({
      ...{ sessions: ctx.sessions, log, back: 'Về trang đầu' },
      tooLarge: 'Mỗi tệp tối đa 100 MB, mỗi lần tối đa 10 tệp.',
      show: (request, response, title, body) => show(ctx, request, response, title, body),
    }),
  );
  return app;
}
