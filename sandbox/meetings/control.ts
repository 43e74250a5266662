import express from 'express';
import type { Router } from 'express';
import type { Planted } from './media/planted.ts';

const MOST_DELAY_MS = 10_000;

/** Lets what is measured be planted: how late, how much of it lost, whose voice is whose. */
export function controlRoutes(planted: Planted): Router {
  const router = express.Router();
  const tell: express.RequestHandler = (_request, response) => {
    response.json({ ...planted.plant, ...planted.counts });
  };
  router.get('/planted', tell);
  router.put(
    '/planted',
    (request, response, next) => {
      const { delay = '0', late = 'all', loss = '0', swapped = 'no' } = request.query;
      const [delayMs, share] = [Number(delay), Number(loss)];
      const isWell =
        delayMs >= 0 &&
        delayMs <= MOST_DELAY_MS &&
        share >= 0 &&
        share <= 1 &&
        (late === 'first' || late === 'all') &&
        (swapped === 'yes' || swapped === 'no');
      if (!isWell)
        return void response
          .status(400)
          .json({ error: 'wanted: delay=<ms>&late=first|all&loss=<0 to 1>&swapped=yes|no' });
      planted.put({ delayMs, late, loss: share, swapped: swapped === 'yes' });
      next();
    },
    tell,
  );
  return router;
}
