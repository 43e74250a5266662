import { readFileSync } from 'node:fs';
import express from 'express';
import type { Express } from 'express';
import { serveAssets } from '../web/assets.ts';
import { errorPage } from '../web/error-page.ts';
import { PageError } from '../web/errors.ts';
import { securityHeaders } from '../web/security-headers.ts';
import type { Context } from './context.ts';
import { identify, show } from './request.ts';
import { adminRoutes } from './routes/admin.ts';
import { campaignRoutes } from './routes/campaigns.ts';
import { publicRoutes } from './routes/guides.ts';
import { oneStopRoutes } from './routes/one-stop.ts';
import { interfaceRoutes } from './routes/interface.ts';
import { reportRoutes } from './routes/reports.ts';
import { sheetRoutes } from './routes/sheets.ts';
import { entranceRoutes } from './routes/sign-in.ts';

const read = (name: string) => readFileSync(new URL(`views/${name}`, import.meta.url), 'utf8');
const [style, script] = [read('grid.css'), read('grid-script.js')];

/** The province's reporting system. */
export function reportingApp(ctx: Context, log: (line: string) => void): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(() => ctx.faults.isOn('reporting-headers-missing')));
  serveAssets(app, () => ctx.faults.isOn('reporting-script-cut'));
  app.get('/bang-so-lieu.css', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('css').send(style);
  });
  app.get('/bang-so-lieu.js', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('js').send(script);
  });
  app.use((request, _response, next) => {
    log(`${request.method} ${request.path}`);
    next();
  });
  app.use(identify(ctx));
  for (const routes of [entranceRoutes, reportRoutes, sheetRoutes, campaignRoutes])
    app.use(routes(ctx));
  if (ctx.oneStop !== undefined) app.use(oneStopRoutes(ctx, ctx.oneStop));
  for (const routes of [interfaceRoutes, adminRoutes, publicRoutes]) app.use(routes(ctx));
  app.use(() => {
    throw new PageError(404, 'Không tìm thấy trang.');
  });
  app.use(
    errorPage({
      ...{ sessions: ctx.sessions, log, back: 'Về trang đầu' },
      tooLarge: 'Tệp tối đa 5 MB.',
      show: (request, response, title, body) => show(ctx, request, response, title, body),
    }),
  );
  return app;
}
