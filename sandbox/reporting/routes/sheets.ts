import express from 'express';
import type { Response, Router } from 'express';
import { InputError } from '../../web/errors.ts';
import { uploadsOf } from '../../web/upload.ts';
import { goOn } from '../../web/visit.ts';
import { enter } from '../actions/entering.ts';
import type { Context } from '../context.ts';
import { figuresOf, formerOf, formOf, totalFigures } from '../domain/figures.ts';
import { written } from '../domain/numbers.ts';
import type { Values } from '../domain/reckon.ts';
import { campaignAt, multipart, personWho, reportFor } from '../request.ts';
import { readBook } from '../sheets/read.ts';
import { campaignBook, campaignCsv, reportBook } from '../sheets/write.ts';
import type { Exported } from '../sheets/write.ts';
import type { Campaign } from '../store/campaigns.ts';
import { stateWords } from '../views/report.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Figures as workbooks and text, out of the system and into it. */
export function sheetRoutes(ctx: Context): Router {
  const router = express.Router();
  const deliver = (response: Response, name: string, type: string, body: Buffer | string) =>
    response.type(type).set('Content-Disposition', `attachment; filename="${name}"`).send(body);

  router.get('/bao-cao/:id/tep.xlsx', async (request, response) => {
    const { report, campaign } = reportFor(ctx, response, request.params.id);
    const { unit, unitName } = report;
    const of = { ...about(campaign), unit, unitName };
    const book = await reportBook(of, figuresOf(ctx, campaign, report));
    deliver(response, `bao-cao-${campaign.period}-${unit}.xlsx`, XLSX, book);
  });

  router.post('/bao-cao/:id/nhap-tep', ...multipart, async (request, response) => {
    const { user, report, campaign } = reportFor(ctx, response, request.params['id'] as string);
    const back = `/bao-cao/${report.id}`;
    try {
      const [file] = uploadsOf(request);
      if (file === undefined) throw new InputError('Chưa chọn tệp.');
      const form = formOf(campaign);
      const { period } = campaign;
      const read = await readBook(
        file.bytes,
        { form, period, unit: report.unit },
        {
          isShifted: ctx.faults.isOn('import-shifts-column', campaign),
          arePointsDecimal: ctx.faults.isOn('import-reads-points', campaign),
          isAnyPeriod: ctx.faults.isOn('wrong-period-imported', campaign),
          isAnyVersion: ctx.faults.isOn('former-template-imported', campaign),
        },
      );
      const now = ctx.reports.find(report.id) ?? report;
      const figures = figuresOf(ctx, campaign, now);
      const former = formerOf(ctx, campaign, report.unit);
      const open = form.cells.filter(
        (one) => one.derived === null && (one.carries === null || former === null),
      );
      const changes = open.flatMap(({ key }) => {
        const value = read.get(key);
        return value === undefined
          ? []
          : [{ key, from: written(figures[key]), to: written(value) }];
      });
      enter(ctx, user, campaign, now, changes);
      goOn(ctx, response, back, `Đã nhập ${changes.length} ô từ tệp.`);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      goOn(ctx, response, back, error.message, 'alert');
    }
  });

  router.get('/dot-bao-cao/:id/tep.:kind', async (request, response) => {
    personWho(ctx, response, 'see-all', 'read-interface');
    const { id, kind } = request.params;
    const campaign = campaignAt(ctx, id);
    const isOther = ctx.faults.isOn('export-other-figure', campaign);
    const details = ctx.reports.of(campaign.id).map((report, n) => ({
      ...{ unit: report.unit, unitName: report.unitName },
      state: stateWords(ctx, campaign, report),
      figures: spoilt(figuresOf(ctx, campaign, report), isOther && n === 7),
    }));
    const name = `tong-hop-${campaign.period}`;
    const bare = ctx.faults.isOn('report-export-injection', campaign);
    if (kind === 'csv')
      return void deliver(
        response,
        `${name}.csv`,
        'text/csv',
        campaignCsv(about(campaign), details, bare),
      );
    const total = ctx.totals.last(campaign.id);
    const sum = total === undefined ? {} : totalFigures(ctx, campaign, total);
    deliver(response, `${name}.xlsx`, XLSX, await campaignBook(about(campaign), sum, details));
  });

  function about(campaign: Campaign): Exported {
    const { period, title } = campaign;
    return { form: formOf(campaign), period, title, unit: '19', unitName: 'Tỉnh Đồng Nai' };
  }
  return router;
}

function spoilt(figures: Values, isSpoilt: boolean): Values {
  const [first] = Object.keys(figures);
  if (!isSpoilt || first === undefined) return figures;
  return { ...figures, [first]: String(Number(figures[first]) + 1) };
}
