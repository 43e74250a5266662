import express from 'express';
import type { Router } from 'express';
import { checkToken, goOn } from '../../web/visit.ts';
import { enter } from '../actions/entering.ts';
import type { Context } from '../context.ts';
import { figuresOf } from '../domain/figures.ts';
import { written } from '../domain/numbers.ts';
import { FILLED } from '../interlink.ts';
import type { OneStopFigures } from '../interlink.ts';
import { reportFor } from '../request.ts';

/** Fills the cells of a month's report that the one-stop system knows. */
export function oneStopRoutes(ctx: Context, oneStop: OneStopFigures): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false });
  router.post('/bao-cao/:id/so-lieu-mot-cua', form, checkToken, async (request, response) => {
    const { user, report, campaign } = reportFor(ctx, response, String(request.params['id']));
    const { inTime, late } = await oneStop.take(report, campaign);
    const figures = figuresOf(ctx, campaign, report);
    const change = (key: string, to: number) => ({
      ...{ key, from: written(figures[key] ?? null), to: String(to) },
    });
    const changes = [change(FILLED.inTime, inTime), change(FILLED.late, late)];
    enter(ctx, user, campaign, report, changes);
    goOn(ctx, response, `/bao-cao/${report.id}`, `Đã lấy số liệu của ${inTime + late} hồ sơ.`);
  });
  return router;
}
