import express from 'express';
import type { Router } from 'express';
import { PageError } from '../../web/errors.ts';
import type { Context } from '../context.ts';
import { meetingFor, show } from '../request.ts';
import { minutesPage } from '../views/minutes.ts';

/** The minutes of a meeting that is over. */
export function minutesRoutes(ctx: Context): Router {
  const router = express.Router();
  router.get('/cuoc-hop/:id/bien-ban', (request, response) => {
    const meeting = meetingFor(ctx, request, response);
    if (meeting.state !== 'ended') throw new PageError(409, 'Biên bản có khi cuộc họp kết thúc.');
    show(ctx, request, response, 'Biên bản', minutesPage(ctx, meeting));
  });
  return router;
}
