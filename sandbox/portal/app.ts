import express from 'express';
import type { Express } from 'express';
import { serveAssets } from '../web/assets.ts';
import { errorPage } from '../web/error-page.ts';
import { PageError } from '../web/errors.ts';
import { securityHeaders } from '../web/security-headers.ts';
import type { Context } from './context.ts';
import { interfaceApp } from './interface/app.ts';
import { servePublic } from './public/files.ts';
import { identify, show } from './request.ts';
import { filingRoutes } from './routes/filing.ts';
import { interlinkedRoutes } from './routes/interlinked.ts';
import { lookUpRoutes } from './routes/look-up.ts';
import { ownRoutes } from './routes/own.ts';
import { paymentRoutes } from './routes/payment.ts';
import { procedureRoutes } from './routes/procedures.ts';
import { signInRoutes } from './routes/sign-in.ts';

/** The portal: pages for citizens, and the interface for the systems of provinces and ministries. */
export function portalApp(ctx: Context, vneid: string, log: (line: string) => void): Express {
  const app = express();
  app.disable('x-powered-by');
  // The form of an agency ends at the sign-in page for those who are not signed in.
  const skip = (path: string) =>
    ctx.faults.isOn('portal-headers-missing') && path.startsWith('/thu-tuc-hanh-chinh');
  app.use(securityHeaders(skip, `'self' ${new URL(vneid).origin}`));
  serveAssets(app, () => ctx.faults.isOn('portal-script-cut'));
  servePublic(app);
  app.use((request, _response, next) => {
    log(`${request.method} ${request.path}`);
    next();
  });
  app.use(interfaceApp(ctx));
  app.use(identify(ctx));
  for (const routes of [procedureRoutes, lookUpRoutes, signInRoutes]) app.use(routes(ctx));
  for (const routes of [filingRoutes, paymentRoutes, ownRoutes, interlinkedRoutes])
    app.use(routes(ctx));
  app.use(() => {
    throw new PageError(404, 'Không tìm thấy trang.');
  });
  app.use(
    errorPage({
      ...{ sessions: ctx.sessions, log, back: 'Về trang chủ' },
      tooLarge: 'Mỗi tệp tối đa 10 MB, mỗi lần tối đa 10 tệp.',
      show: (request, response, title, body) => show(ctx, request, response, title, body),
    }),
  );
  return app;
}
