import { setTimeout as pause } from 'node:timers/promises';
import express from 'express';
import type { Request, Response, Router } from 'express';
import { InputError, PageError } from '../../web/errors.ts';
import { checkToken, goOn, valuesOf } from '../../web/visit.ts';
import { enter } from '../actions/entering.ts';
import type { Change } from '../actions/entering.ts';
import { approve, giveBack, remind, send, startVersion } from '../actions/flow.ts';
import type { Step } from '../actions/flow.ts';
import type { Context } from '../context.ts';
import { figuresOf } from '../domain/figures.ts';
import { written } from '../domain/numbers.ts';
import { personWho, reportFor, show } from '../request.ts';
import { wantedIn } from '../views/finding.ts';
import { reportListView, reportView } from '../views/report.ts';
import { Rush } from './rush.ts';

const SLOW_MS = 4_000;

const STEPS: Readonly<Record<string, (step: Step, reason: string) => string>> = {
  gui: send,
  duyet: approve,
  'chinh-ly': giveBack,
  'phien-ban-moi': startVersion,
  nhac: remind,
};

/** Reports of a unit: the list, the grid in which figures are entered, and what is done with a report. */
export function reportRoutes(ctx: Context): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 3_000 });
  const rush = new Rush(ctx);

  router.get('/bao-cao', async (request, response) => {
    const user = personWho(ctx, response, 'see-own');
    if (ctx.faults.isOn('reporting-slow')) await pause(SLOW_MS);
    const list = reportListView(ctx, user, wantedIn(request));
    show(ctx, request, response, 'Báo cáo của đơn vị', list);
  });

  router.get('/bao-cao/:id', (request, response) => {
    const { user, report, campaign } = reportFor(ctx, response, request.params.id);
    const isChecked = request.query['kiem-tra'] !== undefined;
    const body = reportView(ctx, response, { user, report, campaign, isChecked });
    show(ctx, request, response, `${campaign.title} – ${report.unitName}`, body);
  });

  router.post('/bao-cao/:id/luu', form, checkToken, (request, response) => {
    const { user, report, campaign } = reportFor(ctx, response, request.params['id'] as string);
    const isProgram = request.accepts(['html', 'json']) === 'json';
    try {
      enter(ctx, user, campaign, report, changesIn(request));
    } catch (error) {
      if (!(error instanceof InputError || error instanceof PageError)) throw error;
      if (isProgram) return void response.status(409).json({ error: error.message });
      if (error instanceof PageError) throw error;
      return goOn(ctx, response, `/bao-cao/${report.id}`, error.message, 'alert');
    }
    const now = ctx.reports.find(report.id);
    const figures = now === undefined ? {} : figuresOf(ctx, campaign, now);
    if (!isProgram) return goOn(ctx, response, `/bao-cao/${report.id}`, 'Đã lưu nháp.');
    const soLieu = Object.entries(figures).map(([key, value]) => [key, written(value)]);
    response.json({ soLieu: Object.fromEntries(soLieu) });
  });

  router.post('/bao-cao/:id/thao-tac/:action', form, checkToken, async (request, response) => {
    const { id, action } = request.params as { id: string; action: string };
    const found = reportFor(ctx, response, id);
    const act = Object.hasOwn(STEPS, action) ? STEPS[action] : undefined;
    if (act === undefined) throw new PageError(404, 'Không có thao tác này.');
    await doStep(request, response, { ctx, ...found }, act);
    if (action === 'gui') rush.sent(found.report);
  });

  async function doStep(
    request: Request,
    response: Response,
    step: Step,
    act: (step: Step, reason: string) => string,
  ): Promise<void> {
    const { user, campaign, report } = step;
    const back = user.unit === null ? `/dot-bao-cao/${campaign.id}` : `/bao-cao/${report.id}`;
    try {
      if (act === send) await rush.slow();
      goOn(ctx, response, back, act(step, valuesOf(request)['reason'] ?? ''));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      goOn(ctx, response, `${back}${act === send ? '?kiem-tra' : ''}`, error.message, 'alert');
    }
  }
  return router;
}

/** Cells of the form with what stood there when it was opened. */
function changesIn(request: Request): Change[] {
  const values = valuesOf(request);
  return Object.entries(values).flatMap(([name, to]) => {
    if (!name.startsWith('o.')) return [];
    const key = name.slice(2);
    return [{ key, from: values[`goc.${key}`] ?? '', to }];
  });
}
