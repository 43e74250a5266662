import express from 'express';
import type { Express } from 'express';
import { serveAssets } from '../web/assets.ts';
import { errorPage } from '../web/error-page.ts';
import { PageError } from '../web/errors.ts';
import { securityHeaders } from '../web/security-headers.ts';
import type { Context } from './context.ts';
import { identify, show } from './request.ts';
import { adminRoutes } from './routes/admin.ts';
import { guides } from './routes/guides.ts';
import { oneMeetingRoutes } from './routes/meeting.ts';
import { meetingRoutes } from './routes/meetings.ts';
import { minutesRoutes } from './routes/minutes.ts';
import { paperRoutes } from './routes/papers.ts';
import { recordingRoutes } from './routes/recordings.ts';
import { roomRoutes } from './routes/room.ts';
import { entranceRoutes } from './routes/sign-in.ts';
import { voteRoutes } from './routes/votes.ts';

/** The province's platform for online meetings. */
export function meetingsApp(ctx: Context, log: (line: string) => void): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(() => ctx.faults.isOn('meetings-headers-missing')));
  serveAssets(app);
  app.use((request, _response, next) => {
    log(`${request.method} ${request.path}`);
    next();
  });
  app.use(identify(ctx));
  for (const routes of [entranceRoutes, meetingRoutes, oneMeetingRoutes, roomRoutes])
    app.use(routes(ctx));
  for (const routes of [voteRoutes, paperRoutes, recordingRoutes, minutesRoutes])
    app.use(routes(ctx));
  for (const routes of [guides, adminRoutes]) app.use(routes(ctx));
  app.use(() => {
    throw new PageError(404, 'Không tìm thấy trang.');
  });
  app.use(
    errorPage({
      ...{ sessions: ctx.sessions, log, back: 'Về trang đầu' },
      tooLarge: 'Mỗi tệp tối đa 20 MB, mỗi lần tối đa 10 tệp.',
      show: (request, response, title, body) => show(ctx, request, response, title, body),
    }),
  );
  return app;
}
